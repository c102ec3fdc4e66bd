/** The place of a living drawing: drawn again when what is chosen or the room for it changes. */

import { CANVASES, canvasFilling } from "../layout/canvas.js";
import { draw, patched } from "./draw.js";
import { pointAt } from "./pointed-at.js";

/** @typedef {ReturnType<typeof stageOf>} Stage */

// On a whole screen: how high a drawing is at least, and what stays free below.
const [FEWEST, MARGIN] = [240, 16];

/**
 * @param {import("../types.js").LiveChart} chart
 * @param {(text: string) => void} say
 * @param {import("./pointed-at.js").Card} card
 */
export function stageOf(chart, say, card) {
  const { figure } = chart;
  const drawing = /** @type {HTMLElement} */ (figure.querySelector(".chart-drawing"));
  const host = document.createElement("div");
  host.className = "chart-live";
  /** @type {(() => void) | undefined} */
  let finish;
  let turn = 0;
  const point = pointAt(chart, say, card);
  /** @type {ReturnType<typeof roomFor> | undefined} */
  let room;
  /** @type {import("../types.js").Frame} */
  let frame = { width: 0, height: 0, padding: { left: 0, right: 0, top: 0, bottom: 0 } };

  async function redraw() {
    const own = (turn += 1);
    room = roomFor(chart, drawing);
    const { canvas, shown } = room;
    const { model, kind } = chart;
    const picture = kind.picture(model, chart.state(), canvas);
    const { structure } = kind.isOnPlaces && model.places ? model.places : model.figures;
    const drawn = await draw(patched(structure, picture));
    if (own !== turn) return drawn.finish();
    name(drawn.svg, figure);
    drawn.svg.style.maxWidth = shown ? `${shown}px` : "";
    host.replaceChildren(drawn.svg);
    drawing.classList.add("is-live");
    if (!host.isConnected) drawing.append(host);
    finish?.();
    finish = drawn.finish;
    frame = picture.frame;
    point.follow(drawn.svg, picture.frame, kind.marks(model, chart.state(), canvas));
  }

  // What is printed is drawn before it is: no step of a drawing waits for more than what is at hand.
  matchMedia("print").addEventListener("change", redraw);
  new ResizeObserver(() => {
    if (!host.isConnected || !drawing.clientWidth) return;
    const now = roomFor(chart, drawing);
    if (now.canvas.width !== room?.canvas.width || now.shown !== room?.shown) redraw();
  }).observe(drawing);
  const svg = () => /** @type {SVGSVGElement} */ (host.querySelector("svg"));
  return { drawing, redraw, tapped: point.tapped, svg, inPlot, frame: () => frame, canvas: () => room?.canvas ?? CANVASES.wide };

  /** @param {{clientX: number, clientY: number}} place on the screen */
  function inPlot({ clientX, clientY }) {
    const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(svg().getScreenCTM()?.inverse());
    return { x: x - frame.padding.left, y: y - frame.padding.top };
  }
}

/**
 * The canvas for the room that there is; on a whole screen also how wide it is shown.
 * @param {import("../types.js").LiveChart} chart
 * @param {HTMLElement} drawing
 * @returns {{canvas: import("../types.js").Canvas, shown: number | null}}
 */
function roomFor({ figure, kind, model, state }, drawing) {
  const isWide = isOnPaper() || drawing.clientWidth >= CANVASES.wide.width;
  if (document.fullscreenElement !== figure || !isWide || isOnPaper()) return { canvas: CANVASES[isWide ? "wide" : "narrow"], shown: null };
  const { frame: { height, padding } } = kind.picture(model, state(), CANVASES.wide);
  const around = drawing.getBoundingClientRect().top + figure.scrollTop + below(drawing);
  const room = { width: drawing.clientWidth, height: Math.max(FEWEST, innerHeight - around) };
  return canvasFilling(room, height + padding.top + padding.bottom, !kind.isOnPlaces);
}

const isOnPaper = () => matchMedia("print").matches;

/** @param {HTMLElement} drawing how much stands below it */
function below(drawing) {
  const bottoms = [...(drawing.parentElement?.children ?? [])].map((one) => one.getBoundingClientRect().bottom);
  return Math.max(...bottoms) - drawing.getBoundingClientRect().bottom + MARGIN;
}

/** @param {SVGSVGElement} svg @param {HTMLElement} figure */
function name(svg, figure) {
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-labelledby", `${figure.id}-title`);
  svg.setAttribute("aria-describedby", `${figure.id}-words`);
}
