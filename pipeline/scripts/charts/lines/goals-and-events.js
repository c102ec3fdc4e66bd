/** What a view marks beside a trend's lines: goals and events. */

import { down } from "../layout/scales.js";
import { widthOf, wrapped } from "../layout/text-width.js";
import { decimalsIn, exactlyWithUnit } from "../rules/in-words.js";
import { number } from "../rules/numbers.js";
import { besideUnit } from "../rules/units.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").Frame} Frame */

/**
 * @typedef {object} Event
 * @property {string} text
 * @property {number} at
 * @property {number} start
 * @property {number} level
 */

/** @typedef {{x: number, y: number}} Spot */

const [NAME, STARTS] = [15, 8];
const LEVEL = 17;
const ABOVE_THE_UNIT = 34;

/**
 * What the rules of goals and events stand for.
 * @param {Model} model
 */
export function goalsAndEventsInWords(model) {
  const { goals, events } = model.figures;
  const told = [];
  if (goals.length) told.push(`Dashed line: ${goals.map((goal) => goalText(model, goal)).join("; ")}.`);
  if (events.length) {
    told.push(`Upright line: ${events.map(({ label, period }) => `${label} (${period})`).join("; ")}.`);
  }
  return told;
}

/**
 * What a goal is called, and its value with as many decimals as it was set with.
 * @param {Model} model
 * @param {import("../types.js").Figures["goals"][number]} goal
 */
function goalText({ figures }, { value, label, period }) {
  const { measure } = figures.measures;
  const isWhole = value !== 0 && decimalsIn(value) < measure.decimals;
  const told = isWhole ? besideUnit(number(value, measure.decimals), measure.unit) : exactlyWithUnit(value, measure);
  return `${label || `Target${period ? ` for ${period}` : ""}`}: ${told}`;
}

/**
 * The events between two places in time: labels never cover each other or a rule.
 * @param {Model} model
 * @param {number} first
 * @param {number} last
 * @param {number} width
 * @param {import("../types.js").Canvas} canvas
 * @returns {Event[]}
 */
export function eventsOf(model, first, last, width, canvas) {
  /** @type {Event[]} */
  const found = [];
  const { events } = model.figures;
  const inside = last > first ? events.filter(({ place }) => first <= place && place <= last) : [];
  for (const { place, label } of inside.sort((a, b) => b.place - a.place)) {
    const at = (width * (place - first)) / (last - first);
    const text = wrapped(label, canvas.labelWidth, 1)[0];
    const wide = widthOf(text);
    const start = at + 4 + wide <= width + 40 ? at + 4 : at - 4 - wide;
    const end = start + wide + 8;
    const taken = found.filter((event) => event.start < end || event.at < end);
    found.push({ text, at, start, level: Math.max(-1, ...taken.map((event) => event.level)) + 1 });
  }
  return found;
}

/** @param {Event[]} events */
export const roomAbove = (events) =>
  LEVEL * (1 + Math.max(-1, ...events.map((event) => event.level)));

/**
 * @param {Model} model
 * @param {Event[]} events
 * @param {import("../layout/scales.js").Scale} scale
 * @param {Frame} frame
 * @param {Spot[][]} runs the lines' unbroken parts
 */
export function markRows(model, events, scale, frame, runs) {
  return {
    goals: model.figures.goals.map((goal) => goalRow(goalText(model, goal), down(scale, goal.value, frame), frame, runs)),
    events: events.map(({ text, at, start, level }) => ({
      text, at, start, y: -ABOVE_THE_UNIT - LEVEL * level,
    })),
  };
}

/**
 * A goal with the place of its name: above its rule or below, where the fewest lines pass.
 * @param {string} full
 * @param {number} level
 * @param {Frame} frame
 * @param {Spot[][]} runs
 */
function goalRow(full, level, frame, runs) {
  const text = wrapped(full, frame.width - 8, 1)[0];
  const wide = widthOf(text);
  const tops = [level - NAME - 3, level + 3].filter((top) => top >= 0 && top <= frame.height - NAME);
  const starts = Array.from({ length: STARTS + 1 }, (_, i) => 4 + ((frame.width - wide - 8) * i) / STARTS);
  const segments = runs.flatMap((run) => run.slice(0, Math.max(1, run.length - 1)).map((one, i) => [one, run[i + 1] ?? one]));
  /** @param {Spot} spot */
  const passing = ({ x, y }) => segments.filter(([one, other]) =>
    passes(one, other, [x - 3, x + wide + 3, y - 1, y + NAME + 1])).length;
  const spots = (tops.length ? tops : [level - NAME - 3]).flatMap((y) => starts.map((x) => ({ x, y })));
  const fewest = Math.min(...spots.map(passing));
  const { x, y } = /** @type {Spot} */ (spots.find((spot) => passing(spot) === fewest));
  return { text, y: level, x, at: y + NAME / 2 };
}

/**
 * Whether the line from one point to another further on passes through a box.
 * @param {Spot} one
 * @param {Spot} other
 * @param {[number, number, number, number]} box left, right, top, bottom
 */
function passes(one, other, [left, right, top, bottom]) {
  const [start, end] = [Math.max(one.x, left), Math.min(other.x, right)];
  if (start > end) return false;
  const slope = (other.y - one.y) / (other.x - one.x || 1);
  const levels = [start, end].map((x) => one.y + slope * (x - one.x));
  return Math.min(...levels) < bottom && Math.max(...levels) > top;
}
