/** The one period that a chart shows: the latest with enough figures, or the one that was chosen. */

import { areAmbiguous, noFigures, severalFigures } from "./no-figures.js";
import { highest, lowest } from "./numbers.js";
import { counted, toldPeriod } from "./sentences.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").State} State */

/**
 * @typedef {object} AtPeriod
 * @property {number[]} rows places of rows, those of other subjects or parts included
 * @property {string} period "" where the data has no time
 * @property {boolean} isAmbiguous whether a subject has several of those rows
 */

const ENOUGH_OF_THE_BEST = 0.5;

/**
 * The rows of the period shown in which measures have figures.
 * @param {Model} model
 * @param {State} state
 * @param {string[]} [roles] of the measures
 * @returns {AtPeriod}
 */
export function atPeriod(model, state, roles = ["measure"]) {
  const { time, rows, subject } = model.figures;
  const known = knownRows(model, roles);
  if (!time) return { rows: known, period: "", isAmbiguous: haveSeveral(model, known) };
  const period = state.at ?? referenceOf(model, roles);
  const at = time.keys.indexOf(period);
  const { window } = model.figures;
  if (window && subject) return inWindow(model, known, at, window);
  const found = known.filter((row) => rows.time[row] === at);
  return { rows: found, period, isAmbiguous: haveSeveral(model, found) };
}

/**
 * The latest rows of each subject in a window that ends with a period.
 * @param {Model} model
 * @param {number[]} known
 * @param {number} at
 * @param {number} window
 * @returns {AtPeriod}
 */
function inWindow(model, known, at, window) {
  const { rows } = model.figures;
  const { keys, places = [] } = /** @type {import("../types.js").Keys} */ (model.figures.time);
  /** @param {number} row */
  const place = (row) => places[/** @type {number} */ (rows.time[row])];
  const inside = known.filter((row) => place(row) > places[at] - window && place(row) <= places[at]);
  /** @type {Map<number | null, number>} */
  const latest = new Map();
  for (const row of inside) {
    const own = rows.subject[row];
    latest.set(own, Math.max(latest.get(own) ?? -Infinity, place(row)));
  }
  const found = inside.filter((row) => place(row) === latest.get(rows.subject[row]));
  const first = found.length ? lowest(found.map((row) => rows.time[row] ?? 0)) : at;
  const period = first === at ? keys[at] : `${toldPeriod(model, keys[first])} to ${toldPeriod(model, keys[at])}`;
  return { rows: found, period, isAmbiguous: haveSeveral(model, found) };
}

/** @param {Model} model @param {number[]} found */
const haveSeveral = (model, found) => areAmbiguous(model, found, ["subject"]);

/**
 * The rows in which measures have figures, whatever their period.
 * @param {Model} model
 * @param {string[]} roles
 */
export function knownRows({ figures }, roles) {
  const columns = roles.map((role) => figures.rows[role]);
  return figures.rows.why.flatMap((_, row) =>
    columns.every((column) => column[row] !== null) ? [row] : [],
  );
}

/**
 * The latest period for which at least half as many subjects are known as for the best-covered one.
 * @param {Model} model
 * @param {string[]} roles
 */
export function referenceOf(model, roles) {
  const { time, rows } = model.figures;
  /** @type {Map<number, Set<number | null>>} */
  const present = new Map();
  for (const row of knownRows(model, roles)) {
    const at = /** @type {number} */ (rows.time[row]);
    if (!present.has(at)) present.set(at, new Set());
    present.get(at)?.add(rows.subject ? rows.subject[row] : row);
  }
  const counts = [...present].map(([at, subjects]) => /** @type {const} */ ([at, subjects.size]));
  const enough = ENOUGH_OF_THE_BEST * highest(counts.map(([, count]) => count));
  return time?.keys[highest(counts.flatMap(([at, count]) => (count >= enough ? [at] : [])))] ?? "";
}

/**
 * What a kind of chart says of the period it shows where nobody chose one.
 * @param {string[]} roles
 * @returns {(model: Model) => {period: string, why: string}}
 */
export const latestOf = (roles) => (model) => {
  const period = referenceOf(model, roles);
  const { time, subject, rows } = model.figures;
  const at = knownRows(model, roles).filter((row) => time?.keys[rows.time[row] ?? -1] === period);
  const count = new Set(at.map((row) => (subject ? rows.subject[row] : row))).size;
  const who = subject ? counted(model, count) : `${count} rows`;
  return { period, why: `${toldPeriod(model, period)} is the latest with enough figures: ${who}.` };
};

/**
 * The keys that count as picked: what was chosen, or what the site shows first.
 * @param {Model} model
 * @param {State} state
 */
export const picksOf = ({ figures }, { picks }) => picks ?? figures.picks;

/**
 * That those whom a visitor picked have no figure in the period they chose.
 * @param {Model} model
 * @param {State} state
 * @param {string} period
 * @param {Iterable<string>} present keys of those that have
 */
export function absentNote(model, state, period, present) {
  if (state.picks === null && state.at === null) return [];
  const there = new Set(present);
  const absent = picksOf(model, state).filter((key) => !there.has(key));
  if (!absent.length) return [];
  const names = absent.map((key) => model.names.name(key)).join(", ");
  return [`Picked, but without a figure${period ? ` for ${toldPeriod(model, period)}` : ""}: ${names}.`];
}

/**
 * A chart of one period as the page is made with it.
 * @param {Model} model
 * @param {{at: AtPeriod, drawn: string[], isEmpty: boolean}} what
 * @returns {import("../types.js").FirstDrawing}
 */
export function firstOfPeriod(model, { at, drawn, isEmpty }) {
  if (!isEmpty) return { drawn, period: at.period };
  const isUnclear = at.isAmbiguous && at.rows.length;
  const refused = isUnclear ? severalFigures(model, ["subject", "time"]) : noFigures();
  return { drawn: [], period: "", refused };
}
