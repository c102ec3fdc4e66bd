/** The point that is looked at: by pointer or tap, or with the arrow keys, which also speak it. */

import { movedBy, nearestTo } from "./hit-test.js";
import { tooltipIn } from "./tooltip.js";

/** @typedef {import("../types.js").Mark} Mark */
/** @typedef {import("../types.js").Frame} Frame */

/**
 * @param {Pick<import("../types.js").LiveChart, "figure">} chart
 * @param {(text: string) => void} say
 */
export function pointAt({ figure }, say) {
  const drawing = /** @type {HTMLElement} */ (figure.querySelector(".chart-drawing"));
  const tip = tooltipIn(drawing);
  let points = pointsOf(undefined, { left: 0, right: 0, top: 0, bottom: 0 }, []);
  /** @param {Mark | null} mark */
  const look = (mark) => tip.show(mark, points.svg, points.padding);

  drawing.addEventListener("pointermove", (event) => look(points.nearest(event)));
  drawing.addEventListener("pointerdown", (event) => look(points.nearest(event)));
  drawing.addEventListener("pointerleave", () => look(null));
  drawing.addEventListener("blur", () => look(null));
  drawing.addEventListener("keydown", (event) => {
    // Held with one of these, keys steer the browser.
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const mark = points.byKey(event.key);
    if (event.key !== "Escape" && !mark) return;
    if (mark || tip.isShown()) event.preventDefault();
    look(mark);
    if (mark) say(mark.text);
  });

  return { follow };

  /**
   * Look at the points of a new drawing; the one that was looked at is let go.
   * @param {SVGSVGElement} svg
   * @param {Frame} frame
   * @param {Mark[][]} marks
   */
  function follow(svg, { padding }, marks) {
    points = pointsOf(svg, padding, marks);
    look(null);
  }
}

/**
 * The points of a drawing, and the one that is looked at, from which keys lead on.
 * @param {SVGSVGElement | undefined} svg
 * @param {Frame["padding"]} padding
 * @param {Mark[][]} marks
 */
function pointsOf(svg, padding, marks) {
  const series = marks.filter((own) => own.length);
  /** @type {import("./hit-test.js").At | null} */
  let at = null;
  return { svg, padding, nearest, byKey };

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

  /** @param {string} key */
  function byKey(key) {
    const moved = movedBy(key, series, at);
    return moved ? goTo(moved) : null;
  }
}
