/** The names at the ends of lines, and the numbers at the dots of groups. */

import { apart } from "../layout/labels.js";
import { down } from "../layout/scales.js";
import { LINE_HEIGHT, widthOf, wrapped } from "../layout/text-width.js";
import { rounded } from "../rules/numbers.js";
import { tipOf } from "./lines.js";

/** @typedef {import("../types.js").Canvas} Canvas */
/** @typedef {import("./lines.js").Line} Line */
/** @typedef {import("./lines.js").Point} Point */

const [LABEL_LINES, BRIEF, GROUP_LABEL_LINES] = [3, 2, 5];
export const BELOW = 2;
// Beyond so many lines names at their ends are brief.
const MANY = 12;
// How far above its dot the number of a group's members stands, and what stays free beside it.
const [ABOVE_DOT, COUNT_GAP] = [12, 3];

/**
 * The names at the lines' ends, with the period where a line ends before the others.
 * @param {Line[]} lines
 * @param {Canvas} canvas
 */
export function endLabels(lines, canvas) {
  const last = Math.max(...lines.map((line) => tipOf(line).place));
  return lines.map((line) => {
    const isEarly = tipOf(line).place !== last;
    const name = line.short ?? line.name;
    const most = line.group ? GROUP_LABEL_LINES : lines.length > MANY ? BRIEF : LABEL_LINES;
    return wrapped(isEarly ? `${name} (${tipOf(line).period})` : name, canvas.labelWidth, most);
  });
}

/**
 * @param {Line[]} lines
 * @param {Canvas} canvas
 * @param {{frame: import("../types.js").Frame, scale: import("../layout/scales.js").Scale}} layout
 * @param {(point: Point) => number} across where an end stands, in pixels from the left
 */
export function labelRows(lines, canvas, { frame, scale }, across) {
  const labels = endLabels(lines, canvas);
  const levels = lines.map((line) => down(scale, tipOf(line).value, frame));
  const heights = labels.map((label) => LINE_HEIGHT * label.length);
  const centres = apart(levels, heights, -frame.padding.top + 20, frame.height + BELOW);
  const last = Math.max(...lines.map((line) => tipOf(line).place));
  const rows = lines.map((line, i) => ({
    subject: line.key,
    text: labels[i].join("\n"),
    at: rounded(centres[i] - (LINE_HEIGHT * (labels[i].length - 1)) / 2, 1),
    level: rounded(levels[i], 1),
    start: rounded(across(tipOf(line)), 1),
    edge: frame.width + 6,
    x: frame.width + 9,
  }));
  return { labels: rows, leaders: rows.filter((_, i) => tipOf(lines[i]).place !== last) };
}

/**
 * How many members each separate median is of, above its dot, as far as the numbers stand clear of each other.
 * @param {Line[]} lines
 * @param {{frame: import("../types.js").Frame, scale: import("../layout/scales.js").Scale}} layout
 * @param {(point: Point) => number} across
 */
export function countRows(lines, { frame, scale }, across) {
  return lines.filter(({ group }) => group && !group.isFixed).flatMap((line) => {
    let free = Infinity;
    // From the newest on.
    return [...line.points].reverse().flatMap((point) => {
      const [x, half] = [across(point), widthOf(`${point.count}`) / 2];
      if (x + half > free) return [];
      free = x - half - COUNT_GAP;
      return [{ subject: line.key, text: `${point.count}`, x: rounded(x, 1), y: rounded(down(scale, point.value, frame) - ABOVE_DOT, 1) }];
    });
  });
}
