/** Finds what a query asks for: what has all that it names, by group, the best first. */

import { phraseOf } from "./fold.js";
import { hitOf, membersHeld } from "./hits.js";
import { comparisons, covers, filteredData, filteredLists, inText, listsOfKinds } from "./ideas.js";
import { termsOf } from "./query.js";
import { foundBy, isKnown, meantBy } from "./vocabulary.js";

/** @typedef {import("./types.js").Index} Index */
/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").Term} Term */
/** @typedef {import("./types.js").Hit} Hit */
/** @typedef {import("./types.js").Found} Found */

/**
 * @typedef {object} Match how an item has what a term names
 * @property {number} score
 * @property {boolean} isSolid whether by its own words or kind, not only as one that has figures of it
 * @property {number} entity the item of the entity of which it has figures, or -1
 */

/** @typedef {Map<number, Match>} Matches */

const [COVERED, OF_A_GROUP, IN_THE_YEAR, LOOSELY] = [0.85, 0.6, 0.5, 0.35];
const [CALLED_SO, STANDS_SO, BEGINS_SO, SHORT, HEADLINE] = [0.9, 0.4, 0.25, 0.2, 0.1];
/** What figures must have of what the best has, so that entities are compared by them, too. */
const WELL = 0.8;
const MOST_OF_A_GROUP = 60;
const [MOST_NEAREST, ENOUGH] = [12, 3];
/** What is meant first where several are called so. */
const FIRST = /** @type {Record<string, number>} */ ({ kind: 0.12, figure: 0.1, topic: 0.12, collection: 0.02, data: 0.04, chart: 0.06, table: -0.1, term: 0.02, question: 0, page: 0.03 });

/** @type {Found} */
export const NOTHING = { groups: [], count: 0, isNearest: false, unknown: [], lacks: [], instead: [] };

/**
 * @param {Index} index
 * @param {string} text
 * @returns {Found}
 */
export function find(index, text) {
  const terms = termsOf(index, text);
  if (!terms.length) return NOTHING;
  const isOfGroups = terms.every(({ members, year }) => members || year);
  const matches = terms.map((term) => matchesOf(index, term, isOfGroups));
  const unheld = terms.filter((_, i) => !matches[i].size);
  const unknown = unheld.filter(({ year }) => !year);
  const known = terms.filter((_, i) => matches[i].size);
  const all = unheld.length ? [] : hitsOf(index, terms, matches, text);
  const instead = /** @type {[string, string][]} */ (terms.filter((term) => term.instead && matches[terms.indexOf(term)].size)
    .map(({ written, instead: read }) => [written, read]));
  const lacks = [
    ...unheld.filter(({ year }) => year).map(({ year }) => `Nothing is held for ${year}.`),
    ...lacksOf(index, known, matches.filter((one) => one.size)),
  ];
  const isLacking = all.length > 0 && lacks.length > 0 && !all.some(({ group }) => isOfFigures(group));
  if (all.length && !isLacking) return { ...grouped(index, all), isNearest: false, unknown: [], lacks: [], instead };
  const near = [...all, ...nearest(index, known, matches.filter((one) => one.size), text)];
  const hits = near.length ? near : guesses(index, unknown);
  return {
    ...grouped(index, hits.slice(0, MOST_NEAREST)), isNearest: true, unknown: unknown.map(({ written }) => written), lacks, instead,
  };
}

/** @param {string} group */
const isOfFigures = (group) => ["figure", "chart", "compare"].includes(group);

/**
 * All items that have what a term names.
 * @param {Index} index
 * @param {Term} term
 * @param {boolean} isOfGroups whether nothing but groups of entities is asked for
 * @returns {Matches}
 */
function matchesOf(index, term, isOfGroups) {
  /** @type {Matches} */
  const found = new Map();
  /** @param {number} item @param {number} score @param {boolean} isSolid @param {number} [entity] */
  const take = (item, score, isSolid, entity = -1) => {
    const before = found.get(item);
    if (!before) found.set(item, { score, isSolid, entity });
    else found.set(item, { score: Math.max(before.score, score), isSolid: before.isSolid || isSolid, entity: Math.max(before.entity, entity) });
  };
  for (const { words, worth, isWhole } of term.forms) {
    for (const [item, weight] of foundByAll(index, words, isWhole)) take(item, weight * worth, true);
  }
  const isNamed = term.forms.length > 0 && index.phrases.has(term.instead || term.typed);
  if (isNamed) for (const item of term.entities) take(item, 1 + (term.instead ? 0 : 0.5), true);
  takeCovered(index, term, take);
  takeMembers(index, term, isOfGroups, take);
  index.items.forEach((item, place) => {
    if (term.groups.includes(item.group)) take(place, OF_A_GROUP, true);
    if (item.form === "map" && term.groups.includes("chart:map")) take(place, OF_A_GROUP, true);
    if (term.year && isInYear(item, term.year)) take(place, IN_THE_YEAR, false);
  });
  // An entity is no matter of a year, as long as there is anything of it.
  if (term.year && found.size) index.items.forEach(({ entity }, place) => entity !== undefined && take(place, IN_THE_YEAR, false));
  return found;
}

/** @param {Index} index @param {string[]} words @param {boolean} [isWhole] */
function foundByAll(index, words, isWhole) {
  const all = words.map((word) => foundBy(index.words, word, isWhole)).sort((a, b) => a.size - b.size);
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const item of all[0]?.keys() ?? []) {
    const weights = all.map((one) => one.get(item) ?? 0);
    if (Math.min(...weights) > 0) found.set(item, weights.reduce((sum, one) => sum + one, 0) / weights.length);
  }
  return found;
}

/**
 * Figures, charts and data that hold something on an entity that a term names.
 * @param {Index} index
 * @param {Term} term
 * @param {(item: number, score: number, isSolid: boolean, entity?: number) => void} take
 */
function takeCovered({ items }, term, take) {
  for (const entity of term.entities) {
    const { kind = -1, entity: place = 0 } = items[entity];
    items.forEach((item, at) => {
      if (item.coverage !== undefined && item.kind === kind && covers(item.coverage, place)) take(at, COVERED, false, entity);
      else if (item.coverages?.some(([own, bits]) => own === kind && covers(bits, place))) take(at, LOOSELY, false);
    });
  }
}

/**
 * Figures and charts that hold something on two or more members of a group that a term names.
 * @param {Index} index
 * @param {Term} term
 * @param {boolean} isSolid
 * @param {(item: number, score: number, isSolid: boolean) => void} take
 */
function takeMembers({ items }, { members }, isSolid, take) {
  if (!members) return;
  items.forEach((item, at) => {
    if (item.kind !== members.kind || item.entity !== undefined) return;
    if (membersHeld(items, members, item).length > 1) take(at, COVERED, isSolid);
  });
}

/** @param {Item} item @param {string} year */
function isInYear({ years }, year) {
  return years !== undefined && years.length === 2 && years[0].slice(0, 4) <= year && year <= years[1].slice(0, 4);
}

/**
 * What has all that is named, and what it leads to together.
 * @param {Index} index
 * @param {Term[]} terms
 * @param {Matches[]} matches
 * @param {string} text
 * @returns {Hit[]}
 */
function hitsOf(index, terms, matches, text) {
  const wanted = phraseOf(text);
  const scored = withAll(matches)
    .map((item) => ({ item, score: scoreOf(index, item, terms, matches, wanted) }))
    .sort((a, b) => b.score - a.score);
  const others = terms.flatMap((term, i) => (isOfWhomOrWhen(term) ? [] : [matches[i]]));
  const figures = (others.length ? withAll(others) : [])
    .filter((item) => index.items[item].group === "figure")
    .sort((a, b) => sum(others, b) - sum(others, a) || scoreOf(index, b, terms, matches, wanted) - scoreOf(index, a, terms, matches, wanted));
  const hits = [
    ...comparisons(index, terms, figures.filter((one) => sum(others, one) > WELL * sum(others, figures[0]))), ...filteredLists(index, terms), ...filteredData(index, terms), ...listsOfKinds(index, terms),
    ...scored.map(({ item, score }) => hitOf(index, item, score, terms, matches)),
    ...entitiesWithFigures(index, terms, matches, figures),
  ];
  const taken = new Set();
  return hits.filter(({ address, group }) => {
    const key = group === "table" ? `${group} ${address}` : address;
    return !taken.has(key) && Boolean(taken.add(key));
  });
}

/** @param {Term} term whether it says whom something is asked of, or when */
const isOfWhomOrWhen = ({ entities, members, year }) => entities.length > 0 || members !== null || year !== "";

/** @param {Matches[]} matches @param {number} item */
const sum = (matches, item) => matches.reduce((all, one) => all + (one.get(item)?.score ?? 0), 0);

/** @param {Matches[]} matches @returns {number[]} items that are in all, one of them by its own words */
function withAll(matches) {
  const [least, ...rest] = [...matches].sort((a, b) => a.size - b.size);
  return [...least.keys()].filter((item) =>
    rest.every((one) => one.has(item)) && matches.some((one) => one.get(item)?.isSolid));
}

/**
 * @param {Index} index
 * @param {number} item
 * @param {Term[]} terms
 * @param {Matches[]} matches
 * @param {string} wanted
 */
function scoreOf({ items }, item, terms, matches, wanted) {
  const { title, group, address } = items[item];
  const own = phraseOf(title);
  const fit = sum(matches, item) / terms.length;
  const called = own === wanted ? CALLED_SO : own.startsWith(`${wanted} `) || own.startsWith(wanted) ? BEGINS_SO : 0;
  const isOwn = group !== "figure" && group !== "table";
  const stands = isOwn && address.endsWith(`/${wanted.replaceAll(" ", "-")}/`) ? STANDS_SO : 0;
  const named = terms.reduce((all, { forms }) => all + Math.max(...forms.map(({ words }) => words.filter((word) => own.includes(word)).length)), 0);
  const short = SHORT * Math.min(1, named / own.split(" ").length);
  return fit + Math.max(called, stands) + short + (items[item].isHeadline ? HEADLINE : 0) + (FIRST[group.split(":")[0]] ?? 0);
}

/**
 * The pages of entities of which the figures are that the other words name.
 * @param {Index} index
 * @param {Term[]} terms
 * @param {Matches[]} matches
 * @param {number[]} figures
 * @returns {Hit[]}
 */
function entitiesWithFigures(index, terms, matches, figures) {
  const naming = terms.flatMap(({ entities }, i) => (entities.length ? [{ entities, matches: matches[i] }] : []));
  const { items } = index;
  const isWith = figures.length > 0 && naming.length < terms.length;
  if (!naming.length || (!isWith && naming.length < 2)) return [];
  return naming.flatMap(({ entities }) => entities.slice(0, 2)).flatMap((entity) => {
    const one = items[entity];
    const isHeld = figures.some((item) => items[item].kind === one.kind && covers(items[item].coverage, one.entity ?? 0));
    return !isWith || isHeld ? [{ ...hitOf(index, entity, 0.3, [], []) }] : [];
  });
}

/**
 * What is not held of an entity, where the other words name figures.
 * @param {Index} index
 * @param {Term[]} terms
 * @param {Matches[]} matches
 */
function lacksOf(index, terms, matches) {
  const { items } = index;
  const others = terms.flatMap((term, i) => (isOfWhomOrWhen(term) ? [] : [matches[i]]));
  if (!others.length) return [];
  const what = terms.filter((term) => !isOfWhomOrWhen(term)).map(({ written }) => written).join(" ");
  const figures = withAll(others).map((item) => items[item]).filter(({ coverage }) => coverage !== undefined);
  return terms.filter(({ entities }) => entities.length).flatMap(({ entities }) => {
    const [entity] = entities.filter((item) => figures.some(({ kind }) => kind === items[item].kind));
    if (entity === undefined) return [];
    const { kind, entity: place = 0 } = items[entity];
    const isHeld = figures.some((item) => item.kind === kind && covers(item.coverage, place));
    return isHeld ? [] : [`No figure on “${what}” is held for ${inText(index, entity)}.`];
  });
}

/**
 * What has most of what was asked for.
 * @param {Index} index
 * @param {Term[]} terms
 * @param {Matches[]} matches
 * @param {string} text
 * @returns {Hit[]}
 */
function nearest(index, terms, matches, text) {
  if (!terms.length) return [];
  const all = hitsOf(index, terms, matches, text);
  if (all.length >= ENOUGH) return all;
  /** @type {Map<number, number>} */
  const counts = new Map();
  const solid = new Set();
  for (const one of matches.filter((_, i) => terms[i].typed.length > 1)) {
    for (const [item, { isSolid, score }] of one) {
      counts.set(item, (counts.get(item) ?? 0) + 1 + score / 10);
      if (isSolid) solid.add(item);
    }
  }
  const partly = [...counts]
    .filter(([item]) => solid.has(item))
    .map(([item, count]) => ({ item, score: count + scoreOf(index, item, terms, matches, phraseOf(text)) / 10 }))
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_NEAREST)
    .map(({ item, score }) => hitOf(index, item, score, terms, matches));
  const taken = new Set(all.map(({ address }) => address));
  return [...all, ...partly.filter(({ address }) => !taken.has(address) && Boolean(taken.add(address)))];
}

/**
 * What is spelt most like words that nothing has.
 * @param {Index} index
 * @param {Term[]} unknown
 * @returns {Hit[]}
 */
function guesses(index, unknown) {
  const words = unknown.flatMap(({ typed }) => typed.split(" ")).filter((word) => word.length > 3 && !isKnown(index.words, word));
  const items = words.flatMap((word) => meantBy(index.words, word, word.length < 9 ? 2 : 3, true))
    .flatMap((word) => [...(index.words.held.get(word) ?? [])].filter(([, weight]) => weight > 0.9).slice(0, 3));
  return [...new Set(items.map(([item]) => item))].map((item, i) => hitOf(index, item, 1 - i / 100, [], []));
}

/**
 * @param {Index} index
 * @param {Hit[]} hits
 */
function grouped(index, hits) {
  /** @type {Map<string, Hit[]>} */
  const by = new Map();
  for (const hit of [...hits].sort((a, b) => b.score - a.score)) by.set(hit.group, [...(by.get(hit.group) ?? []), hit]);
  const groups = [...by].map(([id, own]) => ({ id, title: index.groups.get(id)?.title ?? "", hits: own.slice(0, MOST_OF_A_GROUP) }));
  return { groups, count: groups.reduce((all, { hits: own }) => all + own.length, 0) };
}

/**
 * The hits of all groups as one list, the best first, of each group only some.
 * @param {Found} found
 * @param {number} most
 * @param {number} [mostOfOne]
 * @returns {Hit[]}
 */
export function bestOf({ groups }, most, mostOfOne = 4) {
  return groups.flatMap(({ hits }) => hits.slice(0, mostOfOne)).slice(0, most);
}
