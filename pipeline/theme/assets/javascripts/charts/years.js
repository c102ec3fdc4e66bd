/** The control under a chart that sets which periods it shows. */

import { oneYear } from "./one-year.js";
import { yearSpan } from "./year-span.js";

/** @typedef {import("./types.js").State} State */

/**
 * Put the control in its place, where a kind of chart has one.
 * @param {import("./live.js").Live} chart
 * @returns {{show: (state: State) => void}}
 */
export function yearsControl(chart) {
  const place = /** @type {HTMLElement | null} */ (chart.figure.querySelector(".chart-years"));
  const { time } = chart.model.figures;
  if (!place || !time || time.keys.length < 2 || chart.kind.years === "none") return { show() {} };
  const controls = chart.kind.years === "span" ? yearSpan(chart, time) : oneYear(chart, time);
  place.replaceChildren(...controls.elements);
  place.setAttribute("role", "group");
  place.setAttribute("aria-label", time.title);
  return { show: controls.show };
}
