/** A picture drawn with Vega: rows, axes and scales put into the structure that the page was made with. */

import { fetchVega } from "../fetch-kind.js";

/** @typedef {import("../types.js").Picture} Picture */

/**
 * @typedef {object} Drawn
 * @property {SVGSVGElement} svg
 * @property {() => void} finish gives back what the drawing holds on to
 */

/**
 * A structure with a picture's rows, scales and axes in the place of its own.
 * @param {object} structure Vega without rows
 * @param {Picture} picture
 * @returns {any}
 */
export function patched(structure, picture) {
  /** @type {any} */
  const spec = structuredClone(structure);
  Object.assign(spec, picture.frame);
  for (const data of spec.data) {
    if (picture.data[data.name]) data.values = picture.data[data.name];
  }
  for (const scale of spec.scales ?? []) Object.assign(scale, picture.scales[scale.name]);
  for (const axis of spec.axes ?? []) {
    const own = picture.axes[axis.scale];
    if (!own) continue;
    if (axis.values) axis.values = own.values;
    const labels = axis.encode?.labels?.update;
    if (own.text && labels?.text) labels.text = { signal: own.text };
  }
  return spec;
}

/**
 * Draw a spec. The drawing is one picture, as the one made with the page is: its title and
 * description are given to it by whoever puts it in its place.
 * @param {object} spec
 * @returns {Promise<Drawn>}
 */
export async function draw(spec) {
  const { View, parse, expressionInterpreter } = await fetchVega();
  const container = document.createElement("div");
  const view = new View(parse(spec, undefined, { ast: true }), {
    container,
    expr: expressionInterpreter,
    hover: false,
    renderer: "svg",
    tooltip: () => {},
  });
  await view.runAsync();
  const svg = /** @type {SVGSVGElement} */ (container.querySelector("svg"));
  for (const element of svg.querySelectorAll("[class], [role], [aria-roledescription]")) {
    for (const name of ["class", "role", "aria-roledescription", "aria-label", "aria-hidden"]) {
      element.removeAttribute(name);
    }
  }
  return { svg, finish: () => view.finalize() };
}
