/** How far apart the periods of one subject usually are: what is further apart has a gap. */

import { median } from "./numbers.js";

/** @typedef {import("../types.js").Keys} Keys */

const SLACK = 1.5;
const KEEPS_TIME = 0.75;
const WEEKEND = 4;

/**
 * Months and quarters differ in days, so days may be half as far apart again, and a weekend is no gap;
 * days that keep no rhythm have none.
 * @param {Keys} time
 * @param {number[][]} series the places of figures in time, subject by subject, in order
 */
export function usualStep({ stands }, series) {
  const steps = series.flatMap((places) => places.slice(1).map((place, i) => place - places[i]));
  if (!steps.length) return stands === "dated" ? Infinity : 0;
  if (stands !== "dated") return mode(steps);
  const usual = median(steps);
  const regular = steps.filter((step) => usual / SLACK <= step && step <= usual * SLACK);
  return regular.length >= KEEPS_TIME * steps.length ? Math.max(usual * SLACK, WEEKEND) : Infinity;
}

/** @param {number[]} steps */
function mode(steps) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const step of steps) counts.set(step, (counts.get(step) ?? 0) + 1);
  const [[found]] = [...counts].sort(([a, few], [b, many]) => many - few || a - b);
  return found;
}
