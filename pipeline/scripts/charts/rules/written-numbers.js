/** Numbers as pages write them: what the build asks. */

import { decimalsOf } from "./exactness.js";
import { differenceWithUnit, exactDifference, exactly, inDigits, listed, withUnitApart, withoutUnit } from "./in-words.js";
import { number } from "./numbers.js";
import { besideUnit } from "./units.js";

/** @typedef {import("../types.js").Measure} Measure */

/**
 * @typedef {object} Asked a number, and how it is to be written: with `decimals` or, where they are null, as
 *   it was declared; else as exactly as its measure is told
 * @property {number} value
 * @property {number | null} [decimals]
 * @property {import("./exactness.js").Exactness} [exactness]
 * @property {string} [unit]
 * @property {"beside" | "elsewhere"} [stands] where the unit stands of what is told as exactly as its measure
 * @property {number[]} [others] what it is told beside and must not read like, unless it is equal
 * @property {boolean} [isTabled] whether it stands in a table, where it is written out
 * @property {boolean} [isDifference] whether it is a difference between two
 */

/** @param {Asked[]} numbers */
export const writtenNumbers = (numbers) => numbers.map((asked) => {
  const { value, decimals, exactness, unit = "", isDifference } = asked;
  if (exactness) return asMeasured(asked, exactness);
  if (typeof decimals !== "number") return isDifference ? exactDifference(value, unit) : exactly(value);
  const text = number(value, decimals);
  return isDifference ? differenceWithUnit(text, unit) : besideUnit(text, unit);
});

/**
 * @param {Asked} asked
 * @param {import("./exactness.js").Exactness} exactness
 */
function asMeasured({ value, unit = "", stands, others = [], isTabled }, exactness) {
  const measure = /** @type {Measure} */ ({ ...exactness, unit, decimals: decimalsOf(exactness) });
  if (isTabled) return value === 0 ? "0" : inDigits(value, listed(measure));
  return stands === "elsewhere" ? withoutUnit(value, measure) : withUnitApart([value, ...others], measure)[0];
}
