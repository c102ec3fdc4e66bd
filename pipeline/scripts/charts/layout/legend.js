/** Entries of a legend in a row above the plot, on a new line where the canvas ends. */

import { rounded } from "../rules/numbers.js";
import { widthOf, wrapped } from "./text-width.js";

const [LINE, SYMBOL, SPACE] = [20, 20, 14];

/**
 * @param {{key: string, text: string}[]} entries
 * @param {import("../types.js").Canvas} canvas
 */
export function legendRows(entries, canvas) {
  let [reach, y] = [8, 8];
  const placed = entries.map(({ key, text: full }, i) => {
    const text = wrapped(full, canvas.width - SYMBOL - 12, 1)[0];
    const wide = SYMBOL + widthOf(text);
    if (i && reach + wide > canvas.width) [reach, y] = [8, y + LINE];
    const x = rounded(reach, 1);
    reach += wide + SPACE;
    return { key, text, x, y };
  });
  /** @param {import("../types.js").Frame} frame */
  const rows = ({ padding }) => placed.map((one) => ({ ...one, x: one.x - padding.left, y: one.y - padding.top }));
  return { height: placed.length ? y + LINE : 0, rows };
}
