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
 * @typedef {object} Soft what a legend says of figures that may still change
 * @property {string} text
 * @property {(ring: import("./outlines.js").Point[]) => string} mark how a block of them is marked
 */

/**
 * @param {import("./colour-steps.js").Steps} steps
 * @param {import("../types.js").Measure} measure
 * @param {import("../types.js").Canvas} canvas
 * @param {string | null} missing what those without a figure are called
 * @param {Soft | null} [soft] null where no figure may still change
 * @returns {{height: number, data: (top: number) => Record<string, object[]>}}
 */
export function stepsLegend(steps, measure, canvas, missing, soft = null) {
  const fills = [...steps.fills];
  if (soft) fills.push(steps.fills[Math.floor(steps.fills.length / 2)]);
  if (missing) fills.push("var(--chart-ground)");
  const others = [soft?.text, missing].flatMap((text) => text ?? []);
  const spots = spotsOf(steps.labels, others, canvas.width);
  const texts = [...steps.labels, ...others];
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
      "legend-missing": missing ? rows.slice(-1).map((row) => marked(row, hatchedBlock)) : [],
      "legend-soft": soft ? [marked(rows[steps.labels.length], soft.mark)] : [],
    };
  };
  return { height: LINE + (spots[spots.length - 1].row + 1) * BLOCK, data };
}

/** @param {import("./outlines.js").Point[]} ring */
const hatchedBlock = (ring) => `${asPath(ring)} ${hatched([ring], 5)}`;

/**
 * @param {{left: number, right: number}} row
 * @param {(ring: import("./outlines.js").Point[]) => string} mark
 */
function marked(row, mark) {
  return { ...row, hatch: mark(box(row.right - row.left - 1, SWATCH)) };
}

/**
 * How far right each block stands, how wide it is, and in which line: those of steps of one width, the others
 * apart from them.
 * @param {string[]} labels
 * @param {string[]} others
 * @param {number} most
 */
function spotsOf(labels, others, most) {
  const widths = labels.map((text) => nearestWhole(widthOf(text)) + 10);
  const width = Math.min(Math.max(NARROWEST, ...widths), most);
  const fit = Math.floor(most / width);
  /** @type {Spot[]} */
  const spots = labels.map((_, i) => ({ x: (i % fit) * width, width, row: Math.floor(i / fit) }));
  for (const text of others) {
    const own = Math.min(Math.max(NARROWEST, nearestWhole(widthOf(text)) + 8), most);
    const last = spots[spots.length - 1];
    const reach = last.x + last.width + GAP;
    spots.push(reach + own <= most
      ? { x: reach, width: own, row: last.row }
      : { x: 0, width: own, row: last.row + 1 });
  }
  return spots;
}
