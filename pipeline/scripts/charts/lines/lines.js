/** The lines of a trend: one subject's figures in the order of time, with gaps and breaks. */

import { MOST_COLOURS } from "../layout/palette.js";
import { measureOf, placeInTime, rowsBySubject, timeOf } from "../model.js";
import { DOES_NOT_COMPARE, listed } from "../rules/sentences.js";
import { stretchesOf } from "../rules/stretches.js";
import { usualStep } from "../rules/usual-step.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").State} State */
/** @typedef {import("../types.js").Measure} Measure */

/**
 * @typedef {object} Point
 * @property {string} period
 * @property {number} place
 * @property {number} value
 * @property {number} run counts the stretches that gaps and breaks leave whole
 * @property {number} series counts what compares
 * @property {boolean} startsNewSeries
 *
 * @typedef {object} Line
 * @property {string} key
 * @property {string} name
 * @property {Point[]} points
 * @property {Map<string, string>} missing why there is no figure, by period
 */

/**
 * Whether a point of a line stands alone between gaps and breaks.
 * @param {Line} line
 * @returns {(point: Point) => boolean}
 */
export function standsAlone({ points }) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const { run } of points) counts.set(run, (counts.get(run) ?? 0) + 1);
  return ({ run }) => counts.get(run) === 1;
}

/** @param {Line} line */
export const endOf = (line) => line.points[line.points.length - 1];

/**
 * The lines of the picks between two periods, as they were measured.
 * @param {Model} model
 * @param {State} state
 * @returns {Line[]}
 */
export function linesOf(model, state) {
  const lines = pickedLines(model, state);
  if (lines.length > MOST_COLOURS) lines.sort((a, b) => endOf(b).value - endOf(a).value);
  return lines;
}

/**
 * The same in the order in which they were picked.
 * @param {Model} model
 * @param {State} state
 * @returns {Line[]}
 */
export const pickedLines = (model, state) =>
  linesOfKeys(model, state, state.picks ?? model.figures.drawn);

/**
 * The lines of subjects by their keys; those that have no figure in the years shown are left out.
 * @param {Model} model
 * @param {State} state
 * @param {string[]} keys
 * @returns {Line[]}
 */
export function linesOfKeys(model, state, keys) {
  const rows = rowsBySubject(model.figures);
  const step = stepOf(model, [...rows.values()]);
  return keys
    .map((key) => lineOf(model, state, key, rows.get(key) ?? [], step))
    .filter((line) => line.points.length > 0);
}

/**
 * How far apart in time the figures of one subject may be without a gap.
 * @param {Model} model
 * @param {number[][]} rows of each subject, in the order of time
 */
function stepOf(model, rows) {
  const { time, measure } = model.figures.rows;
  const { places = [] } = timeOf(model);
  return usualStep(timeOf(model), rows.map((own) =>
    own.filter((row) => measure[row] !== null).map((row) => places[/** @type {number} */ (time[row])])));
}

/**
 * @param {Model} model
 * @param {State} state
 * @param {string} key
 * @param {number[]} every the subject's rows
 * @param {number} step
 * @returns {Line}
 */
function lineOf(model, state, key, every, step) {
  const { figures, names } = model;
  const { keys, places = [] } = timeOf(model);
  const [first, last] = span(model, state);
  /** @param {number} row */
  const at = (row) => /** @type {number} */ (figures.rows.time[row]);
  const rows = every.filter((row) => first <= at(row) && at(row) <= last);
  const lengths = measureOf(model).length_matters ? timeOf(model).lengths : undefined;
  const points = rows.map((row) => ({
    place: places[at(row)], value: figures.rows.measure[row], length: lengths?.[at(row)],
  }));
  const stretches = stretchesOf(points, { breaks: measureOf(model).breaks, key, step });
  /** @type {Line} */
  const line = {
    key,
    name: figures.subject ? names.name(key) : measureOf(model).title,
    points: [],
    missing: new Map(),
  };
  for (const [i, row] of rows.entries()) {
    const { place, value } = points[i];
    const stretch = stretches[i];
    const period = keys[at(row)];
    if (stretch && value !== null) {
      const { run, series, begins } = stretch;
      line.points.push({ period, place, value, run, series, startsNewSeries: begins });
    } else {
      line.missing.set(period, figures.reasons[/** @type {number} */ (figures.rows.why[row])]);
    }
  }
  return line;
}

/** @param {Model} model @param {State} state */
function span(model, state) {
  const { keys } = timeOf(model);
  const first = keys.indexOf(state.from ?? "");
  const last = state.to ? keys.indexOf(state.to) : Infinity;
  return [first, last];
}

/**
 * The lines as they are drawn: as they were measured, or each as a percentage of its value in the
 * first year that all have.
 * @param {Model} model
 * @param {State} state
 * @returns {{lines: Line[], measure: Measure, base: string | null}}
 */
export function drawnLines(model, state) {
  const lines = linesOf(model, state);
  const measure = measureOf(model);
  const base = state.as === "index" ? commonStart(lines) : null;
  if (base === null || refusesIndex(model, lines)) return { lines, measure, base: null };
  const indexed = lines.map((line) => {
    const { value: start } = /** @type {Point} */ (line.points.find((point) => point.period === base));
    const points = line.points
      .filter((point) => point.place >= placeInTime(model, base))
      .map((point) => ({ ...point, value: (100 * point.value) / start }));
    return { ...line, points };
  });
  const unit = `${base} = 100`;
  return { lines: indexed, measure: { ...measure, unit, titled: unit, decimals: 0, tabled: 1 }, base };
}

/** @param {Line[]} lines */
function commonStart(lines) {
  const [first, ...others] = lines;
  const found = first?.points.find(({ period, value }) =>
    value > 0 && others.every((line) => line.points.some((p) => p.period === period && p.value > 0)),
  );
  return found?.period ?? null;
}

/**
 * Why lines cannot be shown from a common start, or "".
 * @param {Model} model
 * @param {Line[]} lines
 */
export function refusesIndex(model, lines) {
  if (!measureOf(model).compares) return DOES_NOT_COMPARE;
  const broken = lines.filter((line) => line.points.some((point) => point.startsNewSeries));
  if (broken.length) {
    const names = listed(broken.map((line) => line.name));
    return `A new series begins within these years (${names}), so there is no common start.`;
  }
  return commonStart(lines) === null ? "There is no year in which all of them have a figure above zero." : "";
}

/** @param {Model} model @param {Line[]} lines */
export function drawnPeriods(model, lines) {
  const present = new Set(lines.flatMap((line) => line.points.map((point) => point.period)));
  return timeOf(model).keys.filter((period) => present.has(period));
}
