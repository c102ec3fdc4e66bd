/** The place of a living drawing: drawn again when what is chosen or the room for it changes. */

import { CANVASES } from "../layout/canvas.js";
import { draw, patched } from "./draw.js";
import { pointAt } from "./pointed-at.js";

/** @typedef {ReturnType<typeof stageOf>} Stage */

/**
 * @param {import("../types.js").LiveChart} chart
 * @param {(text: string) => void} say
 */
export function stageOf(chart, say) {
  const { figure } = chart;
  const drawing = /** @type {HTMLElement} */ (figure.querySelector(".chart-drawing"));
  const host = document.createElement("div");
  host.className = "chart-live";
  /** @type {(() => void) | undefined} */
  let finish;
  let turn = 0;
  const point = pointAt(chart, say);
  const canvasNow = () => CANVASES[drawing.clientWidth >= CANVASES.wide.width ? "wide" : "narrow"];
  let canvas = canvasNow();

  async function redraw() {
    const own = (turn += 1);
    canvas = canvasNow();
    const { model, kind } = chart;
    const picture = kind.picture(model, chart.state(), canvas);
    const { structure } = kind.isOnPlaces && model.places ? model.places : model.figures;
    const drawn = await draw(patched(structure, picture));
    if (own !== turn) return drawn.finish();
    name(drawn.svg, figure);
    host.replaceChildren(drawn.svg);
    drawing.classList.add("is-live");
    if (!host.isConnected) drawing.append(host);
    finish?.();
    finish = drawn.finish;
    point.follow(drawn.svg, picture.frame, kind.marks(model, chart.state(), canvas));
  }

  new ResizeObserver(() => {
    if (host.isConnected && canvasNow() !== canvas) redraw();
  }).observe(drawing);
  return { redraw, tapped: point.tapped, svg: () => /** @type {SVGSVGElement} */ (host.querySelector("svg")) };
}

/** @param {SVGSVGElement} svg @param {HTMLElement} figure */
function name(svg, figure) {
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-labelledby", `${figure.id}-title`);
  svg.setAttribute("aria-describedby", `${figure.id}-words`);
}
