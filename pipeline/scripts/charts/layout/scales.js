/** Axes: round steps and powers of ten. */

import { CannotBeDrawn, highest, lowest, nearestWhole, power } from "../rules/numbers.js";
import { widthOf, wrapped } from "./text-width.js";

/** @typedef {import("../types.js").Measure} Measure */
/** @typedef {import("../types.js").Frame} Frame */

/**
 * @typedef {object} Scale
 * @property {number} low
 * @property {number} high
 * @property {number[]} ticks
 * @property {boolean} isLog
 * @property {string} text how ticks are written, as an expression of Vega's
 * @property {number} width of the longest tick label in pixels
 * @property {number} step between two ticks; of no meaning in powers
 * @property {number} decimals of ticks
 * @property {Shared} [shared]
 */

/**
 * @typedef {object} Shared what labels of very large or small ticks have in common
 * @property {number} by what ticks are divided by
 * @property {string} word what is written behind them
 */

/** @type {[number, string][]} */
const WORDS = [[1e12, "trillion"], [1e9, "billion"]];
const HUGE = 1e15;
const [TINIEST, TINY] = [1e-12, 1e-5];

const STEPS = [1, 2, 2.5, 5, 10];
// As many as JavaScript writes, less one that is looked at.
const MOST_TICK_DECIMALS = 99;

/**
 * A scale that holds all values in about so many round steps. It starts at zero where that wastes
 * little room, or where bars are drawn (`fromZero`). Whole numbers have whole steps.
 * @param {number[]} values
 * @param {string} suffix what follows each tick label
 * @param {{fromZero?: boolean, steps?: number}} [how]
 * @returns {Scale}
 */
export function niceScale(values, suffix, { fromZero, steps = 5 } = {}) {
  let [low, high] = [lowest(values), highest(values)];
  if (fromZero || (fromZero === undefined && low >= 0 && low <= 0.6 * high)) {
    [low, high] = [Math.min(low, 0), Math.max(high, 0)];
  }
  if (high - low <= 1e-12 * Math.max(Math.abs(low), Math.abs(high))) {
    const around = Math.abs(low) / 2 || 0.5;
    [low, high] = low ? [low - around, high + around] : [0, 1];
  }
  if (!Number.isFinite(high - low)) throw new CannotBeDrawn("No axis can hold these figures.");
  const step = roundStep((high - low) / steps, values.every(Number.isInteger));
  const [first, last] = [Math.floor(low / step + 1e-9), Math.ceil(high / step - 1e-9)];
  let decimals = Math.min(MOST_TICK_DECIMALS, Math.max(0, -Math.floor(Math.log10(step))));
  if (Number(step.toFixed(decimals)) !== Number(step.toFixed(decimals + 1))) decimals += 1;
  return stepScale(rounded(first * step, step), rounded(last * step, step), step, decimals, suffix);
}

/**
 * A tick without the noise that floating-point numbers bring: three digits below its step.
 * @param {number} tick
 * @param {number} step
 */
const rounded = (tick, step) =>
  Number(tick.toFixed(Math.min(100, Math.max(0, 3 - Math.floor(Math.log10(step))))));

/**
 * A scale of steps from a low end to a high one.
 * @param {number} low
 * @param {number} high
 * @param {number} step
 * @param {number} decimals
 * @param {string} suffix
 * @returns {Scale}
 */
export function stepScale(low, high, step, decimals, suffix) {
  const count = nearestWhole((high - low) / step);
  if (!Number.isFinite(count)) throw new CannotBeDrawn("No axis can hold these figures.");
  const ticks = Array.from({ length: count + 1 }, (_, i) => rounded(low + i * step, step));
  const shared = sharedBy(ticks);
  const isPlain = step >= 1e-12 && Math.abs(low) + Math.abs(high) < 1e15;
  return {
    low,
    high,
    ticks,
    step,
    decimals,
    isLog: false,
    text: shared ? sharedText(shared, suffix) : tickText(isPlain ? `,.${decimals}f` : ".2e", suffix),
    width: Math.max(...ticks.map((tick) => widthOf(tickLabel(tick, decimals, shared) + suffix))),
    shared,
  };
}

/**
 * A scale on which each step multiplies. All values must be above zero.
 * @param {number[]} values
 * @param {string} suffix
 * @returns {Scale}
 */
export function logScale(values, suffix) {
  const [least, most] = [lowest(values), highest(values)];
  const [first, last] = [Math.floor(Math.log10(least)), Math.ceil(Math.log10(most))];
  const spread = last - first <= 2 ? [1, 2, 5] : [1];
  const every = [];
  for (let power = first; power <= last; power += 1) {
    for (const digit of spread) every.push(Number(`${digit}e${power}`));
  }
  const below = every.filter((tick) => tick <= least);
  const above = every.filter((tick) => tick >= most);
  const low = below.length ? below[below.length - 1] : least;
  const high = above.length ? above[0] : most;
  const ticks = every.filter((tick) => tick >= low && tick <= high);
  return {
    low,
    high: high > low ? high : low * 10,
    ticks,
    step: low,
    decimals: 0,
    isLog: true,
    text: tickText(",~r", suffix),
    width: Math.max(...ticks.map((tick) => widthOf(tick.toLocaleString("en-GB") + suffix))),
  };
}

/**
 * A scale of powers of ten that holds all values, which are above zero; with the halves between them
 * where these are few.
 * @param {number[]} values
 * @param {string} suffix
 * @returns {Scale}
 */
export function powersOfTen(values, suffix) {
  const [least, most] = [lowest(values), highest(values)];
  let [first, last] = [Math.floor(Math.log10(least)), Math.ceil(Math.log10(most))];
  // A logarithm just beside a whole number is rounded to it.
  if (Number(`1e${first}`) > least) first -= 1;
  if (Number(`1e${last}`) < most) last += 1;
  last = Math.max(last, first + 1);
  const ticks = [];
  for (let power = first; power < last; power += 1) {
    for (const digit of last - first < 3 ? [1, 2, 5] : [1]) ticks.push(Number(`${digit}e${power}`));
  }
  ticks.push(Number(`1e${last}`));
  const [low, high] = [ticks[0], ticks[ticks.length - 1]];
  const isPlain = low >= 1e-4 && high < 1e15;
  /** @param {number} tick */
  const label = (tick) => isPlain
    ? tick.toLocaleString("en-GB", { maximumFractionDigits: 6 })
    : tick.toExponential(0).replace(/\d+$/, (power) => power.padStart(2, "0"));
  const width = Math.max(...ticks.map((tick) => widthOf(label(tick) + suffix)));
  return { low, high, ticks, step: low, decimals: 0, isLog: true, text: tickText(isPlain ? ",~f" : ".0e", suffix), width };
}

/**
 * How far along an axis of some length a value lies.
 * @param {Scale} scale
 * @param {number} value
 * @param {number} length
 */
export function along(scale, value, length) {
  const at = scale.isLog ? Math.log : Number;
  return (length * (at(value) - at(scale.low))) / (at(scale.high) - at(scale.low));
}

/**
 * How far down from the top of a plot a value lies on a vertical axis.
 * @param {Scale} scale
 * @param {number} value
 * @param {Frame} frame
 */
export const down = (scale, value, frame) => frame.height - along(scale, value, frame.height);

/**
 * A scale as properties of Vega's.
 * @param {Scale} scale
 */
export function scaleOf(scale) {
  const domain = [scale.low, scale.high];
  return scale.isLog ? { type: "log", base: 10, domain } : { type: "linear", domain };
}

/** @param {Scale} scale */
export const axisOf = (scale) => ({ values: scale.ticks, text: scale.text });

/** @param {Measure} measure */
export const suffixOf = (measure) => (measure.unit.startsWith("%") ? "%" : "");

/**
 * The measure's unit, above the plot's left edge, and what is unusual about its axis.
 * @param {Measure} measure
 * @param {Frame} frame
 * @param {Scale} [scale]
 */
export function unitRow(measure, frame, scale) {
  const told = scale ? aboutAxis(scale, suffixOf(measure)) : "";
  const room = frame.padding.left + frame.width + frame.padding.right - 8 - widthOf(told);
  const text = wrapped(measure.unit || measure.title, room, 1)[0] + told;
  return { text, x: 4 - frame.padding.left, y: -14 };
}

/**
 * An axis that does not begin at zero says so.
 * @param {Scale} scale
 * @param {string} suffix
 */
function aboutAxis({ isLog, low, high, decimals, shared }, suffix) {
  if (isLog) return " (logarithmic scale)";
  if (low <= 0 && high >= 0) return "";
  return low > 0 ? ` (axis begins at ${tickLabel(low, decimals, shared)}${suffix})` : ` (axis ends at ${tickLabel(high, decimals, shared)}${suffix})`;
}

/** @param {number} rough @param {boolean} isWhole */
function roundStep(rough, isWhole) {
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = /** @type {number} */ (STEPS.find((one) => one * power >= rough * (1 - 1e-9))) * power;
  if (!isWhole || Number.isInteger(step)) return step;
  return step < 1 ? 1 : nearestWhole(2 * step);
}

/**
 * @param {string} format
 * @param {string} suffix
 */
function tickText(format, suffix) {
  const label = `format(datum.value, '${format}')`;
  return suffix ? `${label} + '${suffix}'` : label;
}

/**
 * What the labels of very large and very small ticks have in common, the word or power behind them, if
 * they can be told apart so.
 * @param {number[]} ticks
 * @returns {Shared | undefined}
 */
function sharedBy(ticks) {
  const size = highest(ticks.map(Math.abs));
  const large = size < HUGE ? WORDS.find(([by]) => size >= by) : undefined;
  const small = 10 ** Math.floor(Math.log10(size) + 1e-9);
  const found = large ? { by: large[0], word: ` ${large[1]}` } : { by: small, word: power(small, 0).slice(1) };
  if (!large && !(size > TINIEST && size < TINY)) return undefined;
  return new Set(ticks.map((tick) => tickLabel(tick, 0, found))).size === ticks.length ? found : undefined;
}

/** @param {Shared} shared @param {string} suffix */
const sharedText = ({ by, word }, suffix) =>
  `(datum.value ? format(datum.value / ${by}, ',.6~r') + '${word}' : '0')${suffix ? ` + '${suffix}'` : ""}`;

/**
 * A tick's number as its label has it.
 * @param {number} tick
 * @param {number} decimals
 * @param {Shared} [shared]
 */
export function tickLabel(tick, decimals, shared) {
  if (shared) return tick ? Number((tick / shared.by).toPrecision(6)).toLocaleString("en-GB") + shared.word : "0";
  return tick.toLocaleString("en-GB", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}
