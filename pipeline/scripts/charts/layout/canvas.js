/** The sizes in which charts are drawn, and the plot within them. */

/** @typedef {import("../types.js").Frame} Frame */
/** @typedef {import("../types.js").Canvas} Canvas */

const MOST_WIDTH = 1400;

/** @type {Record<"wide" | "narrow", Canvas>} */
export const CANVASES = {
  wide: { name: "wide", width: 680, labelWidth: 190 },
  narrow: { name: "narrow", width: 296, labelWidth: 104 },
};

/**
 * The canvas on which a chart fills a screen, and how wide it is shown there.
 * @param {{width: number, height: number}} room on the screen, in pixels
 * @param {number} height of the chart on the wide canvas
 * @param {boolean} stretches whether it can be drawn on a wider one
 * @returns {{canvas: Canvas, shown: number}}
 */
export function canvasFilling(room, height, stretches) {
  const { wide } = CANVASES;
  const wanted = stretches ? Math.round((height * room.width) / room.height) : 0;
  const width = Math.min(MOST_WIDTH, Math.max(wide.width, wanted));
  const fitting = (width * room.height) / height;
  return { canvas: { ...wide, width }, shown: Math.round(Math.min(room.width, Math.max(width, fitting))) };
}

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
