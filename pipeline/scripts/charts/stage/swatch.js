/** The colour and the shape by which a line is known, beside its name. */

const SVG = "http://www.w3.org/2000/svg";
const STROKE = "M0 6H20";
/** Around 10, 6. @type {Record<string, string>} */
const PATHS = {
  circle: "M6.2 6a3.8 3.8 0 1 0 7.6 0a3.8 3.8 0 1 0 -7.6 0z",
  square: "M6.6 2.6h6.8v6.8h-6.8z",
  "triangle-up": "M10 1.8L14.6 9.8H5.4z",
  "triangle-down": "M10 10.2L14.6 2.2H5.4z",
  diamond: "M10 1L14.6 6L10 11L5.4 6z",
  cross: "M8.6 1.6h2.8v3h3v2.8h-3v3h-2.8v-3h-3v-2.8h3z",
};

/** @param {import("../types.js").Look} look */
export function swatch({ colour, shape }) {
  const made = document.createElementNS(SVG, "svg");
  for (const [name, value] of [["class", "swatch"], ["viewBox", "0 0 20 12"], ["aria-hidden", "true"]]) made.setAttribute(name, value);
  made.append(path(STROKE, { stroke: colour, "stroke-width": "2" }), path(PATHS[shape] ?? PATHS.circle, { fill: colour }));
  return made;
}

/** @param {string} d @param {Record<string, string>} looks */
function path(d, looks) {
  const made = document.createElementNS(SVG, "path");
  for (const [name, value] of Object.entries({ d, ...looks })) made.setAttribute(name, value);
  return made;
}
