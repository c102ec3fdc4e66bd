/** What may be said and drawn of figures: whether they multiply, differ in points, or only stand in an order. */

/** @typedef {import("../types.js").Measure} Measure */

const OF_SCORES = /\b(?:ind(?:ex|ices|exes)|scores?|ranks?|ranking|ratings?|grades?|points?|stars?|levels?)\b|= ?100\b|°/i;
const IN_TITLE = /\b(?:index|scores?|ranks?|ranking|ratings?)\b/i;

/**
 * "scores" of indices, scores and ranks, of which no rate of change can be told; "percentages", which change in
 * points; "amounts" that have a zero, and for which twice as much means something.
 * @param {Measure} measure
 * @returns {"scores" | "percentages" | "amounts"}
 */
export function scaleOfFigures({ unit, title }) {
  if (/^(?:%|per ?cent)/i.test(unit)) return "percentages";
  return !unit || unit === "1" || OF_SCORES.test(unit) || IN_TITLE.test(title) ? "scores" : "amounts";
}

export const NO_RATES = "These are values of an index, scores or ranks: rates of change would say nothing.";

/**
 * Why figures cannot stand on a scale of powers, or "". Percentages below zero are changes themselves.
 * @param {Measure} measure
 * @param {(number | null)[]} values all that there are
 */
export function refusesPowers(measure, values) {
  const scale = scaleOfFigures(measure);
  if (scale === "scores") return NO_RATES;
  const isChange = scale === "percentages" && values.some((value) => value !== null && value < 0);
  if (isChange) return "Some of these percentages are below zero: they are changes, which have no rates of change.";
  return "";
}
