/** Names beside picked dots: where they cover no other name and no other picked dot, and none where they would. */

import { LINE_HEIGHT, widthOf, wrapped } from "../layout/text-width.js";
import { byCodePoints } from "../rules/order.js";

/** @typedef {import("../types.js").Frame} Frame */
/** @typedef {[number, number, number, number]} Box left, right, top, bottom */

const [BOLDER, ABOVE] = [1.08, 10];

/**
 * @typedef {object} Spot a picked dot in the plot
 * @property {import("./dots.js").Dot} dot
 * @property {number} x
 * @property {number} y
 * @property {number} reach how far the dot reaches
 */

/**
 * @param {Spot[]} spots
 * @param {Frame} frame
 * @param {import("../types.js").Canvas} canvas
 */
export function dotNameRows(spots, frame, canvas) {
  const taken = spots.map(({ x, y, reach }) => [/** @type {Box} */ ([x - reach, x + reach, y - reach, y + reach])]);
  const order = spots
    .map((_, i) => i)
    .sort((a, b) => spots[b].dot.y - spots[a].dot.y || byCodePoints(spots[a].dot.name, spots[b].dot.name));
  return order.flatMap((i) => {
    const { dot, x, y } = spots[i];
    const text = wrapped(dot.name, Math.min(canvas.labelWidth, frame.width / 1.2), 1)[0];
    const others = taken.flatMap((boxes, j) => (j === i ? [] : boxes));
    const box = freeBox(spots[i], widthOf(text) * BOLDER, others, frame);
    if (!box) return [];
    taken[i].push(box);
    return [{
      text, x: box[0], y: (box[2] + box[3]) / 2, dot_x: x, dot_y: y, near: box[0] > x ? box[0] : box[1],
    }];
  });
}

/**
 * The nearest place for a name beside a dot that is free, if there is one.
 * @param {Spot} spot
 * @param {number} wide
 * @param {Box[]} others
 * @param {Frame} frame
 * @returns {Box | undefined}
 */
function freeBox({ x, y, reach }, wide, others, frame) {
  const end = frame.width + frame.padding.right;
  const half = LINE_HEIGHT / 2;
  /** @type {Box[]} */
  const places = [];
  for (const shift of [0, -15, 15, -30, 30, -45, 45, 60, 75]) {
    const away = reach + (shift === 0 ? 3 : 8);
    for (const start of [x + away, x - away - wide]) {
      const middle = y + shift;
      const isInside = start >= 2 && start + wide <= end && middle - half >= -frame.padding.top && middle + half <= frame.height + half;
      if (isInside) places.push([start, start + wide, middle - half, middle + half]);
    }
  }
  return places.find((box) => !others.some((other) => overlap(box, other)));
}

/**
 * When each trail begins, above its first point, as far as these words cover no name and not each other.
 * @param {{text: string, x: number, y: number}[]} starts the points in the plot
 * @param {{text: string, x: number, y: number}[]} names that stand already
 */
export function startRows(starts, names) {
  const half = LINE_HEIGHT / 2;
  const taken = names.map(({ text, x, y }) => /** @type {Box} */ ([x, x + widthOf(text) * BOLDER, y - half, y + half]));
  return starts.flatMap(({ text, x, y }) => {
    const [wide, middle] = [widthOf(text) / 2, y - ABOVE];
    /** @type {Box} */
    const box = [x - wide, x + wide, middle - half, middle + half];
    if (taken.some((other) => overlap(box, other))) return [];
    taken.push(box);
    return [{ text, x, y: middle }];
  });
}

/** @param {Box} a @param {Box} b */
const overlap = (a, b) => a[0] < b[1] && b[0] < a[1] && a[2] < b[3] && b[2] < a[3];
