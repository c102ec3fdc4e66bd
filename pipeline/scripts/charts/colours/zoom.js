/** The part of a map that is shown: how it lies in the plot, and what a visitor may make of it. */

import { CANVASES } from "../layout/canvas.js";
import { tenth } from "../layout/pixels.js";
import { highest, lowest, nearestWhole } from "../rules/numbers.js";
import { ringsOf } from "./outlines.js";

/** @typedef {import("../types.js").Shapes} Shapes */
/** @typedef {import("../types.js").Canvas} Canvas */
/** @typedef {import("../types.js").Zoom} Zoom */
/** @typedef {[left: number, top: number, right: number, bottom: number]} Box */

/**
 * @typedef {object} Window
 * @property {string[]} paths outlines in the plot, "" for a dot and for what lies outside
 * @property {number} height of the plot
 * @property {number} scale pixels on the canvas for one of the map
 * @property {(x: number, y: number) => {x: number, y: number}} spot where a place of the map lies in the plot
 * @property {boolean[]} seen which places are to be seen
 */

export const MOST_TIMES = 12;
const LEAST_TIMES = 1.02;
// A part is shown with some room around it, in a plot that is higher than that of the whole map, by canvas.
const ROOM = 1.08;
const HIGH = { wide: 0.62, narrow: 0.9 };
// What lies further off than this share of the map, or is wider, is no reason to show a part smaller.
const [FAR, WIDE] = [0.1, 0.25];
const POINT = /(-?[\d.]+),(-?[\d.]+)/g;
/** @type {WeakMap<Shapes, (Box | null)[]>} */
const known = new WeakMap();

/**
 * @param {Shapes} shapes
 * @param {Canvas} canvas
 * @param {Zoom | null} zoom null for the whole map
 * @returns {Window}
 */
export function windowOn(shapes, canvas, zoom) {
  const { scale, height, left, top } = lieOf(shapes, canvas, zoom);
  /** @param {number} x @param {number} y */
  const spot = (x, y) => ({ x: tenth((x - left) * scale), y: tenth((y - top) * scale) });
  if (!zoom) return { paths: shapes[canvas.name], height, scale, spot, seen: shapes.keys.map(() => true) };
  const seen = boxesOf(shapes).map((box, place) => {
    const [x, y] = [shapes.x[place], shapes.y[place]];
    const [start, end] = [spot(box?.[0] ?? x, box?.[1] ?? y), spot(box?.[2] ?? x, box?.[3] ?? y)];
    return end.x >= 0 && start.x <= canvas.width && end.y >= 0 && start.y <= height;
  });
  const drawn = shapes.width / CANVASES.wide.width;
  /** @param {string} _ @param {string} x @param {string} y */
  const put = (_, x, y) => {
    const own = spot(Number(x) * drawn, Number(y) * drawn);
    return `${own.x},${own.y}`;
  };
  const paths = shapes.wide.map((path, place) => (seen[place] ? path.replace(POINT, put) : path));
  return { paths, height, scale, spot, seen };
}

/**
 * @param {Shapes} shapes
 * @param {Canvas} canvas
 * @param {Zoom | null} zoom
 */
function lieOf(shapes, canvas, zoom) {
  const whole = canvas.width / shapes.width;
  const least = nearestWhole(shapes.height * whole);
  if (!zoom) return { scale: whole, height: least, left: 0, top: 0 };
  const scale = whole * zoom.times;
  const height = Math.max(least, nearestWhole(canvas.width * HIGH[canvas.name]));
  const [across, down] = [canvas.width / scale, height / scale];
  return {
    scale,
    height,
    left: within(zoom.x * shapes.width - across / 2, shapes.width - across),
    top: within(zoom.y * shapes.height - down / 2, shapes.height - down),
  };
}

/** @param {number} start @param {number} room that there is to move, none or less where all is seen */
const within = (start, room) => (room <= 0 ? room / 2 : Math.max(0, Math.min(room, start)));

/**
 * What is shown once a map is drawn so many times larger, and what lay at one place in the plot lies at another.
 * @param {Shapes} shapes
 * @param {Canvas} canvas
 * @param {Zoom | null} zoom
 * @param {{by: number, from: {x: number, y: number}, to?: {x: number, y: number}}} change
 * @returns {Zoom | null}
 */
export function zoomed(shapes, canvas, zoom, { by, from, to = from }) {
  const times = Math.min(MOST_TIMES, (zoom?.times ?? 1) * by);
  if (times < LEAST_TIMES) return null;
  const before = lieOf(shapes, canvas, zoom);
  const [x, y] = [before.left + from.x / before.scale, before.top + from.y / before.scale];
  const after = lieOf(shapes, canvas, { times, x: 0, y: 0 });
  const middle = {
    x: x + (canvas.width / 2 - to.x) / after.scale,
    y: y + (after.height / 2 - to.y) / after.scale,
  };
  return asZoom(times, middle.x / shapes.width, middle.y / shapes.height);
}

/**
 * What is shown where some places fill the plot; those far away from most of them are no part of it.
 * @param {Shapes} shapes
 * @param {string[]} keys
 * @returns {Zoom | null} null where that is the whole map
 */
export function zoomTo(shapes, keys) {
  const wanted = new Set(keys);
  const places = shapes.keys.flatMap((key, place) => (wanted.has(key) ? [place] : []));
  const near = together(together(places, shapes.x, shapes.width * FAR), shapes.y, shapes.height * FAR);
  if (!near.length) return null;
  const boxes = boxesOf(shapes);
  const own = near.flatMap((place) => {
    const box = boxes[place];
    const isWide = !box || box[2] - box[0] > shapes.width * WIDE;
    /** @type {Box} */
    const point = [shapes.x[place], shapes.y[place], shapes.x[place], shapes.y[place]];
    return isWide ? [point] : [box, point];
  });
  const [left, top] = [0, 1].map((side) => lowest(own.map((box) => box[side])));
  const [right, bottom] = [2, 3].map((side) => highest(own.map((box) => box[side])));
  const [width, height] = [(right - left) * ROOM, (bottom - top) * ROOM];
  const high = Math.max(shapes.height, shapes.width * HIGH.wide);
  const times = Math.min(MOST_TIMES, shapes.width / width, high / height);
  return times < LEAST_TIMES ? null : asZoom(times, (left + right) / 2 / shapes.width, (top + bottom) / 2 / shapes.height);
}

/**
 * The largest number of places that stand together, with no wide gap between.
 * @param {number[]} places
 * @param {number[]} at where each stands
 * @param {number} gap
 */
function together(places, at, gap) {
  const inOrder = [...places].sort((a, b) => at[a] - at[b]);
  /** @type {number[][]} */
  const runs = [];
  for (const place of inOrder) {
    const run = runs[runs.length - 1];
    if (run && at[place] - at[run[run.length - 1]] <= gap) run.push(place);
    else runs.push([place]);
  }
  return runs.reduce((best, run) => (run.length > best.length ? run : best), []);
}

/**
 * The box around each outline on the map, null around a dot.
 * @param {Shapes} shapes
 * @returns {(Box | null)[]}
 */
function boxesOf(shapes) {
  const found = known.get(shapes) ?? shapes.wide.map((path) => {
    if (!path) return null;
    const points = ringsOf(path).flat();
    const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
    const drawn = shapes.width / CANVASES.wide.width;
    return /** @type {Box} */ ([lowest(xs), lowest(ys), highest(xs), highest(ys)].map((side) => side * drawn));
  });
  known.set(shapes, found);
  return found;
}

/** @param {number} times @param {number} x @param {number} y @returns {Zoom} */
const asZoom = (times, x, y) => ({ times: rounded(times), x: rounded(x), y: rounded(y) });

/** @param {number} value as exactly as an address needs it */
const rounded = (value) => Math.round(value * 1000) / 1000;
