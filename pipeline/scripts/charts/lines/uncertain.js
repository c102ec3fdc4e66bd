/** What lines say of figures that may still change, of forecasts, and of bounds. */

import { suffixOf } from "../layout/scales.js";
import { measureOf } from "../model.js";
import { computedWithoutUnit, inList } from "../rules/in-words.js";
import { listed, pointText } from "../rules/sentences.js";
import { boundsNote, boundsText } from "../rules/uncertain.js";
import { pointsOf } from "./lines.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("./lines.js").Line} Line */
/** @typedef {import("./lines.js").Point} Point */

const MOST_PERIODS = 4;

/**
 * What to know of one point beside its figure.
 * @param {Line} line
 * @param {Point} point
 * @param {import("../types.js").Measure} measure
 * @returns {string[]}
 */
export const aboutPoint = ({ group }, { bounds, status, startsNewSeries, count }, measure) => [
  group && !group.isFixed ? `of ${count} with a figure` : "",
  boundsText(bounds, measure),
  status,
  startsNewSeries ? "a new series begins" : "",
];

/**
 * What one point says beside those of other lines, the unit standing elsewhere.
 * @param {Line} line
 * @param {Point} point
 * @param {import("../types.js").Measure} measure
 */
export function readingOf(line, point, measure) {
  const { period, value, status } = point;
  const name = line.short ?? line.name;
  const figure = (line.group ? computedWithoutUnit : inList)(value, measure) + suffixOf(measure);
  return { period, unit: measure.unit, name, figure, value, status, about: pointText(aboutPoint(line, point, measure)) };
}

/**
 * Which parts of lines are dashed or dotted, and what lies around them.
 * @param {Model} model
 * @param {Line[]} lines
 */
export function uncertainNotes(model, lines) {
  const isWhole = lines.every((line) => line.points.every(({ status }) => status));
  const soft = lines.flatMap((line) => line.points.filter(({ status }) => status));
  const ahead = lines.flatMap((line) => line.ahead);
  const hasBounds = lines.some((line) => pointsOf(line).some(({ bounds }) => bounds));
  return [
    ...(soft.length ? [`${isWhole ? "All of these figures" : "Dashed"}: ${byStatus(soft)}.`] : []),
    ...(ahead.length ? [`Dotted: ${byStatus(ahead)}.`] : []),
    ...(hasBounds ? boundsNote(measureOf(model)) : []),
  ];
}

/** @param {Point[]} points what is said of them, each with the periods of which it is said */
function byStatus(points) {
  /** @type {Map<string, Map<string, number>>} */
  const periods = new Map();
  for (const { status, period, place } of points) {
    if (!periods.has(status)) periods.set(status, new Map());
    periods.get(status)?.set(period, place);
  }
  return listed([...periods].map(([status, own]) => `${status} (${spanOf(own)})`));
}

/** @param {Map<string, number>} periods with where each stands */
function spanOf(periods) {
  const inOrder = [...periods].sort((a, b) => a[1] - b[1]).map(([period]) => period);
  return inOrder.length > MOST_PERIODS ? `${inOrder[0]} to ${inOrder[inOrder.length - 1]}` : listed(inOrder);
}
