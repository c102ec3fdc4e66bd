/** The point that is looked at: by pointer or tap, or with the arrow keys, which also speak it. */

import { movedBy, nearestTo } from "./hit-test.js";
import { tooltipIn } from "./tooltip.js";

/** @typedef {import("../types.js").Mark} Mark */
/** @typedef {import("../types.js").Frame} Frame */

/**
 * @param {import("../types.js").LiveChart} chart
 * @param {HTMLElement} host where the drawing stands
 * @param {(text: string) => void} say
 */
export function pointAt(chart, host, say) {
  const drawing = /** @type {HTMLElement} */ (chart.figure.querySelector(".chart-drawing"));
  const tip = tooltipIn(drawing);
  /** @type {Mark[][]} */
  let series = [];
  /** @type {SVGSVGElement | undefined} */
  let svg;
  /** @type {Frame["padding"]} */
  let padding = { left: 0, right: 0, top: 0, bottom: 0 };
  /** @type {import("./hit-test.js").At | null} */
  let at = null;

  drawing.addEventListener("pointermove", (event) => look(nearest(event)));
  drawing.addEventListener("pointerdown", (event) => look(nearest(event)));
  drawing.addEventListener("pointerleave", () => look(null));
  drawing.addEventListener("blur", () => look(null));
  drawing.addEventListener("keydown", (event) => {
    // Held with one of these, keys steer the browser.
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const moved = movedBy(event.key, series, at);
    if (event.key !== "Escape" && !moved) return;
    if (moved || tip.isShown()) event.preventDefault();
    look(moved ? goTo(moved) : null);
    if (moved) say(goTo(moved).text);
  });

  return { follow };

  /**
   * Look at the points of a new drawing; the one that was looked at is let go.
   * @param {SVGSVGElement} drawn
   * @param {Frame} frame
   * @param {Mark[][]} marks
   */
  function follow(drawn, frame, marks) {
    [svg, padding, series] = [drawn, frame.padding, marks.filter((own) => own.length)];
    at = null;
    look(null);
  }

  /** @param {import("./hit-test.js").At} there */
  function goTo(there) {
    at = there;
    return series[there[0]][there[1]];
  }

  /** @param {PointerEvent} event */
  function nearest(event) {
    const matrix = svg?.getScreenCTM()?.inverse();
    if (!matrix) return null;
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
    const found = nearestTo(series, x - padding.left, y - padding.top);
    return found && goTo(found);
  }

  /** @param {Mark | null} mark */
  function look(mark) {
    tip.show(mark, svg, padding);
  }
}
