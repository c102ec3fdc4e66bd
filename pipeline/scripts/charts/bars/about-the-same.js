/** Which bars of a ranking are about the same: a band around one place, or a brace beside the first. */

import { aboutTheSame } from "../rules/numbers.js";
import { picksOf } from "../rules/reference-period.js";

/** @typedef {import("./ranked-bars.js").Bar} Bar */

/**
 * @typedef {object} Band what is about the same as one place ends within it
 * @property {"band"} kind
 * @property {Bar} bar the place
 * @property {[number, number]} reach
 *
 * @typedef {object} Brace the first so many bars, none of which differs from another by more than a little
 * @property {"brace"} kind
 * @property {number} count
 */

/**
 * What marks bars as about the same, where a measure says how much that is and two of them are.
 * @param {import("../types.js").Model} model
 * @param {import("../types.js").State} state
 * @param {Bar[]} shown
 * @returns {Band | Brace | null}
 */
export function sameMark(model, state, shown) {
  const { measure } = model.figures.measures;
  const bar = picksOf(model, state).map((key) => shown.find((one) => one.key === key)).find(Boolean);
  if (bar && levelWith(bar, shown, measure) > 1) {
    return { kind: "band", bar, reach: [bar.value - measure.same, bar.value + measure.same] };
  }
  const count = shown.length && state.sort !== "name" ? levelWith(shown[0], shown, measure) : 0;
  return count > 1 ? { kind: "brace", count } : null;
}

/**
 * How many bars are about the same as one, itself among them.
 * @param {Bar} bar
 * @param {Bar[]} shown
 * @param {import("../types.js").Measure} measure
 */
const levelWith = ({ value: own }, shown, measure) =>
  shown.filter(({ value }) => aboutTheSame(value, own, measure)).length;
