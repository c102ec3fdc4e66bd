/** Numbers as pages write them: what the build asks. */

import { decimalsOf } from "./exactness.js";
import { differenceWithUnit, number, plain, withUnit } from "./numbers.js";

/** @typedef {import("../types.js").Measure} Measure */

/**
 * @typedef {object} Asked a number, and how it is to be written: with `decimals` or, where they are null, as
 *   it was declared; else as exactly as its measure is told
 * @property {number} value
 * @property {number | null} [decimals]
 * @property {import("./exactness.js").Exactness} [exactness]
 * @property {string} [unit]
 * @property {boolean} [isDifference]
 */

/** @param {Asked[]} numbers */
export const writtenNumbers = (numbers) => numbers.map(({ value, decimals, exactness, unit = "", isDifference }) => {
  const digits = exactness ? decimalsOf(exactness) : decimals;
  const isPlain = typeof digits !== "number";
  if (isDifference) return differenceWithUnit(isPlain ? plain(value) : number(value, digits), unit);
  return isPlain ? plain(value) : withUnit(value, /** @type {Measure} */ ({ unit }), digits);
});
