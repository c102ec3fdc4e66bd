/** The sizes in which charts are drawn, and the plot within them. */

/** @typedef {import("../types.js").Frame} Frame */
/** @typedef {import("../types.js").Canvas} Canvas */

/** @type {Record<"wide" | "narrow", Canvas>} */
export const CANVASES = {
  wide: { name: "wide", width: 680, labelWidth: 190 },
  narrow: { name: "narrow", width: 296, labelWidth: 104 },
};

/**
 * The frame that fills a canvas' width and leaves what is asked for around the plot.
 * @param {Canvas} canvas
 * @param {number} height
 * @param {Frame["padding"]} padding
 * @returns {Frame}
 */
export function frameWithin(canvas, height, padding) {
  return { width: canvas.width - padding.left - padding.right, height, padding };
}
