/** The way that picked dots came: their earlier figures, joined over time as far as these compare. */

import { rowsBySubject, timeOf } from "../model.js";
import { DOES_NOT_COMPARE } from "../rules/sentences.js";
import { stretchesOf } from "../rules/stretches.js";
import { usualStep } from "../rules/usual-step.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").State} State */
/** @typedef {import("./dots.js").Dot} Dot */

/** @typedef {Dot & {run: number}} Step of a trail; `run` counts the stretches that gaps and breaks leave whole */

/**
 * Why no trails can be drawn, or "".
 * @param {Model} model
 */
export function refusesTrails({ figures }) {
  const { x, y } = figures.measures;
  return x.compares && y.compares ? "" : DOES_NOT_COMPARE;
}

/**
 * The steps of each picked dot from its first figures to those shown, which come last. None where nobody asked for
 * them, and none of a dot that has no earlier figures.
 * @param {Model} model
 * @param {State} state
 * @param {Dot[]} dots
 * @returns {Step[][]}
 */
export function trailsOf(model, state, dots) {
  if (state.trail !== "on" || !model.figures.time || refusesTrails(model)) return [];
  const rows = rowsBySubject(model.figures);
  const every = new Map([...rows].map(([key, own]) => [key, knownIn(model, own)]));
  const step = usualStep(timeOf(model), [...every.values()].map((own) => own.map(({ place }) => place)));
  return dots.filter(({ isPick }) => isPick)
    .map((dot) => stepsOf(model, dot, rows.get(dot.key) ?? [], step))
    .filter((steps) => steps.length > 1);
}

/**
 * The figures of one subject of which both are known, in the order of time.
 * @param {Model} model
 * @param {number[]} rows
 */
function knownIn({ figures }, rows) {
  const { x, y, time } = figures.rows;
  const { keys, places = [] } = /** @type {import("../types.js").Keys} */ (figures.time);
  return rows.flatMap((row) => {
    const at = time[row] ?? 0;
    const [across, up] = [x[row], y[row]];
    return across === null || up === null ? [] : [{ row, x: across, y: up, place: places[at], period: keys[at] }];
  });
}

/**
 * @param {Model} model
 * @param {Dot} dot
 * @param {number[]} rows of its subject
 * @param {number} step how far apart in time figures may be without a gap
 * @returns {Step[]}
 */
function stepsOf(model, dot, rows, step) {
  const { x, y } = model.figures.measures;
  const { keys, places = [] } = timeOf(model);
  const end = places[keys.indexOf(dot.period)];
  const known = knownIn(model, rows).filter(({ place }) => place <= end);
  // Several figures of one period: none of them is the way.
  if (new Set(known.map(({ place }) => place)).size < known.length) return [];
  const stretches = stretchesOf(known.map(({ place }) => ({ place, value: 0 })), {
    breaks: [...x.breaks, ...y.breaks], key: dot.key, step,
  });
  return known.map((one, i) => ({ ...dot, x: one.x, y: one.y, period: one.period, run: stretches[i]?.run ?? 0 }));
}
