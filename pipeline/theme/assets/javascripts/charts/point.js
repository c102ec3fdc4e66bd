/** The point that is looked at: by pointer or tap, or with the arrow keys, which also speak it. */

/** @typedef {import("./types.js").Mark} Mark */
/** @typedef {import("./types.js").Frame} Frame */

const NEAR = 40;
const inks = document.createElement("canvas").getContext("2d");
const SVG = "http://www.w3.org/2000/svg";

/** @param {Mark} mark */
const acrossOf = ({ across, x }) => across ?? x;

/**
 * @param {import("./live.js").Live} chart
 * @param {HTMLElement} host where the drawing stands
 * @param {(text: string) => void} say
 */
export function pointAt(chart, host, say) {
  const drawing = /** @type {HTMLElement} */ (chart.figure.querySelector(".chart-drawing"));
  const tip = document.createElement("div");
  tip.className = "chart-tip";
  tip.hidden = true;
  const ring = document.createElementNS(SVG, "circle");
  ring.setAttribute("class", "chart-ring");
  ring.setAttribute("r", "7");
  /** @type {Mark[][]} */
  let series = [];
  /** @type {SVGSVGElement | undefined} */
  let svg;
  /** @type {Frame["padding"]} */
  let padding = { left: 0, right: 0, top: 0, bottom: 0 };
  let [line, place] = [-1, -1];

  drawing.append(tip);
  drawing.addEventListener("pointermove", (event) => look(nearest(event)));
  drawing.addEventListener("pointerdown", (event) => look(nearest(event)));
  drawing.addEventListener("pointerleave", () => look(null));
  drawing.addEventListener("blur", () => look(null));
  drawing.addEventListener("keydown", (event) => {
    const moved = event.key === "Escape" ? null : moveBy(event.key);
    if (moved === undefined) return;
    if (event.key !== "Escape" || !tip.hidden) event.preventDefault();
    look(moved);
    if (moved) say(moved.text);
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
    [line, place] = [-1, -1];
    look(null);
  }

  /** @param {string} key @returns {Mark | null | undefined} undefined for a key that moves nothing */
  function moveBy(key) {
    if (!series.length) return undefined;
    const last = () => series[line].length - 1;
    const isFirst = line < 0;
    if (isFirst) [line, place] = [0, series[0].length - 1];
    if (series.length === 1 && key === "ArrowUp") key = "ArrowLeft";
    if (series.length === 1 && key === "ArrowDown") key = "ArrowRight";
    if (key === "ArrowLeft") place = isFirst ? place : Math.max(0, place - 1);
    else if (key === "ArrowRight") place = isFirst ? 0 : Math.min(last(), place + 1);
    else if (key === "Home") place = 0;
    else if (key === "End") place = last();
    else if (key === "ArrowUp" || key === "ArrowDown") turn(isFirst ? 0 : key === "ArrowUp" ? -1 : 1);
    else {
      if (isFirst) line = -1;
      return undefined;
    }
    return series[line][place];
  }

  /**
   * Go to another series, to the point that is nearest across.
   * @param {number} by
   */
  function turn(by) {
    const here = acrossOf(series[line][place]);
    line = (line + by + series.length) % series.length;
    const distances = series[line].map((mark) => Math.abs(acrossOf(mark) - here));
    place = distances.indexOf(Math.min(...distances));
  }

  /** @param {PointerEvent} event */
  function nearest(event) {
    const matrix = svg?.getScreenCTM()?.inverse();
    if (!matrix) return null;
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
    const [x, y] = [at.x - padding.left, at.y - padding.top];
    /** @type {Mark | null} */
    let found = null;
    let least = NEAR;
    const inside = series.flatMap((marks, i) => marks.map((mark, j) => ({ mark, i, j })))
      .find((one) => one.mark.path && isInside(one.mark.path, x, y));
    if (inside) {
      [line, place] = [inside.i, inside.j];
      return inside.mark;
    }
    series.forEach((marks, i) => marks.forEach((mark, j) => {
      const distance = mark.isRow ? Math.abs(mark.y - y) : Math.hypot(mark.x - x, mark.y - y);
      if (distance < least) [found, least, line, place] = [mark, distance, i, j];
    }));
    return found;
  }

  /** @param {string} path @param {number} x @param {number} y */
  function isInside(path, x, y) {
    return inks?.isPointInPath(new Path2D(path), x, y, "evenodd");
  }

  /** @param {Mark | null} mark */
  function look(mark) {
    tip.hidden = mark === null;
    if (mark === null || !svg) return ring.remove();
    tip.textContent = mark.text;
    ring.setAttribute("cx", String(mark.x + padding.left));
    ring.setAttribute("cy", String(mark.y + padding.top));
    svg.append(ring);
    const [box, around] = [ring.getBoundingClientRect(), drawing.getBoundingClientRect()];
    const room = around.width - tip.offsetWidth;
    const left = box.x + box.width / 2 - around.x - tip.offsetWidth / 2;
    tip.style.left = `${Math.max(0, Math.min(room, left))}px`;
    tip.style.top = `${box.y - around.y - tip.offsetHeight - 8}px`;
  }
}
