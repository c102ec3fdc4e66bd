/** The dots of a scatter: two measures of each subject, and how these go together. */

import { highest, lowest } from "../rules/numbers.js";
import { byCodePoints } from "../rules/order.js";
import { atPeriod, picksOf } from "../rules/reference-period.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").State} State */

/**
 * @typedef {object} Dot
 * @property {string} key
 * @property {string} name
 * @property {number} x
 * @property {number} y
 * @property {number | null} size
 * @property {boolean} isPick
 * @property {string} period that of its figures
 */

const ORDERS = 1000;
const FEWEST_FOR_A_CORRELATION = 10;

/** @param {Model} model */
export const measureRoles = ({ figures }) => ["x", "y", "size"].filter((role) => figures.measures[role]);

/**
 * The dots in the order in which they are drawn: small ones on large ones, and picks on all.
 * @param {Model} model
 * @param {State} state
 * @returns {{dots: Dot[], at: import("../rules/reference-period.js").AtPeriod}}
 */
export function dotsOf(model, state) {
  const { figures, names } = model;
  const at = atPeriod(model, state, measureRoles(model));
  if (at.isAmbiguous) return { dots: [], at };
  const { x, y, size, subject, time } = /** @type {Record<string, number[]>} */ (figures.rows);
  const picks = new Set(picksOf(model, state));
  const dots = at.rows.map((row) => {
    const key = figures.subject?.keys[subject[row]] ?? "";
    return {
      key,
      name: names.name(key),
      x: x[row],
      y: y[row],
      size: size ? size[row] : null,
      isPick: picks.has(key),
      period: figures.time?.keys[time[row]] ?? "",
    };
  });
  const kept = dots.filter((dot) => dot.size === null || dot.size >= 0);
  kept.sort((a, b) =>
    Number(a.isPick) - Number(b.isPick) || (b.size ?? 0) - (a.size ?? 0) || byCodePoints(a.name, b.name),
  );
  return { dots: kept, at };
}

/**
 * Which axes the page was made to show in powers of ten, for these dots.
 * @param {Model} model
 * @param {Dot[]} dots
 */
export const logsAsMade = (model, dots) => /** @type {("x" | "y")[]} */ (["x", "y"]).filter((axis) => {
  const values = dots.map((dot) => dot[axis]);
  const [low, high] = [lowest(values), highest(values)];
  return low > 0 && (model.figures.logs.includes(axis) || high / low > ORDERS);
});

/**
 * Why dots cannot be shown in powers of ten, or "".
 * @param {Model} model
 * @param {Dot[]} dots
 */
export function refusesLog({ figures }, dots) {
  const low = /** @type {("x" | "y")[]} */ (["x", "y"]).find((axis) => dots.some((dot) => dot[axis] <= 0));
  return low ? `Some figures are zero or below (${figures.measures[low].inside}).` : "";
}

/**
 * Which axes are shown in powers of ten.
 * @param {Model} model
 * @param {State} state
 * @param {Dot[]} dots
 * @returns {("x" | "y")[]}
 */
export function logsOf(model, state, dots) {
  if (!dots.length) return [];
  return state.scale === "log" && !refusesLog(model, dots) ? ["x", "y"] : logsAsMade(model, dots);
}

/**
 * Spearman's rank correlation; null for a few dots, or where a value is the same for all.
 * @param {Dot[]} dots
 */
export function rankCorrelation(dots) {
  const [xs, ys] = [meanRanks(dots.map((dot) => dot.x)), meanRanks(dots.map((dot) => dot.y))];
  if (dots.length < FEWEST_FOR_A_CORRELATION) return null;
  if ([xs, ys].some((ranks) => new Set(ranks).size === 1)) return null;
  const middle = (dots.length + 1) / 2;
  /** @param {number[]} a @param {number[]} b */
  const product = (a, b) => a.reduce((sum, rank, i) => sum + (rank - middle) * (b[i] - middle), 0);
  return product(xs, ys) / Math.sqrt(product(xs, xs) * product(ys, ys));
}

/**
 * Ranks from the lowest, equal values sharing the mean of theirs.
 * @param {number[]} values
 */
function meanRanks(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const ranks = new Map();
  sorted.forEach((value, i) => {
    const { sum = 0, count = 0 } = ranks.get(value) ?? {};
    ranks.set(value, { sum: sum + i + 1, count: count + 1 });
  });
  return values.map((value) => ranks.get(value).sum / ranks.get(value).count);
}
