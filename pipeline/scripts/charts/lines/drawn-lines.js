/** Lines as they are drawn: as measured, as changes from a common start, or without what no power reaches. */

import { measureOf, placeInTime } from "../model.js";
import { NO_RATES, refusesPowers, scaleOfFigures } from "../rules/scale-of-figures.js";
import { DOES_NOT_COMPARE, listed } from "../rules/sentences.js";
import { groupLines } from "./group-lines.js";
import { linesOf, pointsOf } from "./lines.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").State} State */
/** @typedef {import("../types.js").Measure} Measure */
/** @typedef {import("./lines.js").Line} Line */
/** @typedef {import("./lines.js").Point} Point */

/**
 * @typedef {object} Drawn
 * @property {Line[]} lines
 * @property {Measure} measure as their figures are told
 * @property {string | null} base the period from which changes are shown, null where figures are as measured
 * @property {boolean} isIndex whether each is 100 in that period; else they are changes in points
 * @property {boolean} isLog
 * @property {string[]} leftOut whose figures no scale of powers holds, with their periods
 */

const MOST_PERIODS = 4;

/**
 * @param {Model} model
 * @param {State} state
 * @returns {Drawn}
 */
export function drawnLines(model, state) {
  const lines = linesWithMedians(model, state);
  const drawn = fromStart(model, state, lines);
  if (state.scale !== "log" || refusesLog(model, drawn)) return drawn;
  const kept = drawn.lines.map(aboveZero);
  return {
    ...drawn,
    lines: kept.filter((line) => line.points.length),
    isLog: true,
    leftOut: drawn.lines.flatMap((line, i) => named(line, kept[i])),
  };
}

/**
 * The lines of the picks, and after them the medians of groups.
 * @param {Model} model
 * @param {State} state
 */
export const linesWithMedians = (model, state) => [...linesOf(model, state), ...groupLines(model, state)];

/** @param {Line} line whether figures of different years compare: not so of medians that are not of one set */
const comparesAlong = ({ group }) => !group || group.isFixed;

/**
 * @param {Model} model
 * @param {State} state
 * @param {Line[]} every
 * @returns {Drawn}
 */
function fromStart(model, state, every) {
  const measure = measureOf(model);
  const isIndex = scaleOfFigures(measure) === "amounts";
  const base = state.as === "index" && !refusesIndex(model, every) ? commonStart(every.filter(comparesAlong), isIndex) : null;
  const asIs = { lines: every, measure, base: null, isIndex: false, isLog: false, leftOut: [] };
  if (base === null) return asIs;
  const changed = every.filter(comparesAlong).map((line) => {
    const { value: start } = /** @type {Point} */ (line.points.find((point) => point.period === base));
    /** @param {Point} point */
    const scaled = (point) => ({ ...point, value: isIndex ? (100 * point.value) / start : withoutNoise(point.value - start), bounds: null });
    const points = line.points.filter((point) => point.place >= placeInTime(model, base)).map(scaled);
    return { ...line, points, ahead: line.ahead.map(scaled) };
  });
  const unit = isIndex ? `${base} = 100` : "percentage points";
  const titled = isIndex ? unit : `Change since ${base}, ${unit}`;
  const decimals = isIndex ? { decimals: 0, tabled: 1 } : {};
  return { ...asIs, lines: changed, base, isIndex, measure: { ...measure, unit, titled, same: 0, ...decimals } };
}

/** @param {number} value a difference of decimals without what binary fractions add to it */
const withoutNoise = (value) => Number(value.toFixed(9));

/**
 * Why lines cannot stand on a scale of powers, or "".
 * @param {Model} model
 * @param {Pick<Drawn, "lines" | "base" | "isIndex">} drawn
 */
export function refusesLog(model, { lines, base, isIndex }) {
  const refused = refusesPowers(measureOf(model), model.figures.rows.measure);
  if (refused) return refused;
  if (base !== null && !isIndex) return "Changes in points have no rates of change.";
  if (base === null && model.figures.goals.some(({ value }) => value <= 0)) return "A goal is zero or below.";
  return lines.some((line) => pointsOf(line).some(({ value }) => value > 0)) ? "" : "There is no figure above zero.";
}

/**
 * A line without figures that are zero or below: it is not joined over them.
 * @param {Line} line
 * @returns {Line}
 */
function aboveZero(line) {
  let gaps = 0;
  /** @param {Point} point @returns {Point[]} */
  const kept = (point) => {
    if (point.value <= 0) gaps += 1;
    const bounds = point.bounds && point.bounds[0] > 0 ? point.bounds : null;
    return point.value > 0 ? [{ ...point, bounds, run: point.run + gaps }] : [];
  };
  return { ...line, points: line.points.flatMap(kept), ahead: line.ahead.flatMap(kept) };
}

/** @param {Line} line @param {Line} kept what is left of it */
function named(line, kept) {
  const there = new Set(pointsOf(kept).map(({ period }) => period));
  const gone = pointsOf(line).map(({ period }) => period).filter((period) => !there.has(period));
  if (!gone.length) return [];
  return [`${line.name} (${gone.length > MOST_PERIODS ? `${gone.length} figures` : listed(gone)})`];
}

/** @param {Line[]} lines @param {boolean} isIndex whether all must be above zero there */
function commonStart(lines, isIndex) {
  const [first, ...others] = lines;
  /** @param {Point} point */
  const fits = (point) => !isIndex || point.value > 0;
  const found = first?.points.find((own) =>
    fits(own) && others.every((line) => line.points.some((point) => point.period === own.period && fits(point))),
  );
  return found?.period ?? null;
}

/**
 * Why lines cannot be shown from a common start, or "". Those that do not compare are left out there.
 * @param {Model} model
 * @param {Line[]} every
 */
export function refusesIndex(model, every) {
  const lines = every.filter(comparesAlong);
  const measure = measureOf(model);
  if (!measure.compares) return DOES_NOT_COMPARE;
  const scale = scaleOfFigures(measure);
  if (scale === "scores") return NO_RATES;
  const broken = lines.filter((line) => line.points.some((point) => point.startsNewSeries));
  if (broken.length) {
    const names = listed(broken.map((line) => line.name));
    return `A new series begins within these years (${names}), so there is no common start.`;
  }
  if (commonStart(lines, scale === "amounts") !== null) return "";
  const above = scale === "amounts" ? " above zero" : "";
  return `There is no year in which all of them have a figure${above}.`;
}
