/** Figures that lie between two bounds: whether they can be told apart, and how that is said. */

import { number } from "./numbers.js";

/** @typedef {[number, number]} Bounds lower and upper */

/**
 * @param {import("../types.js").Figures["rows"]} rows
 * @param {number} row
 * @returns {Bounds | null}
 */
export function boundsAt(rows, row) {
  const [lower, upper] = [rows.lower?.[row] ?? null, rows.upper?.[row] ?? null];
  return lower === null || upper === null ? null : [lower, upper];
}

/**
 * Whether two intervals have something in common, so that neither figure is told as the higher one.
 * @param {Bounds | null} one
 * @param {Bounds | null} other
 */
export const overlap = (one, other) =>
  one !== null && other !== null && one[0] <= other[1] && other[0] <= one[1];

/**
 * "2.9 to 3.4", "" where bounds are not known.
 * @param {Bounds | null} bounds
 * @param {number} decimals
 */
export const boundsText = (bounds, decimals) =>
  bounds ? bounds.map((bound) => number(bound, decimals)).join(" to ") : "";
