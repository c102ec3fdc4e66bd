/**
 * Figures as sentences, labels and tables tell them.
 *
 * - Zero is "0", and nothing else is told as zero.
 * - Usual sizes have the decimals of their measure (`exactness.js`).
 * - From a million on three digits count, with a word: 1.23 trillion. From 10¹⁵ on it is a power: 1.23 × 10¹⁸.
 * - Below 0.1 three digits count, as far as cells have them: 0.00124. Below 0.00001 it is a power.
 * - In lists and tables all have the decimals of their measure, 0.08 below 0.24, and more only to be told from zero.
 * - What differs in one sentence gets as many more digits as tell it apart.
 * - Targets, thresholds and declared differences are exact.
 *
 * Tables write figures out, and so do labels of units that have a word such as million themselves.
 */

import { number, power, withoutNoise } from "./numbers.js";
import { besideUnit, readUnit } from "./units.js";

/** @typedef {import("../types.js").Measure} Measure */
/**
 * @typedef {object} Told what decides how a figure is told
 * @property {number} decimals of usual sizes
 * @property {number} [written] the most decimals that a cell has
 * @property {string} [unit]
 * @property {number} [count] how many digits of a small figure count, if not three
 */

const COUNT = 3;
const MOST_AFTER_POINT = 3;
const FEWEST_BEHIND = 2;
const [LARGE, HUGE] = [1e6, 1e15];
const [SMALL, TINY] = [0.1, 1e-5];
/** @type {[number, string][]} */
const WORDS = [[1e12, "trillion"], [1e9, "billion"], [1e6, "million"]];
// Any two numbers differ within so many digits.
const MOST_DIGITS = 20;

/**
 * A figure without its unit.
 * @param {number} value
 * @param {Told} told
 * @param {number} [more] digits beyond those that are usual
 */
export function inWords(value, told, more = 0) {
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (Number(size.toFixed(told.decimals + more)) >= LARGE) return large(value, more);
  return size < TINY ? power(value, COUNT - 1 + more) : inDigits(value, told, more);
}

/**
 * A figure written out, with commas for thousands.
 * @param {number} value
 * @param {Told} told
 * @param {number} [more]
 */
export function inDigits(value, told, more = 0) {
  const { decimals } = told;
  const size = Math.abs(value);
  let wanted = digitsBehind(size, told) + more;
  while (wanted > decimals + more && Number(size.toFixed(wanted - 1)) === size) wanted -= 1;
  return number(value, wanted);
}

/**
 * A figure with its unit: 5.6% of GDP, 12 points, 1.23 million people, £1.23 billion.
 * @param {number} value
 * @param {Measure} measure
 * @param {number} [more]
 */
export const withUnit = (value, measure, more = 0) =>
  oneOrMore(besideOwnUnit(value, measure, (one) => inWords(one, measure, more), (one) => inDigits(one, measure, more)));

/**
 * Figures with their unit, those that differ told apart.
 * @param {number[]} values
 * @param {Measure} measure
 */
export function withUnitApart(values, measure) {
  const least = moreToTellSteps(values);
  return apart(values, (value, more) => withUnit(value, measure, Math.max(least, more)));
}

/**
 * A figure where its unit stands elsewhere.
 * @param {number} value
 * @param {Measure} measure
 * @param {number} [more]
 */
export const withoutUnit = (value, measure, more = 0) =>
  readUnit(measure.unit).isScaled && Math.abs(value) >= LARGE
    ? inDigits(value, measure, more)
    : inWords(value, measure, more);

/**
 * A figure in a list of others, where its unit stands elsewhere.
 * @param {number} value
 * @param {Measure} measure
 */
export const inList = (value, measure) => withoutUnit(value, listed(measure));

/**
 * A figure in a table: written out, and with room for one more digit.
 * @param {number} value
 * @param {Measure} measure
 */
export const tabled = (value, { tabled: decimals, written, largest }) =>
  inDigits(value, listed({ decimals, written, largest, count: COUNT + 1 }));

/**
 * What decides how figures are told one below the other: with like decimals, unless all of them are small.
 * @template {Told & {largest: number}} Given
 * @param {Given} told
 * @returns {Given}
 */
export const listed = (told) => (told.largest < SMALL ? told : { ...told, count: 1 });

/**
 * A median, or another number worked out from a measure, with its unit or as a table shows it. It has
 * more decimals than the figures where it needs them: half of 5 is 2.5.
 * @param {number} value
 * @param {Measure} measure
 * @param {{isTabled?: boolean, more?: number}} [how]
 */
export function computed(value, measure, { isTabled = false, more = 0 } = {}) {
  const told = toldAsComputed(value, measure, isTabled);
  return isTabled ? inDigits(value, told) : withUnit(value, told, more);
}

/**
 * The same where the unit stands elsewhere.
 * @param {number} value
 * @param {Measure} measure
 */
export const computedWithoutUnit = (value, measure) => withoutUnit(value, toldAsComputed(value, measure, false));

/**
 * A measure with as many decimals as a number worked out from it needs.
 * @param {number} value
 * @param {Measure} measure
 * @param {boolean} isTabled
 */
function toldAsComputed(value, measure, isTabled) {
  let decimals = isTabled ? measure.tabled : measure.decimals;
  if (Number(value.toFixed(decimals)) !== value) {
    decimals = Math.max(decimals, measure.computed + (isTabled ? 1 : 0));
  }
  return { ...measure, decimals, written: MOST_DIGITS };
}

/**
 * Numbers worked out from a measure, those that differ told apart.
 * @param {number[]} values
 * @param {Measure} measure
 */
export const computedApart = (values, measure) =>
  apart(values.map(withoutNoise), (value, more) => computed(value, measure, { more }));

/**
 * A number as it was declared: 0.1, 3, 1.5 million.
 * @param {number} value
 */
export function exactly(value) {
  const size = Math.abs(value);
  const [unit, word] = wordFor(size);
  const decimals = decimalsIn(Number(inUnits(size, unit, MOST_AFTER_POINT)));
  if (word && size < HUGE && isExact(size, unit, decimals)) return `${number(value / unit, decimals)} ${word}`;
  return size && size < TINY ? power(value, MOST_DIGITS) : number(value, decimalsIn(value));
}

/**
 * A declared number with the unit of a measure: a target, a threshold.
 * @param {number} value
 * @param {{unit: string}} measure
 */
export const exactlyWithUnit = (value, measure) =>
  besideOwnUnit(value, measure, exactly, (one) => number(one, decimalsIn(one)));

/**
 * A difference with its unit: between percentages it is one of percentage points, in an index of points.
 * @param {number} size
 * @param {Told} told
 */
export const differenceInWords = (size, told) =>
  difference(size, told.unit ?? "", (one) => inWords(one, told), (one) => inDigits(one, told));

/**
 * A difference as it was declared, with its unit.
 * @param {number} size
 * @param {string} unit
 */
export const exactDifference = (size, unit) =>
  difference(size, unit, exactly, (one) => number(one, decimalsIn(one)));

/**
 * A difference that is written already, with its unit.
 * @param {string} text
 * @param {string} unit
 */
export const differenceWithUnit = (text, unit) => oneOrMore(besideUnit(text, countedIn(unit)));

/**
 * Numbers as they read in one sentence: two that differ never read alike.
 * @param {number[]} values
 * @param {(value: number, more: number) => string} write a number with so many digits beyond the usual
 */
export function apart(values, write) {
  const more = moreToTellApart(values, write);
  return values.map((value) => write(value, more));
}

/**
 * How many digits more than usual tell numbers apart that differ.
 * @param {number[]} values
 * @param {(value: number, more: number) => string} write
 */
export function moreToTellApart(values, write) {
  const different = new Set(values).size;
  let more = 0;
  while (more < MOST_DIGITS && new Set(values.map((value) => read(write(value, more)))).size < different) more += 1;
  return more;
}

/**
 * How many digits more than usual tell the difference between two large or two small figures, which rounding
 * to three digits could make ten times as large: from 1.234 million to 1.235 million.
 * @param {number[]} values
 */
function moreToTellSteps(values) {
  const rising = [...new Set(values)].sort((a, b) => a - b);
  const wanted = rising.slice(1).map((value, i) => {
    const sizes = [rising[i], value].map(Math.abs);
    const areAlike = sizes.every((size) => size >= LARGE) || sizes.every((size) => size && size < SMALL);
    const step = Math.floor(Math.log10(value - rising[i]) + 1e-9);
    return areAlike ? powerOf(Math.max(...sizes)) - (COUNT - 1) - step : 0;
  });
  return Math.min(MOST_DIGITS, Math.max(0, ...wanted));
}

/** @param {string} text without the zeros at the end of decimals: 1.20 million reads as 1.2 million does */
const read = (text) => text.replace(/(\.\d*?)0+(?!\d)/g, "$1").replace(/\.(?!\d)/g, "");

/**
 * How many decimals a number has.
 * @param {number} value
 */
export function decimalsIn(value) {
  const [digits, times] = Math.abs(value).toExponential().split("e");
  return Math.max(0, (digits.split(".")[1]?.length ?? 0) - Number(times));
}

/**
 * How many decimals show what counts of a figure, as far as its cells have them.
 * @param {number} size
 * @param {Told} told
 */
function digitsBehind(size, { decimals, written = 0, count = COUNT }) {
  if (!size || size >= 10) return decimals;
  if (size >= 1) return Math.max(decimals, Math.min(written, 1));
  if (size < SMALL) return Math.max(decimals, Math.min(written, count - 1 - powerOf(size)));
  return decimals || Math.min(written, FEWEST_BEHIND);
}

/** @param {number} value @param {number} more */
function large(value, more) {
  const size = Math.abs(value);
  const rounded = Number(size.toPrecision(COUNT + more));
  if (rounded >= HUGE) return power(value, COUNT - 1 + more);
  const [unit, word] = wordFor(rounded);
  let decimals = COUNT - 1 + more - powerOf(rounded / unit);
  if (decimals > MOST_AFTER_POINT) return writtenOut(value, Math.max(0, decimals - powerOf(unit)));
  while (decimals > 0 && isExact(size, unit, decimals - 1)) decimals -= 1;
  return `${number(value / unit, Math.max(0, decimals))} ${word}`;
}

/** @param {number} value @param {number} most so many decimals, or fewer where they tell it without rounding */
function writtenOut(value, most) {
  let decimals = most;
  while (decimals > 0 && Number(value.toFixed(decimals - 1)) === value) decimals -= 1;
  return number(value, decimals);
}

/** @param {number} size @param {number} unit @param {number} decimals */
const inUnits = (size, unit, decimals) => (size / unit).toFixed(decimals);

/** @param {number} size @param {number} unit @param {number} decimals whether so many tell it without rounding */
const isExact = (size, unit, decimals) => Number(`${inUnits(size, unit, decimals)}e${powerOf(unit)}`) === size;

/** @param {number} size @returns {[number, string]} */
const wordFor = (size) => WORDS.find(([unit]) => size >= unit) ?? [1, ""];

/** @param {number} size */
const powerOf = (size) => Number(size.toExponential().split("e")[1]);

/**
 * A figure beside its unit. A word such as million in the unit is taken into the figure where that has
 * one itself.
 * @param {number} value
 * @param {{unit: string}} measure
 * @param {(value: number) => string} write
 * @param {(value: number) => string} writeOut where the unit's own word cannot be taken in
 */
function besideOwnUnit(value, { unit }, write, writeOut) {
  const { isScaled, scale, scaled } = readUnit(unit);
  if (!isScaled || Math.abs(value) < LARGE) return besideUnit(write(value), unit);
  return scale ? besideUnit(write(value * scale), scaled) : besideUnit(writeOut(value), unit);
}

/**
 * @param {number} size
 * @param {string} unit
 * @param {(value: number) => string} write
 * @param {(value: number) => string} writeOut
 */
function difference(size, unit, write, writeOut) {
  return oneOrMore(besideOwnUnit(size, { unit: countedIn(unit) }, write, writeOut));
}

/** @param {string} unit */
const countedIn = (unit) => (unit.startsWith("%") ? "percentage points" : unit || "points");

/** @param {string} text */
const oneOrMore = (text) => text.replace(/^1 (.*point)s$/, "1 $1");
