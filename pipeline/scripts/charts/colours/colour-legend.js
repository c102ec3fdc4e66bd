/** The legend of steps: blocks of colour with their bounds below. */

import { widthOf, wrapped } from "../layout/text-width.js";
import { nearestWhole } from "../rules/numbers.js";
import { asPath, box, hatched } from "./outlines.js";

const [SWATCH, LINE, GAP] = [14, 20, 16];
const BLOCK = SWATCH + LINE + 4;
const NARROWEST = 52;

/**
 * @typedef {object} Spot
 * @property {number} x
 * @property {number} width
 * @property {number} row
 */

/**
 * @param {import("./colour-steps.js").Steps} steps
 * @param {import("../types.js").Measure} measure
 * @param {import("../types.js").Canvas} canvas
 * @param {string | null} missing what those without a figure are called
 * @returns {{height: number, data: (top: number) => Record<string, object[]>}}
 */
export function stepsLegend(steps, measure, canvas, missing) {
  const spots = spotsOf(steps.labels, missing, canvas.width);
  const texts = missing ? [...steps.labels, missing] : steps.labels;
  const fills = [...steps.fills, "var(--chart-ground)"];
  /** @param {number} top */
  const data = (top) => {
    const rows = spots.map(({ x, width, row }, i) => ({
      text: wrapped(texts[i], width, 1)[0],
      fill: fills[i],
      left: x,
      right: x + width,
      middle: x + width / 2,
      top: top + LINE + row * BLOCK,
    }));
    const title = wrapped(measure.unit || measure.title, canvas.width - 8, 1)[0];
    return {
      legend: rows,
      "legend-title": [{ text: title, left: 0, top }],
      "legend-missing": missing ? rows.slice(-1).map(withHatch) : [],
    };
  };
  return { height: LINE + (spots[spots.length - 1].row + 1) * BLOCK, data };
}

/** @param {{left: number, right: number}} row */
function withHatch(row) {
  const ring = box(row.right - row.left - 1, SWATCH);
  return { ...row, hatch: `${asPath(ring)} ${hatched([ring], 5)}` };
}

/**
 * How far right each block stands, how wide it is, and in which line.
 * @param {string[]} labels
 * @param {string | null} missing
 * @param {number} most
 */
function spotsOf(labels, missing, most) {
  const widths = labels.map((text) => nearestWhole(widthOf(text)) + 10);
  const width = Math.min(Math.max(NARROWEST, ...widths), most);
  const fit = Math.floor(most / width);
  /** @type {Spot[]} */
  const spots = labels.map((_, i) => ({ x: (i % fit) * width, width, row: Math.floor(i / fit) }));
  if (missing) {
    const own = Math.min(Math.max(NARROWEST, nearestWhole(widthOf(missing)) + 8), most);
    const last = spots[spots.length - 1];
    const reach = last.x + width + GAP;
    spots.push(reach + own <= most
      ? { x: reach, width: own, row: last.row }
      : { x: 0, width: own, row: last.row + 1 });
  }
  return spots;
}
