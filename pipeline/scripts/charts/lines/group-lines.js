/**
 * The lines of groups: medians of a fixed set of members, so that they rise and fall with its figures alone. Where
 * there is no such set, medians year by year of whoever has a figure then: these do not compare.
 */

import { INITIAL_STATE } from "../initial-state.js";
import { measureOf, timeOf } from "../model.js";
import { fixedSet } from "../rules/fixed-set.js";
import { FEWEST_FOR_A_MEDIAN, median, withoutNoise } from "../rules/numbers.js";
import { knownRows, referenceOf } from "../rules/reference-period.js";
import { periodNoun } from "../rules/sentences.js";
import { stretchesOf } from "../rules/stretches.js";
import { inPart } from "../rules/uncertain.js";
import { linesOfKeys, span, stepOf } from "./lines.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").State} State */
/** @typedef {import("../types.js").Group} Group */
/** @typedef {import("./lines.js").Line} Line */
/** @typedef {import("./lines.js").Point} Point */
/** @typedef {Omit<Point, "run" | "series" | "startsNewSeries">} Middle the median of one period */

/**
 * The groups whose median is asked for, each with its line in the years shown, null where it has none.
 * @param {Model} model
 * @param {State} state
 * @returns {{group: Group, line: Line | null}[]}
 */
export function mediansOf(model, { medians, from, to }) {
  const asked = medians.flatMap((key) => model.groups?.find((group) => group.key === key) ?? []);
  if (!asked.length) return [];
  const [first, last] = span(model, { from, to });
  const { keys } = timeOf(model);
  /** @param {Point} point */
  const isShown = ({ period }) => first <= keys.indexOf(period) && keys.indexOf(period) <= last;
  return asked.map((group) => {
    const whole = groupLine(model, group);
    const points = whole?.points.filter(isShown) ?? [];
    return { group, line: whole && points.length ? { ...whole, points } : null };
  });
}

/**
 * The same lines, of those that have one.
 * @param {Model} model
 * @param {State} state
 * @returns {Line[]}
 */
export const groupLines = (model, state) => mediansOf(model, state).flatMap(({ line }) => line ?? []);

/**
 * The median line of a group over all years, whatever is picked and shown; null where in no year enough of its
 * members have a figure.
 * @param {Model} model
 * @param {Group} group
 * @returns {Line | null}
 */
export function groupLine(model, group) {
  const members = linesOfKeys(model, INITIAL_STATE, group.keys);
  const periods = periodsOf(model);
  const { compares } = measureOf(model);
  const found = members.map(({ key, points }) => ({ key, points: new Map(points.map((point) => [point.period, point])) }));
  const set = fixedSet(new Map(found.map(({ key, points }) => [key, periods.map((period, i) => {
    const point = points.get(period);
    // What is measured in another way every time is a series of its own each time.
    return point ? (compares ? point.series : i) : null;
  })])));
  const kept = new Set(set?.keys);
  /** @param {string} period */
  const pointsIn = (period) => found.flatMap(({ key, points }) => (set && !kept.has(key) ? [] : points.get(period) ?? []));
  const middles = periods.slice(set?.start ?? 0)
    .map(pointsIn)
    .filter((points) => points.length >= FEWEST_FOR_A_MEDIAN)
    .map(middleOf);
  if (!middles.length) return null;
  const told = set
    ? fixedNames(model, group, { count: kept.size, of: members.length, since: periods[set.start] })
    : eachNames(model, group);
  return {
    key: `median:${group.key}`,
    ...told,
    points: set ? joined(model, middles) : middles.map((middle, i) => ({ ...middle, run: i, series: i, startsNewSeries: false })),
    ahead: [],
    missing: new Map(),
    group: { members: group.members, isFixed: set !== null },
  };
}

/**
 * The periods of which there are figures, up to the reference period.
 * @param {Model} model
 */
function periodsOf(model) {
  const { time } = model.figures.rows;
  const present = new Set(knownRows(model, ["measure"]).map((row) => time[row]));
  const { keys } = timeOf(model);
  return keys.slice(0, keys.indexOf(referenceOf(model, ["measure"])) + 1).filter((_, at) => present.has(at));
}

/**
 * @param {Point[]} points of one period
 * @returns {Middle}
 */
function middleOf(points) {
  const [{ period, place, length }] = points;
  return {
    period, place, length, value: withoutNoise(median(points.map(({ value }) => value))), bounds: null,
    status: inPart(points), count: points.length,
  };
}

/**
 * The medians of one set, joined over all that is no gap.
 * @param {Model} model
 * @param {Middle[]} middles
 * @returns {Point[]}
 */
function joined(model, middles) {
  const stretches = stretchesOf(middles, { breaks: [], step: stepOf(model) });
  return middles.map((middle, i) => {
    const { run, series } = /** @type {import("../rules/stretches.js").Stretch} */ (stretches[i]);
    return { ...middle, run, series, startsNewSeries: false };
  });
}

/**
 * @param {Model} model
 * @param {Group} group
 * @param {{count: number, of: number, since: string}} set
 */
function fixedNames(model, { members, by }, { count, of, since }) {
  const short = `Median of ${count} of ${of} ${members}`;
  return { short, name: [short, `those with every ${noun(model)} from ${since}`, by].filter(Boolean).join(", ") };
}

/** @param {Model} model @param {Group} group */
function eachNames(model, { members, by }) {
  const short = `Median of ${members}, ${noun(model)} by ${noun(model)}`;
  return { short, name: [`${short} of those with a figure`, by].filter(Boolean).join(", ") };
}

/** @param {Model} model */
const noun = (model) => periodNoun(timeOf(model));
