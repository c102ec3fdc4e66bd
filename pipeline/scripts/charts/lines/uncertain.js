/** What is said of figures that may still change, of forecasts, and of the bounds between which figures lie. */

import { boundsText } from "../rules/intervals.js";
import { listed } from "../rules/sentences.js";
import { pointsOf } from "./lines.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").Measure} Measure */
/** @typedef {import("./lines.js").Line} Line */
/** @typedef {import("./lines.js").Point} Point */

const MOST_PERIODS = 4;

/**
 * What to know of one point beside its figure.
 * @param {Point} point
 * @param {Measure} measure
 * @returns {string[]}
 */
export const aboutPoint = ({ bounds, status, startsNewSeries }, measure) => [
  boundsText(bounds, measure.tabled),
  status,
  startsNewSeries ? "a new series begins" : "",
];

/** @param {Point} point what is said of its figure, in brackets after it */
export const inBrackets = ({ status }) => (status ? ` (${status})` : "");

/**
 * Which parts of lines are dashed, and what lies around them.
 * @param {Model} model
 * @param {Line[]} lines
 */
export function uncertainNotes(model, lines) {
  const { interval } = model.figures.measures.measure;
  const bounds = interval && lines.some((line) => pointsOf(line).some((point) => point.bounds));
  return [
    ...softNotes(lines),
    ...(bounds ? [
      `Around the figures: from ${interval.lower.title} to ${interval.upper.title}. Where these overlap, neither figure counts as higher.`,
    ] : []),
  ];
}

/** @param {Line[]} lines */
function softNotes(lines) {
  const isWhole = lines.every((line) => line.points.every(({ status }) => status));
  const soft = lines.flatMap((line) => line.points.filter(({ status }) => status));
  const ahead = lines.flatMap((line) => line.ahead);
  return [
    ...(soft.length ? [`${isWhole ? "All of these figures" : "Dashed"}: ${byStatus(soft)}.`] : []),
    ...(ahead.length ? [`Dotted: ${byStatus(ahead)}.`] : []),
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
