/** The lines of a trend: one subject's figures in the order of time, with gaps and breaks. */

import { MOST_COLOURS } from "../layout/palette.js";
import { measureOf, rowsBySubject, timeOf } from "../model.js";
import { boundsAt } from "../rules/bounds.js";
import { stretchesOf } from "../rules/stretches.js";
import { statusAt } from "../rules/uncertain.js";
import { usualStep } from "../rules/usual-step.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").State} State */
/** @typedef {import("../types.js").Figures} Figures */
/** @typedef {import("../rules/bounds.js").Bounds} Bounds */

/**
 * @typedef {object} Point
 * @property {string} period
 * @property {number} place
 * @property {number} value
 * @property {number} run counts the stretches that gaps and breaks leave whole
 * @property {number} series counts what compares
 * @property {boolean} startsNewSeries
 * @property {string} status what is said of a figure that may still change or is a forecast, "" of others
 * @property {Bounds | null} bounds
 * @property {number} [length] of the period, where some are longer than others
 * @property {number} [count] of a group's line: of how many members it is the median
 *
 * @typedef {Omit<Point, "value" | "run" | "series" | "startsNewSeries"> & {value: number | null}} Cell
 *
 * @typedef {object} Line
 * @property {string} key
 * @property {string} name
 * @property {Point[]} points
 * @property {Point[]} ahead forecasts for later than that
 * @property {Map<string, string>} missing why there is no figure, by period
 * @property {string} [short] its name at its end, where that is shorter
 * @property {{members: string, isFixed: boolean}} [group] of a group's line: what its members are called, and
 *   whether it is of the same ones all along
 */

/**
 * Whether a point of a line stands alone between gaps and breaks.
 * @param {Line} line
 * @returns {(point: Point) => boolean}
 */
export function standsAlone(line) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const { run } of pointsOf(line)) counts.set(run, (counts.get(run) ?? 0) + 1);
  return ({ run }) => counts.get(run) === 1;
}

/** @param {Line} line */
export const endOf = (line) => line.points[line.points.length - 1];

/** @param {Line} line all its points, forecasts included */
export const pointsOf = (line) => [...line.points, ...line.ahead];

/** @param {Line} line where it ends in the drawing, be it with a forecast */
export const tipOf = (line) => line.ahead[line.ahead.length - 1] ?? endOf(line);

/**
 * @typedef {object} Stroke what is drawn without lifting the pen
 * @property {"lines" | "dashes" | "dots"} look dashed towards what may still change, dotted towards forecasts
 * @property {Point[]} points
 */

/**
 * The strokes of a line. One of which everything may still change is whole.
 * @param {Line} line
 * @returns {Stroke[]}
 */
export function strokesOf(line) {
  const areAllSoft = line.points.every(({ status }) => status);
  const firstAhead = line.ahead[0];
  /** @type {Stroke[]} */
  const strokes = [];
  let isAhead = false;
  pointsOf(line).forEach((point, i, all) => {
    isAhead ||= point === firstAhead;
    const look = isAhead ? "dots" : point.status && !areAllSoft ? "dashes" : "lines";
    const [before, last] = [all[i - 1], strokes[strokes.length - 1]];
    if (before?.run !== point.run) strokes.push({ look, points: [point] });
    else if (last.points.length > 1 && last.look !== look) strokes.push({ look, points: [before, point] });
    else {
      last.points.push(point);
      last.look = look;
    }
  });
  return strokes;
}

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
 * @param {number[][]} [rows] of each subject, in the order of time
 */
export function stepOf(model, rows = [...rowsBySubject(model.figures).values()]) {
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
  const [first, last] = span(model, state);
  /** @param {number} row */
  const at = (row) => /** @type {number} */ (figures.rows.time[row]);
  const rows = every.filter((row) => first <= at(row) && at(row) <= last);
  const measured = rows.map((row) => cellOf(model, figures.rows, row));
  const { breaks } = measureOf(model);
  const stretches = stretchesOf(measured, { breaks, key, step });
  /** @type {Line} */
  const line = {
    key,
    name: figures.subject ? names.name(key) : measureOf(model).title,
    points: [],
    ahead: [],
    missing: new Map(),
  };
  measured.forEach((cell, i) => {
    const point = pointOf(cell, stretches[i]);
    if (point) line.points.push(point);
    else line.missing.set(cell.period, figures.reasons[/** @type {number} */ (figures.rows.why[rows[i]])]);
  });
  return { ...line, ahead: aheadOf(model, line, forecastsOf(model, key, first, last)) };
}

/**
 * The forecasts that go on where a line ends. What lies between is not missing, so they are joined.
 * @param {Model} model
 * @param {Line} line
 * @param {Cell[]} forecasts
 * @returns {Point[]}
 */
function aheadOf(model, line, forecasts) {
  const end = endOf(line);
  if (!end) return [];
  const cells = [end, ...forecasts.filter(({ place }) => place > end.place)];
  const stretches = stretchesOf(cells, { breaks: measureOf(model).breaks, key: line.key });
  return cells.slice(1).flatMap((cell, i) => {
    const point = pointOf(cell, stretches[i + 1]);
    return point ? [{ ...point, run: end.run + point.run, series: end.series + point.series }] : [];
  });
}

/**
 * @param {Cell} cell
 * @param {import("../rules/stretches.js").Stretch | null} stretch
 * @returns {Point | null}
 */
function pointOf({ period, place, value, length, status, bounds }, stretch) {
  if (value === null || !stretch) return null;
  const { run, series, begins } = stretch;
  return { period, place, value, length, run, series, startsNewSeries: begins, status, bounds };
}

/**
 * What a row says of a subject in a period.
 * @param {Model} model
 * @param {Figures["rows"]} rows
 * @param {number} row
 * @returns {Cell}
 */
function cellOf(model, rows, row) {
  const { keys, places = [], lengths } = timeOf(model);
  const at = /** @type {number} */ (rows.time[row]);
  return {
    period: keys[at],
    place: places[at],
    value: rows.measure[row],
    length: measureOf(model).length_matters ? lengths?.[at] : undefined,
    status: statusAt(model.figures, row, rows),
    bounds: boundsAt(rows, row),
  };
}

/**
 * The forecasts of a subject between two periods, in the order of time.
 * @param {Model} model
 * @param {string} key
 * @param {number} first
 * @param {number} last
 */
function forecastsOf(model, key, first, last) {
  const { ahead, subject } = model.figures;
  if (!ahead) return [];
  const own = ahead.measure.flatMap((_, row) => {
    const [at, who] = [ahead.time[row] ?? 0, subject ? subject.keys[ahead.subject[row] ?? 0] : key];
    return who === key && first <= at && at <= last ? [cellOf(model, ahead, row)] : [];
  });
  return own.sort((a, b) => a.place - b.place);
}

/**
 * The places of the first and the last period shown.
 * @param {Model} model
 * @param {Pick<State, "from" | "to">} state
 */
export function span(model, state) {
  const { keys } = timeOf(model);
  const first = keys.indexOf(state.from ?? "");
  const last = state.to ? keys.indexOf(state.to) : Infinity;
  return [first, last];
}

/** @param {Model} model @param {Line[]} lines */
export function drawnPeriods(model, lines) {
  const present = new Set(lines.flatMap((line) => line.points.map((point) => point.period)));
  return timeOf(model).keys.filter((period) => present.has(period));
}
