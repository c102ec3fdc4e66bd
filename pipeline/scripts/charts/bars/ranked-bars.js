/** The bars of a ranking: who is in it, in which order, and which are shown. */

import { boundsAt } from "../rules/bounds.js";
import { byCodePoints } from "../rules/order.js";
import { atPeriod, picksOf } from "../rules/reference-period.js";
import { statusAt } from "../rules/uncertain.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").State} State */

/**
 * @typedef {object} Bar
 * @property {string} key
 * @property {string} name
 * @property {number} value
 * @property {number} rank counts all that took part, shown or not
 * @property {boolean} isPick
 * @property {import("../rules/bounds.js").Bounds | null} bounds
 * @property {string} period that its figure is of, "" where the data has no time
 * @property {string} status what is said of a figure that may still change, "" of others
 */

export const ALL_UP_TO = 24;
export const TOP = 10;

/**
 * The bars of the period shown, the first in rank first.
 * @param {Model} model
 * @param {State} state
 * @returns {{bars: Bar[], at: import("../rules/reference-period.js").AtPeriod}}
 */
export function barsOf(model, state) {
  const at = atPeriod(model, state);
  return { bars: barsAt(model, state, at), at };
}

/**
 * The bars of some rows, the first in rank first; none where rows do not tell which of several figures is meant.
 * @param {Model} model
 * @param {State} state
 * @param {import("../rules/reference-period.js").AtPeriod} at
 * @returns {Bar[]}
 */
export function barsAt(model, state, at) {
  const { figures, names } = model;
  if (at.isAmbiguous) return [];
  const keys = figures.subject?.keys ?? [];
  const values = at.rows.map((row) => /** @type {number} */ (figures.rows.measure[row]));
  const ranks = sharedRanks(values, figures.measures.measure.higher_is !== "worse");
  const picks = new Set(picksOf(model, state));
  const bars = at.rows.map((row, i) => {
    const key = keys[figures.rows.subject[row] ?? 0];
    return {
      key, name: names.name(key), value: values[i], rank: ranks[i], isPick: picks.has(key),
      bounds: boundsAt(figures.rows, row), status: statusAt(figures, row),
      period: figures.time?.keys[figures.rows.time[row] ?? -1] ?? "",
    };
  });
  return bars.sort((a, b) => a.rank - b.rank || byCodePoints(a.name, b.name));
}

/**
 * The rank of each value, equal values sharing theirs.
 * @param {number[]} values
 * @param {boolean} isHighBest
 */
export function sharedRanks(values, isHighBest) {
  const sorted = [...values].sort((a, b) => (isHighBest ? b - a : a - b));
  const ranks = new Map();
  sorted.forEach((value, i) => ranks.has(value) || ranks.set(value, i + 1));
  return values.map((value) => /** @type {number} */ (ranks.get(value)));
}

/**
 * All bars if they are few or all are asked for, else the first and the picks; by name if that is
 * asked for.
 * @param {Bar[]} bars
 * @param {State} state
 */
export function shownBars(bars, state) {
  const isAll = bars.length <= ALL_UP_TO || state.show === "all";
  const kept = isAll ? bars : bars.filter((bar, i) => i < TOP || bar.isPick);
  const order = new Intl.Collator("en-GB");
  return state.sort === "name" ? [...kept].sort((a, b) => order.compare(a.name, b.name)) : kept;
}
