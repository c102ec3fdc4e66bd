/**
 * What passes between the scripts of search. Only types stand here.
 *
 * @typedef {object} Kind a kind of entity, by column
 * @property {string} id
 * @property {string} one what one of them is called
 * @property {string} many
 * @property {string} section where their pages stand, "" where they have none
 * @property {boolean} compares whether they can be set side by side
 * @property {string[]} keys
 * @property {string[]} names
 * @property {string[]} in_text "" where the name reads well in a sentence
 * @property {string[]} others other names and codes, with "|" between them
 * @property {(string | 1)[]} pages the address of its page: "" for none, 1 for the usual one
 * @property {[title: string, members: string][]} groups of them, a bit for each member, as base64
 *
 * @typedef {object} Facet a column by which a collection is filtered
 * @property {string} field
 * @property {string} title
 * @property {string} kind the kind of entity that it names, or ""
 * @property {boolean} years whether its values are years
 * @property {[value: string, label: string][]} values
 *
 * @typedef {object} Collection
 * @property {string} name
 * @property {string} one
 * @property {string} many
 * @property {string} summary
 * @property {string} address
 * @property {Facet[]} facets
 *
 * @typedef {[name: string, title: string, subtitle: string, kind: string, entity?: number, coverage?: number]} ChartRow
 * @typedef {[id: string, title: string, entity: number, coverage: number, first: string, last: string, charts: number[], isHeadline: number]} FigureRow
 * @typedef {[name: string, title: string, words: string]} TableRow
 * @typedef {[title: string, key: string, note: string, done: string, facets: number[], topics: string[]]} CollectedRow
 *
 * @typedef {object} DatasetBlock
 * @property {string} name
 * @property {string} title
 * @property {string} summary
 * @property {string} words
 * @property {string[]} years the first and the last, or nothing
 * @property {string[]} topics
 * @property {ChartRow[]} charts
 * @property {FigureRow[]} figures
 * @property {TableRow[]} tables
 * @property {string[]} coverages a bit for each entity of a kind, as base64
 *
 * @typedef {object} CollectedBlock
 * @property {number} collection
 * @property {CollectedRow[]} items
 *
 * @typedef {DatasetBlock | CollectedBlock} Block
 *
 * @typedef {object} Core what search.json holds
 * @property {string[][]} same words that mean the same
 * @property {Kind[]} kinds
 * @property {[id: string, title: string, summary: string][]} topics
 * @property {Collection[]} collections
 * @property {[term: string, id: string, text: string, also: string][]} terms
 * @property {[title: string, address: string][]} questions
 * @property {[title: string, address: string, description: string][]} pages
 * @property {string[]} parts addresses of further files
 * @property {Block[]} blocks
 *
 * @typedef {object} Item one thing that can be found
 * @property {string} group
 * @property {string} title
 * @property {string} note a line to show under it
 * @property {string} address
 * @property {number} [kind] of the entities that it has figures of, or is one of
 * @property {number} [entity] its place in its kind, if it is one
 * @property {string} [coverage] of which entities it has figures
 * @property {[number, string][]} [coverages] the same of several kinds
 * @property {string[]} [years] the first and the last
 * @property {string} [view] a chart's name
 * @property {string} [form] a chart's kind
 * @property {string} [id] a figure's id
 * @property {number[]} [charts] the items of the charts that show a figure, the best first
 * @property {boolean} [isHeadline] whether a figure stands for the whole of what its data measures
 * @property {number} [collection]
 * @property {number[]} [facets] the places of its values
 *
 * @typedef {object} Group a kind of thing that is found, under one heading
 * @property {string} id
 * @property {string} title
 * @property {string} one what one of them is called
 *
 * @typedef {object} Index all that can be found, ready to be searched
 * @property {Core} core
 * @property {Item[]} items
 * @property {Map<string, Group>} groups
 * @property {import("./vocabulary.js").Vocabulary} words
 * @property {Map<string, Sense[]>} phrases what words in a row name, under the folded words
 * @property {string[][][]} same what means the same, as folded words
 *
 * @typedef {{entity: number} | {same: number} | {group: string} | {members: Members}} Sense what words name: an item
 *   that is an entity, a list of words that mean the same, a kind of thing, or a group of entities
 *
 * @typedef {object} Members
 * @property {string} title of the group
 * @property {number} kind of its members, by place
 * @property {number[]} items
 *
 * @typedef {object} Form one way to say a thing, in folded words
 * @property {string[]} words
 * @property {number} worth how near it is to what was typed
 * @property {boolean} [isWhole] whether its words are not the beginnings of others: a code is not
 *
 * @typedef {object} Term one thing that a query names
 * @property {string} typed its folded words
 * @property {string} written the same as somebody wrote it
 * @property {Form[]} forms
 * @property {number[]} entities items that are entities
 * @property {string[]} groups
 * @property {Members | null} members of a group of entities
 * @property {string} year "" for none
 * @property {string} instead what was read for a word with a slip, "" where there was none
 *
 * @typedef {object} Value of what a figure's number is asked
 * @property {string} kind
 * @property {string} id
 * @property {string[]} keys
 * @property {string[]} names
 * @property {string[]} years one that is asked for, the first and the last of a span, or none
 *
 * @typedef {object} Hit
 * @property {string} group
 * @property {string} one what a thing of its group is called
 * @property {string} title
 * @property {string} note
 * @property {string} address
 * @property {number} score
 * @property {Value} [value]
 *
 * @typedef {object} Found
 * @property {{id: string, title: string, hits: Hit[]}[]} groups the best first
 * @property {number} count
 * @property {boolean} isNearest whether nothing has all that was asked for
 * @property {string[]} unknown words that name nothing here
 * @property {string[]} lacks sentences on what is not held
 * @property {[typed: string, read: string][]} instead words with slips, and what was read for them
 */

export {};
