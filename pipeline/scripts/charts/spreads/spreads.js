/** How values spread: their quartiles, and the picks among them. */

import { FEWEST_FOR_A_MEDIAN, quantile } from "../rules/numbers.js";
import { byCodePoints } from "../rules/order.js";
import { atPeriod, picksOf } from "../rules/reference-period.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").State} State */

/**
 * @typedef {object} Quartiles
 * @property {number} lower
 * @property {number} median
 * @property {number} upper
 *
 * @typedef {object} Spread
 * @property {string} key of the part, "" for all
 * @property {string} name
 * @property {string} inside the name inside a sentence
 * @property {number[]} values
 * @property {number} low
 * @property {number} high
 * @property {Quartiles | null} quartiles only where there are enough values to speak of a middle
 * @property {Map<string, number>} picks
 */

/**
 * The spread of all values of the period shown; null where there are none.
 * @param {Model} model
 * @param {State} state
 * @returns {{spread: Spread | null, at: import("../rules/reference-period.js").AtPeriod}}
 */
export function spreadOf(model, state) {
  const at = atPeriod(model, state);
  const { title } = model.figures.measures.measure;
  return { spread: at.rows.length ? spread(model, state, at.rows, "", title, title) : null, at };
}

/**
 * The spread of each part: the highest median first, those without one last.
 * @param {Model} model
 * @param {State} state
 * @returns {{spreads: Spread[], at: import("../rules/reference-period.js").AtPeriod}}
 */
export function spreadsOf(model, state) {
  const at = atPeriod(model, state);
  const { keys, labels = keys, inside = keys } = /** @type {import("../types.js").Keys} */ (model.figures.part);
  const { part } = model.figures.rows;
  const spreads = [...new Set(at.rows.map((row) => part[row] ?? 0))].map((place) => {
    const own = at.rows.filter((row) => part[row] === place);
    return spread(model, state, own, keys[place], labels[place], inside[place]);
  });
  return { spreads: spreads.sort(byMedian), at };
}

/** @param {Spread} a @param {Spread} b */
function byMedian(a, b) {
  const [one, other] = [a, b].map(({ quartiles }) => quartiles?.median ?? -Infinity);
  return one === other ? byCodePoints(a.name, b.name) : other - one;
}

/**
 * @param {Model} model
 * @param {State} state
 * @param {number[]} rows
 * @param {string} key
 * @param {string} name
 * @param {string} inside
 * @returns {Spread}
 */
function spread(model, state, rows, key, name, inside) {
  const { figures } = model;
  const values = rows.map((row) => /** @type {number} */ (figures.rows.measure[row]));
  const sorted = [...values].sort((a, b) => a - b);
  const [lower, median, upper] = [0.25, 0.5, 0.75].map((share) => quantile(sorted, share));
  const picks = new Map();
  for (const pick of figures.subject ? picksOf(model, state) : []) {
    const own = rows.findIndex((row) => figures.subject?.keys[figures.rows.subject[row] ?? -1] === pick);
    if (own >= 0) picks.set(pick, values[own]);
  }
  const quartiles = values.length >= FEWEST_FOR_A_MEDIAN ? { lower, median, upper } : null;
  return { key, name, inside, values, low: sorted[0], high: sorted[sorted.length - 1], quartiles, picks };
}
