/** How entities stand beside each other in one stated period. */

import { tabled } from "../charts/rules/in-words.js";
import { FEWEST_FOR_A_MEDIAN, aboutTheSame, highest, median } from "../charts/rules/numbers.js";
import { inPeriod } from "../charts/rules/sentences.js";
import { isRanked } from "../charts/rules/uncertain.js";

/** @typedef {Pick<import("./types.js").Indicator, "model" | "aside">} Indicator */

/**
 * @typedef {object} Period the figures of one period
 * @property {string} period
 * @property {number} place
 * @property {Map<string, number>} values
 *
 * @typedef {object} Ranks how entities stand beside each other
 * @property {string} period
 * @property {Map<string, number>} held all that is known in it
 * @property {Map<string, number>} values of those that take part in ranks
 * @property {Period[]} periods up to this one and after it, in the order of time
 *
 * @typedef {object} Rank
 * @property {number} place
 * @property {number} of
 * @property {number} shared how many others have the same value
 * @property {number} near how many others have about the same value
 */

const ENOUGH_OF_THE_BEST_YEAR = 0.5;
const YEARS_OF_A_WINDOW = 3;

/**
 * The year of a period, if it names one.
 * @param {string} period
 */
export const yearOf = (period) => /^\d{4}(?!\d)/.exec(period)?.[0] ?? null;

/**
 * The periods for which anything is known, between two years.
 * @param {Indicator} indicator
 * @param {string | null} from
 * @param {string | null} to
 * @returns {Period[]}
 */
export function periodsOf({ model }, from, to) {
  const { rows, subject, time } = model.figures;
  const keys = /** @type {import("../charts/types.js").Keys} */ (time);
  /** @type {Period[]} */
  const found = keys.keys.map((period, i) => ({
    period, place: keys.places?.[i] ?? i, values: new Map(),
  }));
  rows.measure.forEach((value, row) => {
    const key = subject?.keys[rows.subject[row] ?? -1];
    if (value !== null && key !== undefined) found[rows.time[row] ?? 0].values.set(key, value);
  });
  return found.filter(({ period, values }) => values.size > 0 && isWithin(period, from, to));
}

/** @param {string} period @param {string | null} from @param {string | null} to */
function isWithin(period, from, to) {
  const year = yearOf(period);
  return year === null || ((!from || year >= from) && (!to || year <= to));
}

/**
 * How all stand in the period in which most of those chosen took part, among the latest in which
 * many did; null where nothing is known.
 * @param {Indicator} indicator
 * @param {string[]} who
 * @param {string | null} from
 * @param {string | null} to
 * @returns {Ranks | null}
 */
export function ranksOf(indicator, who, from, to) {
  const periods = periodsOf(indicator, from, to);
  if (!periods.length) return null;
  const taking = periods.map((one) => ({
    ...one,
    taking: new Map([...one.values].filter(([key]) => !indicator.aside.includes(key))),
  }));
  const most = highest(taking.map((one) => one.taking.size));
  const enough = taking.filter((one) => one.taking.size >= ENOUGH_OF_THE_BEST_YEAR * most);
  const latest = enough[enough.length - 1];
  const width = YEARS_OF_A_WINDOW * (indicator.model.figures.time?.a_year ?? 1);
  /** @param {Period} one */
  const held = (one) => who.filter((key) => one.values.has(key)).length;
  let chosen = latest;
  for (const one of [...enough].reverse()) {
    if (held(one) > held(chosen) && latest.place - one.place < width) chosen = one;
  }
  return { period: chosen.period, held: chosen.values, values: chosen.taking, periods };
}

/**
 * The rank of an entity among all that took part, where one end of the measure is the better one.
 * @param {Indicator} indicator
 * @param {Ranks} ranks
 * @param {string} key
 * @returns {Rank | null}
 */
export function rankOf({ model }, { values }, key) {
  const measure = model.figures.measures.measure;
  const own = values.get(key);
  if (own === undefined || !isRanked(measure) || values.size < 2) return null;
  const others = [...values].filter(([other]) => other !== key).map(([, value]) => value);
  const isAhead = measure.higher_is === "better"
    ? (/** @type {number} */ value) => value > own
    : (/** @type {number} */ value) => value < own;
  return {
    place: 1 + others.filter(isAhead).length,
    of: values.size,
    shared: others.filter((value) => value === own).length,
    near: others.filter((value) => value !== own && aboutTheSame(value, own, measure)).length,
  };
}

/**
 * An entity's newest figure in the stated period or before it.
 * @param {Ranks} ranks
 * @param {string} key
 * @returns {{period: string, value: number} | null}
 */
export function newestOf({ period, periods }, key) {
  let found = null;
  for (const one of periods) {
    const value = one.values.get(key);
    if (value !== undefined) found = { period: one.period, value };
    if (one.period === period) break;
  }
  return found;
}

/**
 * What stands in a table for an entity: its figure, and beside it its rank, or the period where that is
 * another one; null where there is no figure.
 * @param {Indicator} indicator
 * @param {Ranks} ranks
 * @param {string} key
 * @returns {{text: string, beside: string, isOlder: boolean} | null}
 */
export function cellOf(indicator, ranks, key) {
  const newest = newestOf(ranks, key);
  if (!newest) return null;
  const text = tabled(newest.value, indicator.model.figures.measures.measure);
  if (newest.period !== ranks.period) return { text, beside: inPeriod(indicator.model, newest.period).trim(), isOlder: true };
  const rank = rankOf(indicator, ranks, key);
  const place = rank ? `${rank.shared ? "joint " : ""}${rank.place} of ${rank.of}` : "";
  return { text, beside: place, isOlder: false };
}

/**
 * The median of those among `keys` that took part, and how many they are, if they are enough to tell.
 * @param {Ranks} ranks
 * @param {string[]} keys
 */
export function medianOf({ values }, keys) {
  const found = [...new Set(keys)].flatMap((key) => values.get(key) ?? []);
  return found.length < FEWEST_FOR_A_MEDIAN ? null : { value: median(found), of: found.length };
}

/**
 * The highest and the lowest of those chosen, if there are two or more and they differ enough.
 * @param {Indicator} indicator
 * @param {number[]} values
 * @returns {number | null}
 */
export function differenceOf({ model }, values) {
  if (values.length < 2) return null;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return high === low || aboutTheSame(high, low, model.figures.measures.measure) ? null : high - low;
}
