/** How a score stands: beside the benchmark, in its quarter, and beside its own past. */

import { decimalsIn, differenceInWords, inDigits, moreToTellApart, withUnit } from "../charts/rules/in-words.js";
import { aboutTheSame, highest, quantile } from "../charts/rules/numbers.js";
import { breaksBetween, stretchesOf } from "../charts/rules/stretches.js";

/**
 * @typedef {object} Reading a period with the score and the benchmark, as far as they are known
 * @property {number} place in time
 * @property {string | null} key the name that the body bore
 * @property {number | null} value
 * @property {number | null} mark
 *
 * @typedef {object} Given one measure of one body
 * @property {number} same the difference below which two scores are about the same
 * @property {string} unit "" for an index
 * @property {boolean} compares whether scores of different periods compare
 * @property {import("../charts/rules/stretches.js").Break[]} breaks
 * @property {Reading[]} readings in the order of time
 * @property {number[]} every the latest scores of all organisations, none where there is no quarter
 */

const FEWEST_FOR_QUARTERS = 20;
const QUARTERS = ["lowest quarter", "second-lowest quarter", "second-highest quarter", "highest quarter"];
const NOT_KNOWN = "–";

/** @param {Given[]} many */
export const scoresForPages = (many) => many.map(scoreOf);

/**
 * What may be said of the latest score, which stands at the place `latest` among the readings; `since` is
 * the place of the first that compares with it, if there is an earlier one. `runs` are the readings whose
 * scores, and whose benchmarks, can be joined, `broken` the places of the breaks that lie between scores.
 * @param {Given} given
 */
function scoreOf({ same, unit, compares, breaks, readings, every }) {
  const known = readings.flatMap(({ value }, i) => (value === null ? [] : [i]));
  if (!known.length) return null;
  const latest = known[known.length - 1];
  const { value, mark } = readings[latest];
  const stretches = stretchesOf(readings, { breaks, compares });
  const marks = stretchesOf(readings.map(({ place, mark }) => ({ place, value: mark })), { breaks: [] });
  const since = known.find((i) => stretches[i]?.series === stretches[latest]?.series) ?? latest;
  const first = since === latest ? null : readings[since].value;
  /** @param {number | null} one @param {number | null} other */
  const compared = (one, other) =>
    one === null || other === null ? null : one === other || isSame(one, other, same) ? 0 : one - other;
  const beside = compared(value, mark);
  const change = compared(value, first);
  const own = /** @type {number} */ (value);
  const measure = measureOf(readings, unit, [own, ...(beside ? [mark] : []), ...(change ? [first] : [])]);
  /** @param {number} size */
  const apart = (size) => differenceInWords(Math.abs(size), measure);
  return {
    latest,
    since: since === latest ? null : since,
    runs: stretches.map((one, i) => [one?.run ?? null, marks[i]?.run ?? null]),
    broken: brokenOf(readings, known, breaks),
    against: beside === null ? null : beside === 0 ? "about the same" : beside > 0 ? "above" : "below",
    beside: inWords(beside, apart, [value === mark ? "the same as" : "about the same as", "above", "below"]),
    change: inWords(change, apart, [value === first ? "the same as" : "about the same as", "higher than", "lower than"]),
    quarter: quarterOf(own, every),
    said: withUnit(own, measure),
    texts: readings.map((reading) => [reading.value, reading.mark].map((one) =>
      one === null ? NOT_KNOWN : one === 0 ? "0" : inDigits(one, measure))),
  };
}

/** @param {number} one @param {number} other @param {number} same */
const isSame = (one, other, same) => aboutTheSame(one, other, /** @type {any} */ ({ same }));

/**
 * @param {number | null} size
 * @param {(size: number) => string} apart
 * @param {[string, string, string]} words for none, for more and for less
 */
function inWords(size, apart, [none, more, less]) {
  if (size === null) return "";
  return size === 0 ? none : `${apart(size)} ${size > 0 ? more : less}`;
}

/**
 * The places of the breaks that lie between scores, in the order of time.
 * @param {Reading[]} readings
 * @param {number[]} known
 * @param {import("../charts/rules/stretches.js").Break[]} breaks
 */
function brokenOf(readings, known, breaks) {
  const found = known.slice(1).flatMap((at, i) => {
    const [before, after] = [readings[known[i]], readings[at]];
    return breaksBetween(breaks, [before.key, after.key], before.place, after.place);
  });
  return [...new Set(found)].map((one) => breaks.indexOf(one));
}

/**
 * In which quarter of all scores a score lies; equal scores lie in the same.
 * @param {number} value
 * @param {number[]} every
 */
function quarterOf(value, every) {
  if (every.length < FEWEST_FOR_QUARTERS) return null;
  const sorted = [...every].sort((a, b) => a - b);
  return QUARTERS[[0.25, 0.5, 0.75].filter((share) => value >= quantile(sorted, share)).length];
}

/**
 * How exactly scores are told: with one decimal where any has one, and whole where all are; with more where
 * some must not read alike.
 * @param {Reading[]} readings
 * @param {string} unit
 * @param {(number | null)[]} different scores of which two that differ must not read alike
 */
function measureOf(readings, unit, different) {
  const values = thoseKnown(readings.filter(({ value }) => value !== null).flatMap(({ value, mark }) => [value, mark]));
  const decimals = values.every(Number.isInteger) ? 0 : 1;
  const measure = { unit, decimals, written: highest(values.map(decimalsIn), 0) };
  const more = moreToTellApart(thoseKnown(different), (value, digits) => inDigits(value, measure, digits));
  return /** @type {import("../charts/types.js").Measure} */ ({ ...measure, decimals: decimals + more });
}

/** @param {(number | null)[]} values */
const thoseKnown = (values) => /** @type {number[]} */ (values.filter((value) => value !== null));
