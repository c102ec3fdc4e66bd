/** The bars of a composition: which there are, what each is made of, and which do not compare. */

import { CannotBeDrawn, lowest } from "../rules/numbers.js";
import { byCodePoints } from "../rules/order.js";
import { knownRows, referenceOf } from "../rules/reference-period.js";
import { breaksBetween } from "../rules/stretches.js";
import { statusAt } from "../rules/uncertain.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").State} State */

/**
 * @typedef {object} Stack one bar
 * @property {string} key
 * @property {string} name
 * @property {Map<string, number>} parts that are known of it
 * @property {Map<string, string>} missing why others are not
 * @property {Map<string, string>} soft what is said of those that may still change
 * @property {number} total of the parts that are known
 * @property {boolean} isNew whether a new series begins here
 *
 * @typedef {object} Plan what a composition shows
 * @property {Stack[]} stacks
 * @property {string[]} parts in their order
 * @property {string} period
 * @property {boolean} asShares
 * @property {number} of how many bars could be shown
 * @property {string[]} present the keys of all that have figures
 * @property {number} unfit how many have parts that no bar can hold
 * @property {string[]} merged the parts that are shown as one
 * @property {boolean} isAmbiguous whether a bar has several figures of the same part
 */

const MOST_BARS = 12;
const MOST_PARTS = 6;
export const OTHERS = "all others";

/** @param {Model} model whether bars are of one subject, whose place another can take */
export const isOfOne = ({ figures: { time, part, fixes_subject, drawn } }) =>
  time !== null && part !== null && fixes_subject && drawn.length === 1;

/** @param {Model} model whether bars stand for periods: where the figures are of one subject, or of none */
export const isOverTime = (model) => {
  const { subject, time, part } = model.figures;
  return time !== null && (!part || (subject?.keys.length ?? 0) <= 1 || isOfOne(model));
};

/**
 * The subject that bars over time are of, "" where there is none to choose.
 * @param {Model} model
 * @param {State} state
 */
export const oneOf = (model, { picks }) => (isOfOne(model) ? (picks?.[0] ?? model.figures.drawn[0]) : "");

/** @param {Model} model whether figures are percentages or an index, and so stay as they are */
export const staysAsItIs = ({ figures: { measures: { measure } } }) => !measure.unit || measure.unit.startsWith("%");

/** @param {Model} model @param {State} state */
export function asShares(model, state) {
  if (staysAsItIs(model) || state.as === "amount") return false;
  return state.as === "share" || model.figures.stacking !== "amounts";
}

/**
 * The columns of what bars and parts stand for.
 * @param {Model} model
 * @returns {{bar: "time" | "subject", part: "part" | "subject"}}
 */
export function barAndPart(model) {
  return { bar: isOverTime(model) ? "time" : "subject", part: model.figures.part ? "part" : "subject" };
}

/**
 * @param {Model} model
 * @param {State} state
 * @returns {Plan}
 */
export function planOf(model, state) {
  const { every, period, isAmbiguous } = stacksOf(model, state);
  const isShares = asShares(model, state);
  const fit = every.filter(({ parts, total }) =>
    lowest(parts.values()) >= 0 && (total > 0 || !isShares));
  const shown = isOverTime(model) ? fit : choose(model, state, fit);
  const parts = partsOf(model, shown);
  const merged = smallest(shown, parts);
  const stacks = merged.length ? shown.map((stack) => merge(stack, merged)) : shown;
  const ends = stacks.length ? [stacks[0].name, stacks[stacks.length - 1].name] : [];
  return {
    stacks,
    parts: merged.length ? [...parts.filter((part) => !merged.includes(part)), OTHERS] : parts,
    period: isOverTime(model) ? [...new Set(ends)].join(" to ") : period,
    asShares: isShares,
    of: fit.length,
    present: every.map(({ key }) => key),
    unfit: every.length - fit.length,
    merged,
    isAmbiguous,
  };
}

/**
 * All bars of the periods shown, in the order of time or of their keys.
 * @param {Model} model
 * @param {State} state
 */
function stacksOf(model, state) {
  const { rows, reasons, time } = model.figures;
  const { bar, part } = barAndPart(model);
  const [bars, parts] = [keysOf(model, bar), keysOf(model, part)];
  const period = bar === "time" || !time ? "" : (state.at ?? referenceOf(model, ["measure"]));
  const one = oneOf(model, state);
  const isInTime = shownRows(model, state, period);
  /** @param {number} row */
  const isShown = (row) => isInTime(row) && (!one || keysOf(model, "subject")[rows.subject[row] ?? -1] === one);
  /** @type {Map<number, Map<string, number>>} */
  const found = new Map();
  /** @type {Map<number, Map<string, string>>} */
  const soft = new Map();
  let isAmbiguous = false;
  for (const row of knownRows(model, ["measure"]).filter(isShown)) {
    const own = found.get(rows[bar][row] ?? 0) ?? new Map();
    const key = parts[rows[part][row] ?? 0];
    isAmbiguous ||= own.has(key);
    found.set(rows[bar][row] ?? 0, own.set(key, rows.measure[row]));
    const status = statusAt(model.figures, row);
    if (status) soft.set(rows[bar][row] ?? 0, (soft.get(rows[bar][row] ?? 0) ?? new Map()).set(key, status));
  }
  /** @param {number} at */
  const missing = (at) => new Map(rows.measure.flatMap((value, row) =>
    value === null && rows[bar][row] === at && isShown(row)
      ? [/** @type {const} */ ([parts[rows[part][row] ?? 0], reasons[rows.why[row] ?? -1] ?? "not reported"])]
      : []));
  const places = [...found.keys()].sort((a, b) => (bar === "time" ? a - b : byCodePoints(bars[a], bars[b])));
  const every = isAmbiguous ? [] : places.map((at, i) => {
    const own = /** @type {Map<string, number>} */ (found.get(at));
    return {
      key: bars[at],
      name: bar === "time" ? bars[at] : model.names.name(bars[at]),
      parts: own,
      missing: missing(at),
      soft: soft.get(at) ?? new Map(),
      total: sum(own),
      isNew: bar === "time" && i > 0 && isBroken(model, one, places[i - 1], at),
    };
  });
  return { every, period, isAmbiguous };
}

/** @param {Model} model @param {string} role */
const keysOf = ({ figures }, role) => /** @type {any} */ (figures)[role].keys;

/** @param {Map<string, number>} parts */
function sum(parts) {
  const whole = [...parts.values()].reduce((all, amount) => all + amount, 0);
  if (!Number.isFinite(whole)) throw new CannotBeDrawn("No bar can hold these figures.");
  return whole;
}

/**
 * @param {Model} model
 * @param {State} state
 * @param {string} period
 * @returns {(row: number) => boolean}
 */
function shownRows({ figures: { time, rows } }, state, period) {
  if (!time) return () => true;
  if (period) return (row) => time.keys[rows.time[row] ?? -1] === period;
  const first = state.from ? time.keys.indexOf(state.from) : 0;
  const last = state.to ? time.keys.indexOf(state.to) : time.keys.length - 1;
  return (row) => (rows.time[row] ?? -1) >= first && (rows.time[row] ?? -1) <= last;
}

/** @param {Model} model @param {string} one @param {number} earlier @param {number} later */
function isBroken({ figures }, one, earlier, later) {
  const { places = [] } = /** @type {import("../types.js").Keys} */ (figures.time);
  const about = one || (figures.part ? figures.subject?.keys[0] : null) || null;
  const { breaks } = figures.measures.measure;
  return breaksBetween(breaks, [about], places[earlier], places[later]).length > 0;
}

/**
 * Those that a visitor picked, or all if they are few, else the site's picks, else the largest; the
 * largest first.
 * @param {Model} model
 * @param {State} state
 * @param {Stack[]} stacks
 */
function choose({ figures }, { picks }, stacks) {
  const picked = new Set(picks ?? figures.picks);
  const ours = stacks.filter(({ key }) => picked.has(key));
  const isFew = stacks.length <= MOST_BARS || ours.length < 2;
  const chosen = picks ? ours : isFew ? [...stacks] : ours;
  return chosen.sort((a, b) => b.total - a.total || byCodePoints(a.name, b.name)).slice(0, MOST_BARS);
}

/** @param {Model} model @param {Stack[]} stacks */
function partsOf(model, stacks) {
  const present = new Set(stacks.flatMap(({ parts }) => [...parts.keys()]));
  return /** @type {string[]} */ (keysOf(model, barAndPart(model).part)).filter((key) => present.has(key));
}

/**
 * The parts to show as one, where there are more than colours.
 * @param {Stack[]} stacks
 * @param {string[]} parts
 */
function smallest(stacks, parts) {
  if (parts.length <= MOST_PARTS) return [];
  const totals = new Map(parts.map((part) => [
    part, stacks.reduce((all, stack) => all + (stack.parts.get(part) ?? 0), 0),
  ]));
  const kept = parts
    .filter((part) => part !== OTHERS)
    .sort((a, b) => (totals.get(b) ?? 0) - (totals.get(a) ?? 0) || byCodePoints(a, b))
    .slice(0, MOST_PARTS - 1);
  return parts.filter((part) => !kept.includes(part));
}

/**
 * A bar with some of its parts as one; where none of these is known, without it.
 * @param {Stack} stack
 * @param {string[]} merged
 * @returns {Stack}
 */
function merge(stack, merged) {
  const entries = [...stack.parts];
  const amounts = entries.filter(([part]) => merged.includes(part)).map(([, amount]) => amount);
  const parts = new Map(entries.filter(([part]) => !merged.includes(part)));
  if (amounts.length) parts.set(OTHERS, amounts.reduce((all, amount) => all + amount, 0));
  const status = merged.map((part) => stack.soft.get(part)).find(Boolean);
  const soft = status ? new Map([...stack.soft, /** @type {const} */ ([OTHERS, status])]) : stack.soft;
  return { ...stack, parts, soft, total: sum(parts) };
}

/**
 * What is said of all figures shown that may still change, "" of the others.
 * @param {Pick<Plan, "stacks">} plan
 */
export const statusesOf = ({ stacks }) =>
  stacks.flatMap(({ parts, soft }) => [...parts.keys()].map((part) => soft.get(part) ?? ""));

/** @param {Pick<Plan, "stacks">} plan whether some of its figures may still change, and others not */
export function isSoftInPart(plan) {
  const statuses = statusesOf(plan);
  return statuses.some(Boolean) && !statuses.every(Boolean);
}

/**
 * How much of a bar a part is: its amount, or its share of the known parts in percent.
 * @param {Plan} plan
 * @param {Stack} stack
 * @param {string} part
 */
export function partValue(plan, stack, part) {
  const amount = stack.parts.get(part);
  return amount !== undefined && plan.asShares ? (100 * amount) / stack.total : amount;
}

/**
 * What people call a part.
 * @param {Model} model
 * @param {Plan} plan
 * @param {string} part
 */
export function partLabel({ figures, names }, { merged }, part) {
  if (part === OTHERS && merged.length) return `Others (${merged.length})`;
  return figures.part ? (figures.part.labels?.[figures.part.keys.indexOf(part)] ?? part) : names.name(part);
}

/**
 * The same inside a sentence.
 * @param {Model} model
 * @param {Plan} plan
 * @param {string} part
 */
export function partInText(model, plan, part) {
  if (part === OTHERS && plan.merged.length) return `others (${plan.merged.length})`;
  const { part: column, subject } = model.figures;
  const told = column ?? subject;
  return told?.inside?.[told.keys.indexOf(part)] ?? partLabel(model, plan, part);
}
