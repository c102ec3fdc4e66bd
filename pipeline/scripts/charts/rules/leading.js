/** Since when one of a few lies above the others: told only of figures that compare and leave no gap. */

import { overlap } from "./bounds.js";
import { aboutTheSame } from "./numbers.js";
import { inPeriod, listed, periodNoun, toldPeriod } from "./sentences.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").Measure} Measure */

/**
 * @typedef {object} Figure of one of them
 * @property {string} period
 * @property {number} value
 * @property {number} run counts the stretches that gaps and breaks leave whole
 * @property {import("./bounds.js").Bounds | null} bounds
 *
 * @typedef {{key: string, points: Figure[]}} Series in the order of time
 *
 * @typedef {object} Lead
 * @property {string} key of the one that lies above
 * @property {string[]} others from the highest down
 * @property {string} first
 * @property {string} last
 * @property {number} count of periods
 * @property {{period: string, above: string, areBounded: boolean} | null} before the period before the first, if
 *   figures compare with it, who was above then ("" for nobody), and whether the figures were intervals
 */

const MOST_TOLD = 4;
const FEWEST_PERIODS = 2;

/**
 * Who lies above all others in the newest period that they have in common, and from when on without interruption.
 * @param {Series[]} series
 * @param {string[]} periods all there are, in the order of time
 * @param {Measure} measure
 * @returns {Lead | null}
 */
export function leadOf(series, periods, measure) {
  if (series.length < 2 || series.length > MOST_TOLD || !measure.compares) return null;
  const by = series.map(({ points }) => new Map(points.map((point) => [point.period, point])));
  /** @param {string} period @returns {Figure[] | null} */
  const at = (period) => {
    const found = by.flatMap((points) => points.get(period) ?? []);
    return found.length === series.length ? found : null;
  };
  const present = periods.filter((period) => by.some((points) => points.has(period)));
  let end = present.length - 1;
  while (end >= 0 && !at(present[end])) end -= 1;
  const newest = at(present[end]);
  const top = newest ? above(newest, measure) : -1;
  if (!newest || top < 0) return null;
  /** @param {string} period whether all have a figure that compares with their newest and is joined to it */
  const compared = (period) => at(period)?.every(({ run }, i) => run === newest[i].run);
  const keys = series.map(({ key }) => key);
  /** @param {string} key */
  const newestOf = (key) => newest[keys.indexOf(key)].value;
  /** @param {string} period @param {Figure[]} figures @returns {NonNullable<Lead["before"]>} */
  const before = (period, figures) => ({
    period, above: keys[above(figures, measure)] ?? "", areBounded: figures.some(({ bounds }) => bounds),
  });
  let start = end;
  while (start > 0 && compared(present[start - 1]) && above(at(present[start - 1]) ?? [], measure) === top) start -= 1;
  const previous = start > 0 && compared(present[start - 1]) ? present[start - 1] : "";
  return {
    key: keys[top],
    others: keys.filter((_, i) => i !== top).sort((a, b) => newestOf(b) - newestOf(a) || (a < b ? -1 : 1)),
    first: present[start],
    last: present[end],
    count: end - start + 1,
    before: previous ? before(previous, at(previous) ?? []) : null,
  };
}

/**
 * The place of the figure that lies clearly above all others, or -1.
 * @param {Figure[]} figures
 * @param {Measure} measure
 */
function above(figures, measure) {
  return figures.findIndex((one, i) => figures.every((other, j) => i === j || (
    one.value > other.value && !aboutTheSame(one.value, other.value, measure) && !overlap(one.bounds, other.bounds))));
}

/**
 * @param {Model} model
 * @param {Series[]} series
 * @returns {string[]} one sentence, or none
 */
export function leadInWords(model, series) {
  const { time, subject, measures: { measure }, of_unlike_things: areUnlike } = model.figures;
  if (!time || !subject || areUnlike) return [];
  const lead = leadOf(series, time.keys, measure);
  if (!lead || lead.count < FEWEST_PERIODS) return [];
  const within = subject.entity ? "in" : "for";
  /** @param {string} key */
  const named = (key) => `${within} ${model.names.inText(key)}`;
  const than = `higher ${named(lead.key)} than ${within} ${listed(lead.others.map(model.names.inText), "or")}`;
  const [first, last] = [lead.first, lead.last].map((period) => toldPeriod(model, period));
  const { places = [], keys, stands } = time;
  const [start, end] = [lead.first, lead.last].map((period) => places[keys.indexOf(period)]);
  const leavesOut = stands === "numeric" && end - start + 1 > lead.count;
  const each = `every ${periodNoun(time)}${leavesOut ? " with figures" : ""}`;
  if (!lead.before) return [`In ${each} from ${first} to ${last}, the figure was ${than}.`];
  const { period, above: other, areBounded } = lead.before;
  const alike = areBounded ? "the two cannot be told apart" : "the two were about the same";
  const all = lead.others.length > 1 ? "it was not higher than all of them" : alike;
  const then = other ? `it was higher ${named(other)}` : all;
  return [`Since ${first}, the figure has been ${than}, in ${each} to ${last};${inPeriod(model, period)} ${then}.`];
}
