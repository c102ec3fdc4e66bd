/** Which of a drawing's points is reached: from a place in the plot, or by a key from another point. */

import { lowest } from "../rules/numbers.js";

/** @typedef {import("../types.js").Mark} Mark */

/**
 * Where a mark stands among those of a drawing.
 * @typedef {[line: number, place: number]} At
 */

const NEAR = 40;
/** @type {CanvasRenderingContext2D | null | undefined} */
let inks;

/** Where there is one series, up and down lead along it too. @type {Record<string, string>} */
const TURNED = { ArrowUp: "ArrowLeft", ArrowDown: "ArrowRight" };

/** @param {Mark} mark */
const acrossOf = ({ across, x }) => across ?? x;

/**
 * @param {Mark[][]} series
 * @param {number} x in the plot
 * @param {number} y
 * @returns {At | null} null where none is near
 */
export function nearestTo(series, x, y) {
  /** @type {At | null} */
  let found = null;
  let least = NEAR;
  for (const [line, marks] of series.entries()) {
    for (const [place, mark] of marks.entries()) {
      if (mark.path && isInside(mark.path, x, y)) return [line, place];
      const distance = mark.isRow ? Math.abs(mark.y - y) : Math.hypot(mark.x - x, mark.y - y);
      if (distance < least) [found, least] = [[line, place], distance];
    }
  }
  return found;
}

/** @param {string} path @param {number} x @param {number} y */
function isInside(path, x, y) {
  inks ??= document.createElement("canvas").getContext("2d");
  return inks?.isPointInPath(new Path2D(path), x, y, "evenodd");
}

/**
 * @param {string} key
 * @param {Mark[][]} series none of them empty
 * @param {At | null} from null before the first move
 * @returns {At | undefined} undefined for a key that moves nothing
 */
export function movedBy(key, series, from) {
  if (!series.length) return undefined;
  const [line, place] = from ?? [0, series[0].length - 1];
  const last = series[line].length - 1;
  switch (series.length === 1 ? (TURNED[key] ?? key) : key) {
    case "ArrowLeft": return [line, from ? Math.max(0, place - 1) : place];
    case "ArrowRight": return [line, from ? Math.min(last, place + 1) : 0];
    case "Home": return [line, 0];
    case "End": return [line, last];
    case "ArrowUp": return besides(series, [line, place], from ? -1 : 0);
    case "ArrowDown": return besides(series, [line, place], from ? 1 : 0);
    default: return undefined;
  }
}

/**
 * The point of another series that is nearest across.
 * @param {Mark[][]} series
 * @param {At} from
 * @param {number} by
 * @returns {At}
 */
function besides(series, [line, place], by) {
  const here = acrossOf(series[line][place]);
  const other = (line + by + series.length) % series.length;
  const distances = series[other].map((mark) => Math.abs(acrossOf(mark) - here));
  return [other, distances.indexOf(lowest(distances))];
}
