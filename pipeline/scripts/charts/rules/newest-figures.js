/**
 * The newest figure of each subject in the three years that end with the reference year, where figures of
 * these years compare. A figure of a series that ended before the reference year does not.
 */

import { areAmbiguous } from "./no-figures.js";
import { highest } from "./numbers.js";
import { atPeriod, knownRows, referenceOf } from "./reference-period.js";
import { concerns } from "./stretches.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").State} State */
/** @typedef {import("../types.js").Years} Years */

/**
 * @typedef {object} Newest
 * @property {number[]} rows one of each subject
 * @property {Years} years
 * @property {string[]} ended keys of subjects, all figures of which in these years are of a series that ended
 */

/** @typedef {import("./reference-period.js").AtPeriod & {newest: Newest | null}} Shown */

const YEARS = 3;
/** @type {WeakMap<Model, Newest | null>} */
const known = new WeakMap();

/**
 * The figures shown: those of the period that was chosen, else the newest of three years where there are such,
 * else those of the reference period.
 * @param {Model} model
 * @param {State} state
 * @returns {Shown}
 */
export function figuresShown(model, state) {
  const newest = state.at === null ? newestFigures(model) : null;
  if (!newest) return { ...atPeriod(model, state), newest };
  return { rows: newest.rows, period: newest.years.told, isAmbiguous: false, newest };
}

/**
 * @param {Model} model
 * @returns {Newest | null} null where one period is shown, since there are figures of no other year that compare
 */
export function newestFigures(model) {
  const found = known.get(model);
  if (found !== undefined) return found;
  const newest = newestOf(model);
  known.set(model, newest);
  return newest;
}

/** @param {Model} model @returns {Newest | null} */
function newestOf(model) {
  const { figures } = model;
  const { time, subject, measures: { measure }, rows } = figures;
  if (!time?.are_years || !subject || !measure?.compares || figures.are_ahead || figures.window) return null;
  const { keys, places = [], a_year: year = 1 } = time;
  const last = places[keys.indexOf(referenceOf(model, ["measure"]))];
  const begins = measure.breaks.filter(({ place }) => place <= last);
  const series = begins.filter(({ entities }) => !entities.length).map(({ place }) => place);
  const first = Math.max(last - (YEARS - 1) * year, places[0], highest(series, -Infinity));
  /** @param {number} row */
  const place = (row) => places[/** @type {number} */ (rows.time[row])];
  /** @param {number} row */
  const keyOf = (row) => subject.keys[/** @type {number} */ (rows.subject[row])];
  const within = knownRows(model, ["measure"]).filter((row) => place(row) >= first && place(row) <= last);
  const whole = within.filter((row) =>
    !begins.some((one) => place(row) < one.place && concerns(one, [keyOf(row)])));
  if (new Set(whole.map(place)).size < 2 || areAmbiguous(model, whole, ["subject", "time"])) return null;
  const newest = newestBySubject(whole, keyOf, place);
  const ended = [...new Set(within.map(keyOf))].filter((key) => !newest.has(key));
  const isAfterBreak = series.includes(first);
  return { rows: [...newest.values()], years: yearsFrom(time, first, last, isAfterBreak), ended };
}

/**
 * @param {number[]} rows
 * @param {(row: number) => string} keyOf
 * @param {(row: number) => number} place
 */
function newestBySubject(rows, keyOf, place) {
  /** @type {Map<string, number>} */
  const newest = new Map();
  for (const row of rows) {
    const other = newest.get(keyOf(row));
    if (other === undefined || place(row) > place(other)) newest.set(keyOf(row), row);
  }
  return newest;
}

/**
 * @param {import("../types.js").Keys} time
 * @param {number} start where the first of them stands, if anything stands there
 * @param {number} end
 * @param {boolean} isAfterBreak
 * @returns {Years}
 */
function yearsFrom({ keys, places = [], stands, a_year: year = 1 }, start, end, isAfterBreak) {
  const [from, to] = [places.findIndex((place) => place >= start), places.indexOf(end)];
  const first = stands === "numeric" ? String(start) : keys[from];
  const last = keys[to];
  return { first, last, from, to, told: `${first} ${end - start > year ? "to" : "and"} ${last}`, isAfterBreak };
}
