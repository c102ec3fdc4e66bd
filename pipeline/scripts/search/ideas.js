/** What several things lead to together: entities side by side, and filtered lists. */

import { compareAddress, listAddress } from "./addresses.js";
import { isSmall, wordsOf } from "./fold.js";
import { yearsOf } from "./query.js";
import { stemOf } from "./stems.js";
import { begunBy } from "./vocabulary.js";

/** @typedef {import("./types.js").Index} Index */
/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").Term} Term */
/** @typedef {import("./types.js").Hit} Hit */
/** @typedef {import("./types.js").Collection} Collection */

const MOST_COMPARED = 6;
const MOST_FIGURES = 4;
const COMPARED = 4;
const FILTERED = 3;
const UNNAMED = 1.2;

/**
 * Whether figures of an entity are held.
 * @param {string | undefined} coverage
 * @param {number} place of the entity in its kind
 */
export const covers = (coverage, place) => (((coverage ?? "").charCodeAt(place >> 3) || 0) & (1 << (place & 7))) !== 0;

/**
 * The entities of one kind that a query names, one for each name.
 * @param {Index} index
 * @param {Term[]} terms
 * @param {number} kind its place
 */
export function entitiesOf({ items }, terms, kind) {
  return [...new Set(terms.flatMap(({ entities }) => entities.filter((item) => items[item].kind === kind).slice(0, 1)))];
}

/** @param {string[]} names */
export function listed(names) {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
}

/**
 * How an entity is called inside a sentence.
 * @param {Index} index
 * @param {number} item
 */
export function inText({ core, items }, item) {
  const { kind = 0, entity = 0, title } = items[item];
  return core.kinds[kind].in_text[entity] || title;
}

/**
 * Two or more entities side by side, by the figures that the other words name.
 * @param {Index} index
 * @param {Term[]} terms
 * @param {number[]} figures items of figures that the other words find well, the best first
 * @returns {Hit[]}
 */
export function comparisons(index, terms, figures) {
  const { core, items } = index;
  const kinds = core.kinds.filter(({ compares }) => compares).map(({ id }) => id);
  const naming = terms.filter(({ entities }) => entities.length);
  const isAsked = terms.some((term) => !naming.includes(term) && !term.year && !isOfComparing(term));
  return core.kinds.flatMap((kind, place) => {
    const who = entitiesOf(index, naming, place).slice(0, MOST_COMPARED);
    if (!kind.compares || who.length < 2 || who.length < naming.length) return [];
    const places = who.map((item) => items[item].entity ?? 0);
    const what = figures
      .map((item) => items[item])
      .filter((one) => one.kind === place && places.every((entity) => covers(one.coverage, entity)))
      .slice(0, MOST_FIGURES);
    if (isAsked && !what.length) return [];
    const keys = places.map((entity) => kind.keys[entity]);
    const years = yearsOf(terms);
    const title = `Compare ${listed(who.map((item) => inText(index, item)))}${years.length ? `, ${years.join(" to ")}` : ""}`;
    const address = compareAddress(kind.id, kinds, keys, isAsked ? what.map(({ id }) => id ?? "") : [], years);
    const note = isAsked ? listed(what.map(({ title }) => title)) : `${kind.many.charAt(0).toUpperCase()}${kind.many.slice(1)} side by side`;
    return [{
      group: "compare", one: "comparison", title, note, address, score: COMPARED,
    }];
  });
}

/** @param {Term} term */
const isOfComparing = ({ typed }) => ["compar", "comparison"].includes(stemOf(typed));

/**
 * Lists of collections, filtered by what the words name of their columns.
 * @param {Index} index
 * @param {Term[]} terms
 * @returns {Hit[]}
 */
export function filteredLists(index, terms) {
  return index.core.collections.flatMap((collection, place) => {
    const group = `collection:${place}`;
    const isNamed = terms.some(({ groups }) => groups.includes(group));
    const rest = terms.filter(({ groups }) => !groups.includes(group));
    if (isNamed && !rest.length) {
      return [{ ...listHit(group, collection), title: capital(collection.many), note: collection.summary, address: collection.address, score: FILTERED }];
    }
    const asked = filtersOf(index, collection, rest);
    if (!asked || (!isNamed && asked.filters.size < 1) || (!isNamed && asked.words.length)) return [];
    const having = asked.words.flatMap(({ typed }) => typed.split(" ").map((word) => itemsWith(index, word)));
    const fitting = index.items.filter((item, i) => item.collection === place && fits(item, asked.filters)
      && having.every((items) => items.has(i)));
    if (!fitting.length || (!isNamed && fitting.length < 2)) return [];
    return [filteredHit(collection, group, asked, fitting.length, isNamed)];
  });
}

/** @param {string} text */
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** @param {string} group @param {Collection} collection */
const listHit = (group, { one }) => ({ group, one: `list of ${one}`.replace(/^list of .*/, "list") });

/**
 * @param {Collection} collection
 * @param {string} group
 * @param {{filters: Map<number, number>, words: Term[]}} asked
 * @param {number} count
 * @param {boolean} isNamed
 * @returns {Hit}
 */
function filteredHit(collection, group, { filters, words }, count, isNamed) {
  const told = [...filters].map(([facet, value]) => collection.facets[facet].values[value][1]);
  const query = words.map(({ written }) => written).join(" ");
  /** @type {[string, string][]} */
  const pairs = [["q", query]];
  for (const [facet, value] of filters) {
    const { field, years, values } = collection.facets[facet];
    const key = values[value][0];
    if (years) pairs.push([`${field}-from`, key], [`${field}-to`, key]);
    else pairs.push([field, key]);
  }
  return {
    ...listHit(group, collection),
    title: `${capital(collection.many)}: ${[...told, ...(query ? [query] : [])].join(", ")}`,
    note: `${count} ${count === 1 ? collection.one : collection.many}`,
    address: listAddress(collection.address, pairs),
    score: isNamed ? FILTERED : UNNAMED,
  };
}

/**
 * The values that terms name, one of each column, and the terms that name none.
 * @param {Index} index
 * @param {Collection} collection
 * @param {Term[]} terms
 */
function filtersOf({ core, items }, { facets }, terms) {
  /** @type {Map<number, number>} */
  const filters = new Map();
  const words = [];
  for (const term of terms) {
    const found = facets.findIndex((facet, place) => {
      if (filters.has(place)) return false;
      const at = valueOf(core, items, facet, term);
      if (at >= 0) filters.set(place, at);
      return at >= 0;
    });
    if (found < 0) words.push(term);
  }
  return { filters, words };
}

/**
 * @param {Index["core"]} core
 * @param {Item[]} items
 * @param {import("./types.js").Facet} facet
 * @param {Term} term
 * @returns {number} the place of the value that a term names, or -1
 */
function valueOf(core, items, { kind, years, values }, { entities, forms, year }) {
  if (kind) {
    const keys = entities.map((item) => items[item]).filter((one) => core.kinds[one.kind ?? 0].id === kind)
      .map((one) => core.kinds[one.kind ?? 0].keys[one.entity ?? 0]);
    return values.findIndex(([key]) => keys.includes(key));
  }
  if (years) return year ? values.findIndex(([key]) => key === year) : -1;
  const wanted = forms.map(({ words }) => words.map(stemOf));
  const named = values.map((texts) => texts.map((text) => wordsOf(text).map(stemOf)));
  const whole = named.findIndex((texts) => wanted.some((words) => texts.some((own) => own.join(" ") === words.join(" "))));
  if (whole >= 0) return whole;
  const labels = named.map((texts) => texts.flat());
  return labels.findIndex((label) => wanted.some((words) => words.every((word) => label.includes(word))));
}

/** @param {Item} item @param {Map<number, number>} filters */
function fits(item, filters) {
  return [...filters].every(([place, value]) => item.facets?.[place] === value);
}

/**
 * The items that the page of a list would find by a word, too: it must begin one of theirs.
 * @param {Index} index
 * @param {string} word
 */
function itemsWith({ words }, word) {
  return new Set(begunBy(words, word).flatMap((own) => [...(words.held.get(own)?.keys() ?? [])]));
}

/**
 * The list of all data, filtered by topic, by year, or by what it is about.
 * @param {Index} index
 * @param {Term[]} terms
 * @returns {Hit[]}
 */
export function filteredData({ core, items }, terms) {
  if (!terms.some(({ groups }) => groups.includes("data"))) return [];
  const rest = terms.filter(({ groups }) => !groups.includes("data"));
  /** @type {Map<string, [string, string]>} */
  const asked = new Map();
  for (const term of rest) {
    const topic = core.topics.find(([, title]) => namesAll(term, title));
    const kind = core.kinds.find(({ id }) => term.groups.includes(`kind:${id}`));
    if (topic && !asked.has("topic")) asked.set("topic", [topic[0], topic[1]]);
    else if (kind && !asked.has("about")) asked.set("about", [kind.id, kind.many]);
    else if (term.year && !asked.has("year")) asked.set("year", [term.year, term.year]);
    else return [];
  }
  const address = listAddress("datasets/", [...asked].map(([name, [value]]) => [name, value]));
  const told = [...asked.values()].map(([, text]) => text);
  const count = items.filter(({ group }) => group === "data").length;
  return [{
    group: "data", one: "list", title: told.length ? `Data: ${told.join(", ")}` : "All data",
    note: told.length ? "The list of data, filtered" : `${count} datasets`, address, score: FILTERED,
  }];
}

/**
 * The list of a kind of entity, where its name is all that is asked for.
 * @param {Index} index
 * @param {Term[]} terms
 * @returns {Hit[]}
 */
export function listsOfKinds({ core }, terms) {
  return core.kinds.flatMap(({ id, many, section, names }) =>
    section && terms.every(({ groups }) => groups.includes(`kind:${id}`))
      ? [{ group: "page", one: "list", title: capital(many), note: `All ${names.length}`, address: `${section}/`, score: FILTERED }]
      : []);
}

/** @param {Term} term @param {string} title whether every word of a title, or its first, is named */
function namesAll({ forms }, title) {
  const own = wordsOf(title).filter((word) => !isSmall(word)).map(stemOf);
  return forms.some(({ words, worth }) => worth > 0.5 && words.filter((word) => !isSmall(word)).every((word) => own.includes(stemOf(word)))
    && (words.length >= own.length / 2));
}
