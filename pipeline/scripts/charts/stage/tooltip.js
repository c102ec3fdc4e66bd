/** What a point says, and the ring around it. */

/** @typedef {import("../types.js").Mark} Mark */

const SVG = "http://www.w3.org/2000/svg";

/** @param {HTMLElement} drawing */
export function tooltipIn(drawing) {
  const tip = document.createElement("div");
  tip.className = "chart-tip";
  tip.hidden = true;
  const ring = document.createElementNS(SVG, "circle");
  ring.setAttribute("class", "chart-ring");
  ring.setAttribute("r", "7");
  drawing.append(tip);
  return { isShown: () => !tip.hidden, show };

  /**
   * @param {Mark | null} mark null to show none
   * @param {SVGSVGElement | undefined} svg
   * @param {{left: number, top: number}} padding around the plot
   */
  function show(mark, svg, padding) {
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
