/** Numbers as people read them. */

import { overlap } from "./bounds.js";

/** @typedef {import("../types.js").Measure} Measure */

const MINUS = "\u2212";
/** @type {Record<string, string>} */
const RAISED = {
  "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹",
};
const MOST_BEFORE_POWER = 5;
export const MOST_DECIMALS = 12;
export const FEWEST_FOR_A_MEDIAN = 5;

/** That figures are too large or too small for any axis or sentence. */
export class CannotBeDrawn extends RangeError {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = "CannotBeDrawn";
  }
}

/**
 * The lowest of many values: more than the arguments that a function can have.
 * @param {Iterable<number>} values
 * @param {number} [start] what it is at most
 */
export function lowest(values, start = Infinity) {
  let found = start;
  for (const value of values) if (value < found) found = value;
  return found;
}

/**
 * The highest of many values.
 * @param {Iterable<number>} values
 * @param {number} [start] what it is at least
 */
export function highest(values, start = -Infinity) {
  let found = start;
  for (const value of values) if (value > found) found = value;
  return found;
}

/**
 * A number with commas for thousands, a real minus sign and so many decimals.
 * @param {number} value
 * @param {number} decimals
 */
export function number(value, decimals) {
  if (!Number.isFinite(value)) throw new CannotBeDrawn("A number is too large to be written.");
  const size = Math.abs(value);
  if (size && !(size >= 1e-12 && size < 1e15)) return power(value, MOST_BEFORE_POWER);
  while (size && decimals < MOST_DECIMALS && Number(fixed(size, decimals)) === 0) decimals += 1;
  const [whole, rest] = fixed(size, decimals).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${value < 0 ? MINUS : ""}${grouped}${rest ? `.${rest}` : ""}`;
}

/**
 * A number with a power of ten: 1.23 × 10⁻⁷.
 * @param {number} value
 * @param {number} decimals the most before the power
 */
export function power(value, decimals) {
  if (!Number.isFinite(value)) throw new CannotBeDrawn("A number is too large to be written.");
  const size = Math.abs(value);
  let [digits, times] = size.toExponential(decimals).split("e");
  if (Number(`${digits}e${times}`) === size) [digits, times] = size.toExponential().split("e");
  const raised = [...times.replace("+", "")].map((sign) => RAISED[sign]).join("");
  return `${value < 0 ? MINUS : ""}${digits} × 10${raised}`;
}

/**
 * What lies exactly in the middle goes to the even digit.
 * @param {number} size
 * @param {number} decimals
 */
function fixed(size, decimals) {
  // Only what so many halvings make whole and odd can lie there; doubling a number is exact.
  const isMiddle = (size * 2 ** (decimals + 1)) % 2 === 1;
  const above = size.toFixed(decimals);
  if (!isMiddle) return above;
  const below = size.toFixed(decimals + 1).replace(/\.?5$/, "");
  return /[02468]$/.test(below) ? below : above;
}

/**
 * A number rounded to so many decimals, exact middles to the even digit.
 * @param {number} value
 * @param {number} decimals
 */
export function rounded(value, decimals) {
  return Math.sign(value) * Number(fixed(Math.abs(value), decimals));
}

/**
 * A number that was worked out, without the noise that binary fractions bring: a third of 3 is 1.
 * @param {number} value
 */
export const withoutNoise = (value) => Number(value.toPrecision(14));

/**
 * The nearest whole number: from the middle between two the even one.
 * @param {number} value
 */
export function nearestWhole(value) {
  const below = Math.floor(value);
  return value - below === 0.5 ? below + (below % 2 === 0 ? 0 : 1) : Math.round(value);
}

/**
 * Whether a difference is too small to mean anything.
 * @param {number} first
 * @param {number} second
 * @param {Measure} measure
 */
export function aboutTheSame(first, second, measure) {
  return Math.abs(first - second) < measure.same * (1 - 1e-9);
}

/**
 * The keys of ordered values that are about the same as the first, or equal to it; also where the bounds
 * between which the two lie overlap.
 * @param {[string, number, (import("./bounds.js").Bounds | null)?][]} values
 * @param {Measure} measure
 */
export function levelWithTheFirst(values, measure) {
  const [, first, around] = values[0];
  return values
    .filter(([, value, bounds]) => value === first || aboutTheSame(value, first, measure) || overlap(around, bounds))
    .map(([key]) => key);
}

/** @param {number[]} values in any order */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[half] : sorted[half - 1] / 2 + sorted[half] / 2;
}

/**
 * The value at a share of sorted ones (linear interpolation, from the nearer end).
 * @param {number[]} sorted
 * @param {number} share
 */
export function quantile(sorted, share) {
  const at = (sorted.length - 1) * share;
  const [a, b] = [sorted[Math.floor(at)], sorted[Math.min(sorted.length - 1, Math.floor(at) + 1)]];
  const past = at - Math.floor(at);
  return past < 0.5 ? a + (b - a) * past : b - (b - a) * (1 - past);
}
