/** Steps of colour for maps and tiles: round bounds, few of them. */

import { suffixOf } from "../layout/scales.js";
import { exactly } from "../rules/in-words.js";
import { nearestWhole, quantile } from "../rules/numbers.js";

/** @typedef {import("../types.js").Measure} Measure */

/**
 * @typedef {object} Steps steps between bounds: a value on a bound belongs to the step above it
 * @property {number[]} bounds
 * @property {string[]} labels in words: under 1%, 1 to 2%, 2% or more
 * @property {string[]} fills the colour of each step
 * @property {string[]} inks what is written on each step is written in
 * @property {(value: number) => number} of
 */

const MANY = 30;
const [STEPS_OF_MANY, FEWEST, MOST] = [6, 5, 7];
const LARGEST_SHARE = 0.4;
const ROUND = [5, 2.5, 2, 1];
const ROUNDEST = [5, 2, 1];
const SERIES = [1, 2, 5, 10];

/**
 * Round steps that tell values apart: equal ones where they do, else about as many in each.
 * @param {number[]} values
 * @param {Measure} measure
 * @returns {Steps}
 */
export function stepsFor(values, measure) {
  const sorted = [...values].sort((a, b) => a - b);
  const distinct = [...new Set(sorted)];
  const most = Math.min(values.length >= MANY ? STEPS_OF_MANY : FEWEST, distinct.length);
  if (most < 2) return stepsBetween([], measure, distinct[0] ?? 0);
  const tried = [...equal(distinct[0], distinct[distinct.length - 1]), ...aboutAsMany(sorted, most)];
  const fewest = Math.min(most, FEWEST, Math.max(2, Math.floor(values.length / 2)));
  const sound = tried.filter(
    (bounds) => bounds.length + 1 >= fewest && countsOf(bounds, values).every((count) => count > 0),
  );
  const share = Math.max(LARGEST_SHARE, 2 / values.length);
  /** @param {number[]} bounds */
  const largest = (bounds) => Math.max(...countsOf(bounds, values)) / values.length;
  const even = sound.find((bounds) => largest(bounds) <= share)
    ?? sound.reduce((/** @type {number[] | undefined} */ best, bounds) =>
      best && largest(best) <= largest(bounds) ? best : bounds, undefined)
    ?? Array.from({ length: most - 1 }, (_, i) => distinct[Math.floor(((i + 1) * distinct.length) / most)]);
  return stepsBetween(even, measure);
}

/**
 * @param {number[]} bounds
 * @param {Measure} measure
 * @param {number} [only] the one value there is
 * @returns {Steps}
 */
function stepsBetween(bounds, measure, only = 0) {
  const count = bounds.length + 1;
  const places = bounds.length
    ? Array.from({ length: count }, (_, i) => nearestWhole((i * (MOST - 1)) / (count - 1)) + 1)
    : [(MOST - 1) / 2 + 1];
  return {
    bounds,
    labels: labelsOf(bounds, suffixOf(measure), only),
    fills: places.map((place) => `var(--chart-step-${place})`),
    inks: places.map((place) => `var(--chart-on-step-${place})`),
    of: (value) => bounds.filter((bound) => value >= bound).length,
  };
}

/** @param {number[]} bounds @param {string} sign @param {number} only */
function labelsOf(bounds, sign, only) {
  if (!bounds.length) return [exactly(only) + sign];
  const texts = bounds.map(exactly);
  const between = texts.slice(1).map((text, i) => `${texts[i]} to ${text}${sign}`);
  return [`under ${texts[0]}${sign}`, ...between, `${texts[texts.length - 1]}${sign} or more`];
}

/**
 * Bounds at the same distance from each other: the fewest first.
 * @param {number} low
 * @param {number} high
 */
function* equal(low, high) {
  const top = powerOf(high - low);
  for (const power of [top, top - 1]) {
    for (const part of ROUND) {
      const size = part * Number(`1e${power}`);
      const [first, last] = [Math.floor(low / size) + 1, Math.floor(high / size)];
      if (last < first || last - first + 1 >= MOST) continue;
      yield Array.from({ length: last - first + 1 }, (_, i) => clean((first + i) * size));
    }
  }
}

/**
 * Bounds near the values that part all values evenly: the roundest first.
 * @param {number[]} sorted
 * @param {number} most
 */
function* aboutAsMany(sorted, most) {
  const parting = Array.from({ length: most - 1 }, (_, i) => quantile(sorted, (i + 1) / most));
  if (parting[0] > 0) yield withValuesBetween(parting.map(inSeries), sorted);
  const power = powerOf(sorted[sorted.length - 1] - sorted[0]);
  for (let smaller = 0; smaller < 5; smaller += 1) {
    for (const part of ROUNDEST) {
      const size = part * Number(`1e${power - smaller}`);
      yield withValuesBetween(parting.map((value) => clean(nearestWhole(value / size) * size)), sorted);
    }
  }
}

/** @param {number[]} bounds @param {number[]} values */
function countsOf(bounds, values) {
  const counts = new Array(bounds.length + 1).fill(0);
  for (const value of values) counts[bounds.filter((bound) => value >= bound).length] += 1;
  return counts;
}

/**
 * The number nearest to a value in the series 1, 2, 5, 10 of powers of ten.
 * @param {number} value
 */
function inSeries(value) {
  const power = Number(`1e${powerOf(value)}`);
  /** @param {number} part */
  const distance = (part) => Math.abs(Math.log(value / (part * power)));
  return clean(SERIES.reduce((best, part) => (distance(part) < distance(best) ? part : best)) * power);
}

/** @param {number} size */
const powerOf = (size) => Number(size.toExponential().split("e")[1]);

/** @param {number} value a number without the noise that floating-point numbers bring */
const clean = (value) => Number(value.toPrecision(12));

/**
 * Bounds without those that would leave a step empty.
 * @param {number[]} bounds
 * @param {number[]} sorted
 */
function withValuesBetween(bounds, sorted) {
  /** @type {number[]} */
  const kept = [];
  for (const bound of bounds) {
    const below = kept[kept.length - 1] ?? -Infinity;
    const isFilled = sorted.some((value) => below <= value && value < bound);
    if (bound <= sorted[sorted.length - 1] && isFilled) kept.push(bound);
  }
  return kept;
}

