/** The control under a chart that sets which periods it shows. */

import { oneYear } from "./one-year.js";
import { yearSpan } from "./year-span.js";

/** @typedef {import("../types.js").State} State */

/** @type {{elements: HTMLElement[], show: (state: State) => void}} */
const NONE = { elements: [], show() {} };

/**
 * Put the control in its place, where a kind of chart has one.
 * @param {import("../types.js").LiveChart} chart
 * @returns {{show: (state: State) => void}}
 */
export function yearsControl(chart) {
  const place = /** @type {HTMLElement | null} */ (chart.figure.querySelector(".chart-years"));
  const { time } = chart.model.figures;
  return place && time && time.keys.length > 1 ? controlsIn(place, time, chart) : { show() {} };
}

/**
 * @param {HTMLElement} place
 * @param {import("../types.js").Keys} time
 * @param {import("../types.js").LiveChart} chart
 */
function controlsIn(place, time, chart) {
  place.setAttribute("role", "group");
  place.setAttribute("aria-label", time.title);
  /** @type {import("../types.js").Kind | undefined} */
  let shown;
  let controls = NONE;
  return { show };

  /** @param {State} state of a chart that can be of another kind than before */
  function show(state) {
    const { kind } = chart;
    if (kind !== shown) {
      shown = kind;
      controls = kind.years === "none" ? NONE : kind.years === "span" ? yearSpan(chart, time) : oneYear(chart, time);
      place.replaceChildren(...controls.elements);
    }
    controls.show(state);
  }
}
