/** The looks of series beside each other: how many have a colour of their own, and the shapes of their dots. */

export const MOST_COLOURS = 6;

export const SHAPES = ["circle", "square", "triangle-up", "diamond", "cross", "triangle-down"];
