/** Lengths in a drawing, rounded to what can be seen. */

import { rounded } from "../rules/numbers.js";

/**
 * A whole number of pixels: from the middle between two the even one.
 * @param {number} pixels
 */
export function whole(pixels) {
  const below = Math.floor(pixels);
  return pixels - below === 0.5 ? below + (below % 2 === 0 ? 0 : 1) : Math.round(pixels);
}

/** @param {number} pixels a place in a drawing: nobody sees less than a hundredth of a pixel */
export const hundredth = (pixels) => rounded(pixels, 2);
