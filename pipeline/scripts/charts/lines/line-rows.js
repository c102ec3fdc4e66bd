/** What lines are drawn with: strokes, bands and whiskers, dots. */

import { isInProportion } from "../layout/period-axis.js";
import { endOf, pointsOf, standsAlone, strokesOf } from "./lines.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("./lines.js").Line} Line */
/** @typedef {import("./lines.js").Point} Point */

/**
 * What is drawn without lifting the pen: whole, dashed and dotted.
 * @param {Model} model
 * @param {Line[]} lines
 */
export function strokeRows(model, lines) {
  const strokes = lines.flatMap((line) => strokesOf(line).map((stroke, i) => ({ line, i, ...stroke })));
  /** @param {import("./lines.js").Stroke["look"]} look @param {boolean} isGroup */
  const rows = (look, isGroup) =>
    strokes
      .filter((stroke) => stroke.look === look && Boolean(stroke.line.group) === isGroup)
      .flatMap(({ line, points, i }) =>
        points.map((point) => ({ ...rowOf(model, line, point), run: `${line.key} ${i}` })));
  return {
    lines: rows("lines", false), dashes: rows("dashes", false), dots: rows("dots", false),
    medians: rows("lines", true), soft_medians: rows("dashes", true),
  };
}

/**
 * The bounds between which figures lie: a band where they are joined, an upright line where one stands alone.
 * @param {Model} model
 * @param {Line[]} lines
 */
export function intervalRows(model, lines) {
  const rows = lines.flatMap((line) => {
    const isAlone = standsAlone(line);
    return pointsOf(line).flatMap((point) => (point.bounds ? [{
      isAlone: isAlone(point),
      row: {
        ...rowOf(model, line, point), lower: point.bounds[0], upper: point.bounds[1],
        run: `${line.key} ${point.run}`,
      },
    }] : []));
  });
  const [bands, whiskers] = [false, true].map((which) =>
    rows.filter(({ isAlone }) => isAlone === which).map(({ row }) => row));
  return { bands, whiskers };
}

/**
 * The dots of lines, and the hollow ones where a new series or a lone forecast begins.
 * @param {Model} model
 * @param {Line[]} lines
 */
export const dotRows = (model, lines) =>
  ({ ends: rowsOf(model, lines, dottedOf), breaks: rowsOf(model, lines, hollowOf) });

/**
 * @param {Model} model
 * @param {Line[]} lines
 * @param {(line: Line) => (point: Point) => boolean} keptOf
 */
function rowsOf(model, lines, keptOf) {
  return lines.flatMap((line) =>
    pointsOf(line)
      .filter(keptOf(line))
      .map((point) => ({ ...rowOf(model, line, point), run: `${line.key} ${point.run}` })),
  );
}

/** @param {Model} model @param {Line} line @param {Point} point */
const rowOf = (model, line, point) => ({
  subject: line.key,
  name: line.name,
  period: xOf(model, point),
  value: point.value,
});

/** @param {Model} model @param {Point} point */
const xOf = (model, point) => (isInProportion(model) ? point.place : point.period);

/**
 * Which points of a line have a dot: its end, and those that stand alone.
 * @param {Line} line
 * @returns {(point: Point) => boolean}
 */
function dottedOf(line) {
  const isAlone = standsAlone(line);
  const isHollow = hollowOf(line);
  return (point) => point === endOf(line) || (isAlone(point) && !isHollow(point));
}

/**
 * Which points of a line have a hollow dot: the first of a new series, and forecasts that stand alone.
 * @param {Line} line
 * @returns {(point: Point) => boolean}
 */
function hollowOf(line) {
  const isAlone = standsAlone(line);
  return (point) => point.startsNewSeries || (line.ahead.includes(point) && isAlone(point));
}
