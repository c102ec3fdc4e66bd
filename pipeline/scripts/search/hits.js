/** What is shown of a thing that was found, and where it leads with those and the years that are asked for. */

import { chartAddress, isOverTime } from "./addresses.js";
import { covers, entitiesOf, inText, listed } from "./ideas.js";
import { yearsOf } from "./query.js";

/** @typedef {import("./types.js").Index} Index */
/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").Term} Term */
/** @typedef {import("./types.js").Hit} Hit */

/**
 * @param {Index} index
 * @param {number} at
 * @param {number} score
 * @param {Term[]} terms
 * @param {Map<number, {entity: number}>[]} matches
 * @returns {Hit}
 */
export function hitOf(index, at, score, terms, matches) {
  const { items, groups } = index;
  const item = items[at];
  const one = groups.get(item.group)?.one ?? "";
  const plain = { group: item.group, one, title: item.title, note: item.note, address: item.address, score };
  if (item.entity !== undefined) return entityHit(index, at, plain);
  if (item.group !== "chart" && item.group !== "figure") return plain;
  const years = yearsOf(terms);
  const chosen = chosenIn(index, at, terms, matches);
  return item.group === "chart" ? chartHit(index, item, plain, chosen, years) : figureHit(index, item, plain, chosen, years);
}

/**
 * @typedef {object} Chosen
 * @property {number[]} picks items that are entities
 * @property {string[]} names what they are called, a group by its own name
 * @property {string[]} told the same as it stands in a sentence
 * @property {boolean} isGroup whether any of them was named by a group
 */

/**
 * Those that a query names and of which a chart or a figure holds something.
 * @param {Index} index
 * @param {number} at
 * @param {Term[]} terms
 * @param {Map<number, {entity: number}>[]} matches
 * @returns {Chosen}
 */
function chosenIn(index, at, terms, matches) {
  const { core, items } = index;
  const item = items[at];
  if (item.kind === undefined) return { picks: [], names: [], told: [], isGroup: false };
  const own = entitiesOf(index, terms, item.kind)
    .filter((entity) => matches.some((one) => one.get(at)?.entity === entity) || covers(item.coverage, items[entity].entity ?? 0));
  const groups = terms.flatMap(({ members }) => (members && members.kind === item.kind ? [members] : []))
    .map((members) => ({ title: members.title, held: membersHeld(items, members, item) }))
    .filter(({ held }) => held.length > 1);
  const kind = core.kinds[item.kind];
  const counted = groups.map(({ title, held }) => `${title} (${countOf(title, held.length, kind)})`);
  return {
    picks: [...new Set([...own, ...groups.flatMap(({ held }) => held)])],
    names: [...own.map((entity) => items[entity].title), ...counted],
    told: [...own.map((entity) => inText(index, entity)), ...counted],
    isGroup: groups.length > 0,
  };
}

/** @param {string} title @param {number} count @param {import("./types.js").Kind} kind "7 countries", unless a title names them */
const countOf = (title, count, { many }) => (title.includes(many) ? `${count}` : `${count} ${many}`);

/**
 * The members of a group of which something is held.
 * @param {Item[]} items
 * @param {import("./types.js").Members} members
 * @param {Item} item
 */
export const membersHeld = (items, members, { coverage }) =>
  members.items.filter((one) => covers(coverage, items[one].entity ?? 0));

/**
 * @param {Index} index
 * @param {number[]} picks of one kind
 */
const keysOf = ({ core, items }, picks) =>
  picks.map((entity) => core.kinds[items[entity].kind ?? 0].keys[items[entity].entity ?? 0]);

/** @param {Item} item */
const pageOf = ({ address }) => address.split(/[?#]/)[0];

/**
 * @param {Index} index
 * @param {Item} item
 * @param {Hit} plain
 * @param {Chosen} chosen
 * @param {string[]} years
 * @returns {Hit}
 */
function chartHit(index, item, plain, { picks, told }, years) {
  if (!picks.length && !years.length) return plain;
  const note = picks.length ? { note: `With ${listed(told)} chosen` } : {};
  return { ...plain, ...note, address: chartAddress(pageOf(item), item, keysOf(index, picks), years) };
}

/**
 * @param {Index} index
 * @param {Item} item
 * @param {Hit} plain
 * @param {Chosen} chosen
 * @param {string[]} years
 * @returns {Hit}
 */
function figureHit(index, item, plain, { picks, names, isGroup }, years) {
  const { core, items } = index;
  const chart = chartOf(index, item, picks, years);
  const keys = keysOf(index, picks);
  const alone = picks.length === 1 && items[picks[0]].address;
  const address = chart ? chartAddress(pageOf(item), chart, keys, years) : alone || pageOf(item);
  if (!keys.length) return { ...plain, address };
  const title = `${item.title}: ${listed(names)}`;
  if (isGroup) return { ...plain, address, title };
  return { ...plain, address, title, value: { kind: core.kinds[item.kind ?? 0].id, id: item.id ?? "", keys, names, years } };
}

/**
 * The chart that shows a figure: one that has all who are chosen, of one period where a year is asked for, and over
 * time where several are.
 * @param {Index} index
 * @param {Item} item
 * @param {number[]} picks
 * @param {string[]} years
 */
function chartOf({ items }, { charts = [] }, picks, years) {
  const having = charts.map((at) => items[at])
    .filter(({ coverage }) => picks.every((entity) => covers(coverage, items[entity].entity ?? 0)));
  const suits = years.length > 1 ? isOverTime : ofOnePeriod;
  return (years.length && having.find(({ form = "" }) => suits(form))) || having[0];
}

/** @param {string} form */
const ofOnePeriod = (form) => form === "ranking" || form === "map";

/**
 * An entity: its page, or where it has none the first figure that is held on it.
 * @param {Index} index
 * @param {number} at
 * @param {Hit} plain
 * @returns {Hit}
 */
function entityHit(index, at, plain) {
  const { core, items } = index;
  const { kind = 0, entity = 0, address } = items[at];
  if (address) return plain;
  for (const item of items) {
    const isHeld = item.group === "figure" && item.kind === kind && covers(item.coverage, entity);
    const chart = isHeld && chartOf(index, item, [at], []);
    if (chart) return { ...plain, note: item.title, address: chartAddress(item.address, chart, keysOf(index, [at]), []) };
  }
  const { section } = core.kinds[kind];
  const list = section ? `${section}/` : "datasets/";
  return { ...plain, note: "Nothing is held on this", address: list, score: plain.score - 0.3 };
}
