/**
 * What passes between the scripts that compare. Only types stand here; the figures' own stand in
 * `charts/types.js`.
 *
 * @typedef {import("../charts/types.js").Model} Model
 *
 * @typedef {object} KindSummary a kind of entity, as the page tells of it
 * @property {string} id
 * @property {string} one what one of them is called
 * @property {string} many
 * @property {string} entities the address of their names
 * @property {string} indicators the address of what they can be compared by
 * @property {string[]} who those that come first
 * @property {string[]} what the indicators that come first
 *
 * @typedef {object} Listed an indicator in the list of its kind
 * @property {string} id
 * @property {string} title
 * @property {number} dataset its place among the list's datasets
 * @property {string} unit "" for an index
 * @property {"better" | "worse" | "neither"} higher_is
 * @property {string} first the first period
 * @property {string} last
 *
 * @typedef {object} List as `api/indicators/KIND.json` has it
 * @property {{title: string, address: string, source: string}[]} datasets
 * @property {Listed[]} indicators
 * @property {Record<string, string>} pages addresses of entities' pages by key
 * @property {Record<string, object>} structures Vega without rows for a small trend
 *
 * @typedef {object} Kind a kind of entity with all that is known of it
 * @property {KindSummary} summary
 * @property {List} list
 * @property {import("../charts/types.js").Entities} entities
 * @property {(key: string) => string} name what people call an entity
 *
 * @typedef {object} Indicator what entities are compared by, with its figures
 * @property {Listed} listed
 * @property {Model} model
 * @property {string[]} aside entities that never stand beside the others
 *
 * @typedef {object} State what a visitor has chosen; null is what comes first
 * @property {string} kind
 * @property {string[] | null} who
 * @property {number[] | null} colours of those chosen, by their places
 * @property {string[] | null} what
 * @property {string | null} from a year
 * @property {string | null} to
 *
 * @typedef {object} Chosen what is compared
 * @property {Kind} kind
 * @property {string[]} who
 * @property {Map<string, number>} colours of each of them, by its place
 * @property {Indicator[]} what
 * @property {string | null} from
 * @property {string | null} to
 */

export {};
