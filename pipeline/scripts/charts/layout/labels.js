/** Places of words in a drawing: names of rows and axes, and labels that do not overlap. */

import { wrapped } from "./text-width.js";

/**
 * What an axis shows, in words beside it, cut where the canvas ends.
 * @param {string} text
 * @param {import("../types.js").Frame} frame
 * @param {number} x
 * @param {number} y
 * @param {"left" | "right"} align
 */
export function noteRow(text, { width, padding }, x, y, align) {
  const room = align === "right" ? padding.left + x : width + padding.right - x;
  return { text: wrapped(text, room - 4, 1)[0], x, y };
}

/**
 * Names of rows: above them from the left where there is no room beside, else left of them.
 * @param {string[]} texts
 * @param {number[]} at how far down each stands
 * @param {number} x
 * @param {boolean} isOver
 */
export function nameRows(texts, at, x, isOver) {
  const rows = texts.map((text, i) => ({ text, x, y: at[i] }));
  return isOver ? { beside: [], above: rows } : { beside: rows, above: [] };
}

/**
 * Centres as near to those wanted as labels that do not overlap can be, in the same order
 * (isotonic regression by pooling adjacent violators).
 * @param {number[]} wanted
 * @param {number[]} heights
 * @param {number} lowest
 * @param {number} highest
 */
export function apart(wanted, heights, lowest, highest) {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b]);
  /** @type {number[]} */
  const offsets = [];
  let reach = 0;
  for (const i of order) {
    offsets[i] = reach + heights[i] / 2;
    reach += heights[i];
  }
  /** @param {number[]} pool */
  const mean = (pool) => pool.reduce((sum, i) => sum + wanted[i] - offsets[i], 0) / pool.length;
  /** @type {number[][]} */
  const pools = [];
  for (const i of order) {
    pools.push([i]);
    while (pools.length > 1 && mean(pools[pools.length - 2]) >= mean(pools[pools.length - 1])) {
      const last = /** @type {number[]} */ (pools.pop());
      pools[pools.length - 1].push(...last);
    }
  }
  /** @type {number[]} */
  const placed = [];
  for (const pool of pools) {
    const start = Math.min(Math.max(mean(pool), lowest), Math.max(lowest, highest - reach));
    for (const i of pool) placed[i] = start + offsets[i];
  }
  return placed;
}
