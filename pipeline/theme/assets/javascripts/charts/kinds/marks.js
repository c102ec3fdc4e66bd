/** What a view marks beside a trend's lines: goals and events. The twin of `charts/marks.py`. */

import { widthOf, wrapped } from "../room.js";
import { down } from "../scales.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").Frame} Frame */

/**
 * @typedef {object} Event
 * @property {string} text
 * @property {number} at
 * @property {number} start
 * @property {number} level
 */

const LEVEL = 17;
const ABOVE_THE_UNIT = 34;

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
  for (const { place, text: label } of inside.sort((a, b) => b.place - a.place)) {
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
 * @param {import("../scales.js").Scale} scale
 * @param {Frame} frame
 */
export function markRows(model, events, scale, frame) {
  return {
    goals: model.figures.goals.map(({ value, text }) => ({
      text: wrapped(text, frame.width - 8, 1)[0],
      y: down(scale, value, frame),
    })),
    events: events.map(({ text, at, start, level }) => ({
      text, at, start, y: -ABOVE_THE_UNIT - LEVEL * level,
    })),
  };
}
