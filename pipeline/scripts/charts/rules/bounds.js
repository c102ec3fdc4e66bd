/** Figures that lie between two bounds: whether they can be told apart. */

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
 * @param {Bounds | null | undefined} one
 * @param {Bounds | null | undefined} other
 */
export const overlap = (one, other) => Boolean(one && other && one[0] <= other[1] && other[0] <= one[1]);
