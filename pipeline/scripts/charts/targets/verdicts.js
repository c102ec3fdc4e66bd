/**
 * What may be said of a target, and what not: the one place that judges.
 *
 * - Met or missed: only by a figure for its own period, or else for the first one after it.
 * - Reached: it is not due yet, and a figure since it was set reaches it.
 * - On track or behind: it is not due and not reached, at least two figures came after the period in which
 *   it was set, and the latest of them lies on or off the straight line from the first figure known since
 *   then to the target.
 * - Else it cannot be judged, and the outcome says why.
 *
 * All this within one series: where a new one has begun since the target was set, or at any time before
 * the deciding figure if nobody says when it was set, nothing is said. A series that begins in the very
 * period in which a target was set counts as a new one: what was known then were figures of the old one.
 */

/** @typedef {import("../types.js").Target} Target */
/** @typedef {import("../types.js").Measure} Measure */
/** @typedef {import("../lines/lines.js").Point} Point */

/**
 * @typedef {object} Verdict what became of a target
 * @property {string} outcome
 * @property {Point} point the figure that decides, or the latest where none does
 * @property {Point} [start] the figure of the period in which it was set
 * @property {Point} [reached] the first since then that reaches it
 * @property {number} [expected] where the straight line to it would be at `point`
 */

export const MET = "met";
export const MISSED = "missed";
export const REACHED = "reached";
export const ON_TRACK = "on track";
export const BEHIND = "behind";
export const TOO_FEW = "too few figures since it was set";
export const BROKEN = "a new series since it was set";
export const NOT_COMPARABLE = "figures of different years do not compare";
export const NOT_DATED = "not known when it was set";
export const NO_YEAR = "no year is named";
export const NO_DIRECTION = "neither more nor less is the aim";

export const VERDICTS = [MET, MISSED, REACHED, ON_TRACK, BEHIND];
export const OUTCOMES = [
  ...VERDICTS, TOO_FEW, NOT_DATED, BROKEN, NOT_COMPARABLE, NO_YEAR, NO_DIRECTION,
];
const FEWEST_SINCE = 2;

/**
 * @param {Target} target
 * @param {Point[]} points of one subject, in the order of time
 * @param {Measure} measure
 * @returns {Verdict}
 */
export function judge(target, points, measure) {
  const { due, value } = target;
  const latest = points[points.length - 1];
  const deciding = due === null ? undefined : points.find(({ place }) => place >= due);
  const point = deciding ?? latest;
  const since = target.since ?? points[0].place;
  const whyNot = whyNotJudged(target, points, measure, since, point);
  if (whyNot && [BROKEN, NOT_COMPARABLE, NOT_DATED].includes(whyNot)) return { outcome: whyNot, point };
  const start = points.find((one) => one.period === target.set_in && one !== point);
  if (whyNot) return { outcome: whyNot, point, start };
  const reached = target.set_in === null ? undefined : points.find((one) =>
    since <= one.place && one.place <= point.place && reaches(one.value, value, measure));
  if (deciding) {
    return { outcome: reaches(deciding.value, value, measure) ? MET : MISSED, point, start, reached };
  }
  return reached ? { outcome: REACHED, point, start, reached } : onTheWay(target, points, measure, since);
}

/** @param {number} value @param {number} goal @param {Measure} measure */
const reaches = (value, goal, measure) => (measure.higher_is === "worse" ? value <= goal : value >= goal);

/**
 * @param {Target} target
 * @param {Point[]} points
 * @param {Measure} measure
 * @param {number} since
 * @param {Point} point
 */
function whyNotJudged(target, points, measure, since, point) {
  if (target.period === null) return NO_YEAR;
  if (!measure.compares && point.place !== since) return NOT_COMPARABLE;
  const isBroken = points.some(({ place, startsNewSeries }) =>
    startsNewSeries && since <= place && place <= point.place);
  if (isBroken) return target.set_in === null ? NOT_DATED : BROKEN;
  return measure.higher_is === "neither" ? NO_DIRECTION : null;
}

/**
 * On track or behind, for a target that is neither due nor reached.
 * @param {Target} target
 * @param {Point[]} points
 * @param {Measure} measure
 * @param {number} since
 * @returns {Verdict}
 */
function onTheWay(target, points, measure, since) {
  const point = points[points.length - 1];
  if (target.set_in === null) return { outcome: NOT_DATED, point };
  const start = points.find((one) => one.period === target.set_in && one !== point);
  const after = points.filter(({ place }) => place > since);
  if (after.length < FEWEST_SINCE) return { outcome: TOO_FEW, point, start };
  const origin = start ?? after[0];
  const way = (point.place - origin.place) / (/** @type {number} */ (target.due) - origin.place);
  const expected = origin.value + (target.value - origin.value) * way;
  return { outcome: reaches(point.value, expected, measure) ? ON_TRACK : BEHIND, point, start, expected };
}
