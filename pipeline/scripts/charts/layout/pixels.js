/** Lengths in a drawing, rounded to what can be seen. */

import { rounded } from "../rules/numbers.js";

/** @param {number} pixels a place in a drawing: nobody sees less than a hundredth of a pixel */
export const hundredth = (pixels) => rounded(pixels, 2);

/** @param {number} pixels a place of what is small or rough */
export const tenth = (pixels) => rounded(pixels, 1);
