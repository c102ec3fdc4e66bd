/** What was fetched, made ready to be searched: everything that can be found, and by which words. */

import { chartAddress, listAddress } from "./addresses.js";
import { covers } from "./ideas.js";
import { phraseOf } from "./fold.js";
import { stemsOf } from "./stems.js";
import { addText, closeVocabulary, emptyVocabulary } from "./vocabulary.js";

/** @typedef {import("./types.js").Core} Core */
/** @typedef {import("./types.js").Block} Block */
/** @typedef {import("./types.js").DatasetBlock} DatasetBlock */
/** @typedef {import("./types.js").CollectedBlock} CollectedBlock */
/** @typedef {import("./types.js").Index} Index */
/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").Sense} Sense */

/** How much a text says of what it stands on. */
const [TITLE, NAME, NOTE, AROUND, HIDDEN] = [1, 0.97, 0.55, 0.5, 0.4];

/** Kinds of thing that every site can have, with the words that people use for them. */
const GROUPS = /** @type {[id: string, title: string, one: string, called: string[]][]} */ ([
  ["compare", "Compare", "comparison", []],
  ["figure", "Figures", "figure", ["figures", "figure", "statistics", "numbers"]],
  ["chart", "Charts", "chart", ["charts", "chart", "graph", "graphs"]],
  ["topic", "Topics", "topic", ["topics", "topic"]],
  ["data", "Data", "data", ["data", "dataset", "datasets", "data set", "data sets"]],
  ["table", "Tables", "table", ["tables", "table", "csv"]],
  ["question", "Questions", "question", ["questions", "question", "faq"]],
  ["term", "Terms", "term", ["terms", "term", "definition", "definitions", "glossary", "meaning"]],
  ["page", "Pages", "page", []],
]);
/** More than that cannot be told apart in a chart, and are not chosen together. */
const MOST_CHOSEN = 40;
/** A chart that is on a map is asked for as one. */
const FORMS = { map: ["maps", "map"] };

/**
 * @param {Core} core
 * @param {Block[]} more the blocks of further parts
 * @returns {Index}
 */
export function readIndex(core, more = []) {
  const index = emptyIndex(core);
  addEntities(index);
  addTopics(index);
  for (const block of [...core.blocks, ...more]) {
    if ("items" in block) addCollected(index, block);
    else addDataset(index, block);
  }
  addWritten(index);
  addSame(index);
  closeVocabulary(index.words);
  return index;
}

/** @param {Core} core @returns {Index} */
function emptyIndex(core) {
  /** @type {Index["groups"]} */
  const groups = new Map();
  /** @type {Index} */
  const index = {
    core, items: [], groups, words: emptyVocabulary(), phrases: new Map(), same: [],
  };
  /** @param {string} id @param {string} title @param {string} one @param {string[]} called */
  const add = (id, title, one, called) => {
    groups.set(id, { id, title, one });
    for (const text of called) addPhrase(index, text, { group: id });
  };
  for (const { id, one, many } of core.kinds) add(`kind:${id}`, sentence(many), one, [one, many]);
  core.collections.forEach(({ one, many }, i) => add(`collection:${i}`, sentence(many), one, [one, many]));
  for (const [id, title, one, called] of GROUPS) add(id, title, one, called);
  for (const called of FORMS.map) addPhrase(index, called, { group: "chart:map" });
  return index;
}

/** @param {string} text */
const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * @param {{phrases: Index["phrases"]}} index
 * @param {string} text
 * @param {Sense} sense
 */
function addPhrase({ phrases }, text, sense) {
  const phrase = phraseOf(text);
  if (!phrase) return;
  const senses = phrases.get(phrase) ?? [];
  if (!senses.some((one) => JSON.stringify(one) === JSON.stringify(sense))) phrases.set(phrase, [...senses, sense]);
  const joined = phrase.replaceAll(" ", "");
  if ("same" in sense && joined !== phrase && joined.length < 5) addPhrase({ phrases }, joined, sense);
}

/**
 * @param {Index} index
 * @param {Item} item
 * @param {[text: string, weight: number][]} texts
 * @returns {number} its place
 */
function addItem(index, item, texts) {
  const place = index.items.push(item) - 1;
  for (const [text, weight] of texts) addText(index.words, place, text, weight);
  return place;
}

/** @param {Index} index */
function addEntities(index) {
  index.core.kinds.forEach((kind, place) => {
    const items = kind.keys.map((key, i) => {
      const page = kind.pages[i];
      const address = page === 1 ? `${kind.section}/${key.toLowerCase()}/` : page;
      const others = kind.others[i].split("|").filter(Boolean);
      const texts = /** @type {[string, number][]} */ ([[kind.names[i], TITLE], [key, NAME]]);
      const at = addItem(index, {
        group: `kind:${kind.id}`, title: kind.names[i], note: "", address, kind: place, entity: i,
      }, [...texts, ...others.map((other) => /** @type {[string, number]} */ ([other, NAME]))]);
      for (const name of [kind.names[i], key, ...others]) addPhrase(index, name, { entity: at });
      return at;
    });
    addGroups(index, kind, place, items);
  });
}

/**
 * Groups are called by their titles, with what their members are or without: "Nordic countries", "Nordic".
 * @param {Index} index
 * @param {import("./types.js").Kind} kind
 * @param {number} place
 * @param {number[]} items its entities, in their order
 */
function addGroups(index, { groups, one, many }, place, items) {
  const kinds = new Set([one, many].map(phraseOf));
  for (const [title, bits] of groups) {
    const held = atob(bits);
    const members = { title, kind: place, items: items.filter((_, i) => covers(held, i)) };
    if (members.items.length > MOST_CHOSEN) continue;
    const words = phraseOf(title).split(" ");
    const bare = words.filter((word) => !kinds.has(word)).join(" ");
    for (const called of new Set([words.join(" "), bare])) addPhrase(index, called, { members });
  }
}

/** @param {Index} index */
function addTopics(index) {
  for (const [id, title, summary] of index.core.topics) {
    addItem(index, { group: "topic", title, note: summary, address: `topics/${id}/` }, [[title, TITLE], [summary, NOTE]]);
  }
}

/** @param {Index} index @param {DatasetBlock} block */
function addDataset(index, block) {
  const { name, title, summary, words, years, topics, coverages } = block;
  const page = `datasets/${name}/`;
  const titles = new Map(index.core.topics.map(([id, called]) => [id, called]));
  const filed = topics.map((id) => titles.get(id) ?? "").join(" ");
  /** @type {[string, number][]} */
  const around = [[title, AROUND], [name, AROUND], [words, AROUND], [filed, HIDDEN], [summary, HIDDEN]];
  const bits = coverages.map((one) => atob(one));
  const held = new Map(block.figures.map(([, , kind, at]) => [`${kind} ${at}`, /** @type {[number, string]} */ ([kind, bits[at]])]));
  addItem(index, { group: "data", title, note: summary, address: page, years, coverages: [...held.values()] },
    [[title, TITLE], [name, NAME], [summary, NOTE], [words, NOTE], [filed, AROUND]]);
  const charts = block.charts.map(([view, called, subtitle, form, kind, at = 0]) =>
    addItem(index, {
      group: "chart", title: called, note: title, address: chartAddress(page, { view, form }, [], []), years, view, form,
      ...(kind === undefined ? {} : { kind, coverage: bits[at] }),
    }, [[called, TITLE], [subtitle, NOTE], ...around]));
  for (const [id, called, kind, at, first, last, shown, isHeadline] of block.figures) {
    addItem(index, {
      group: "figure", title: called, note: title, address: page, kind, coverage: bits[at], id: `${name}.${id}`,
      years: [first, last], charts: shown.map((one) => charts[one]), isHeadline: isHeadline === 1,
    }, [[called, TITLE], ...around]);
  }
  if (block.tables.length < 2 && !block.tables.some(([, called]) => called !== title)) return;
  for (const [own, called, columns] of block.tables) {
    addItem(index, { group: "table", title: called, note: title, address: page, years },
      [[called, TITLE], [own, NAME], [columns, AROUND], ...around]);
  }
}

/** @param {Index} index @param {CollectedBlock} block */
function addCollected(index, { collection, items }) {
  const { name, facets } = index.core.collections[collection];
  for (const [title, key, note, done, values, topics] of items) {
    const labels = facets.map((facet, i) => facet.values[values[i]]?.join(" ") ?? "").join(" ");
    const titles = new Map(index.core.topics.map(([id, called]) => [id, called]));
    const filed = topics.map((id) => titles.get(id) ?? "").join(" ");
    addItem(index, {
      group: `collection:${collection}`, title, note, address: `${name}/${key}/`, collection, facets: values,
    }, [[title, TITLE], [key, NAME], [note, NOTE], [labels, AROUND], [done, AROUND], [filed, HIDDEN]]);
  }
}

/** @param {Index} index */
function addWritten(index) {
  for (const [term, id, text, also] of index.core.terms) {
    addItem(index, { group: "term", title: term, note: text, address: `glossary/#${id}` },
      [[term, TITLE], [also, NAME], [text, HIDDEN]]);
  }
  for (const [title, address] of index.core.questions) {
    addItem(index, { group: "question", title, note: "", address }, [[title, TITLE]]);
  }
  for (const [title, address, note] of index.core.pages) {
    addItem(index, { group: "page", title, note, address: listAddress(address, []) }, [[title, TITLE], [note, NOTE]]);
  }
}

/** @param {Index} index */
function addSame(index) {
  index.same = index.core.same.map((words) => words.map((one) => phraseOf(one).split(" ")));
  index.core.same.forEach((words, same) => {
    const groups = words.flatMap((text) => index.phrases.get(phraseOf(text)) ?? []).filter((sense) => "members" in sense);
    for (const text of words) for (const sense of [{ same }, ...groups]) addPhrase(index, text, sense);
  });
  // Words of a kind are found in any form: the stems of phrases lead to them.
  for (const [phrase, senses] of index.phrases) {
    if (senses.every((sense) => "entity" in sense)) continue;
    const stem = stemsOf(phrase);
    if (stem !== phrase && !index.phrases.has(stem)) index.phrases.set(stem, senses.filter((sense) => !("entity" in sense)));
  }
}
