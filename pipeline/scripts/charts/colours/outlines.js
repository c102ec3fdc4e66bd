/** Outlines of straight lines, and the lines that fill them where there is no figure. */

import { highest, lowest, nearestWhole } from "../rules/numbers.js";

/** @typedef {[number, number]} Point in pixels */

/**
 * The rings of path data as the site writes it: M, L and Z at places that are no distances.
 * @param {string} path
 * @returns {Point[][]}
 */
export function ringsOf(path) {
  return path.split("Z").filter((ring) => ring.trim()).map((ring) =>
    ring.trim().slice(1).split("L").map((point) => {
      const [x, y] = point.split(",").map(Number);
      return /** @type {Point} */ ([x, y]);
    }));
}

/**
 * Path data of the lines at 45 degrees that fill rings, upwards to the right.
 * @param {Point[][]} rings
 * @param {number} spacing
 */
export function hatched(rings, spacing) {
  const edges = rings.flatMap((ring) => ring.map((point, i) => [point, ring[(i + 1) % ring.length]]));
  const sums = rings.flat().map(([x, y]) => x + y);
  if (!sums.length) return "";
  const lines = [];
  const [first, last] = [lowest(sums), highest(sums)].map((sum) => Math.floor(sum / spacing));
  for (let line = first; line <= last; line += 1) {
    const at = line * spacing;
    const ends = edges
      .filter(([a, b]) => a[0] + a[1] < at !== b[0] + b[1] < at)
      .map(([a, b]) => a[0] + ((b[0] - a[0]) * (at - (a[0] + a[1]))) / (b[0] + b[1] - (a[0] + a[1])))
      .sort((a, b) => a - b)
      .map(nearestWhole);
    for (let i = 0; i + 1 < ends.length; i += 2) {
      const [from, to] = [ends[i], ends[i + 1]];
      if (to > from) lines.push(`M${from},${at - from}L${to},${at - to}`);
    }
  }
  return lines.join("");
}

/**
 * A box as a ring.
 * @param {number} width
 * @param {number} height
 * @returns {Point[]}
 */
export const box = (width, height) => [[0, 0], [width, 0], [width, height], [0, height]];

/** @param {Point[]} ring */
export const asPath = (ring) => `M${ring.map(([x, y]) => `${x},${y}`).join("L")}Z`;
