/** What a point says, or all lines at one time, and where it stands in the drawing. */

import { element } from "./elements.js";
import { shownOf } from "./moments.js";
import { swatch } from "./swatch.js";

/** @typedef {import("../types.js").Mark} Mark */
/** @typedef {import("./moments.js").Seen} Seen */
/** @typedef {import("../types.js").Frame["padding"]} Padding */

const SVG = "http://www.w3.org/2000/svg";
const [APART, FEWEST] = [12, 3];

/** @param {HTMLElement} drawing */
export function tooltipIn(drawing) {
  const tip = element("div", { class: "chart-tip", hidden: "" });
  const marked = document.createElementNS(SVG, "g");
  marked.setAttribute("class", "chart-marked");
  drawing.append(tip);
  return { isShown: () => !tip.hidden, hide, showPoint, showMoment };

  function hide() {
    tip.hidden = true;
    marked.remove();
  }

  /**
   * @param {Mark} mark
   * @param {SVGSVGElement} svg
   * @param {Padding} padding around the plot
   */
  function showPoint(mark, svg, padding) {
    const ring = circle("chart-ring", mark, padding, 7);
    begin(svg, [ring], false, mark.text);
    const [box, around] = [ring.getBoundingClientRect(), drawing.getBoundingClientRect()];
    const left = box.x + box.width / 2 - around.x - tip.offsetWidth / 2;
    put(Math.max(0, Math.min(around.width - tip.offsetWidth, left)), box.y - around.y - tip.offsetHeight - 8);
  }

  /**
   * All that has a figure at one time, beside a rule.
   * @param {Seen} seen
   * @param {SVGSVGElement} svg
   * @param {Padding} padding
   */
  function showMoment(seen, svg, padding) {
    const { moment: { marks }, chosen } = seen;
    const rules = marks.map((mark) => rule(mark, padding));
    const dots = marks.map((mark) => dot(mark, padding));
    begin(svg, [...rules, ...dots, circle("chart-ring", chosen, padding, 7)], true);
    const at = rules[marks.indexOf(chosen)].getBoundingClientRect();
    const around = drawing.getBoundingClientRect();
    const across = at.x + at.width / 2 - around.x;
    const isRight = around.width - across >= across;
    tip.style.maxWidth = `${Math.max(across, around.width - across) - APART}px`;
    fill(tip, seen, around.height);
    put(isRight ? across + APART : across - APART - tip.offsetWidth,
      Math.max(0, Math.min(around.height - tip.offsetHeight, at.y + at.height / 2 - around.y - tip.offsetHeight / 2)));
  }

  /** @param {SVGSVGElement} svg @param {SVGElement[]} marks @param {boolean} isList @param {string} [text] */
  function begin(svg, marks, isList, text = "") {
    tip.hidden = false;
    tip.classList.toggle("is-list", isList);
    tip.removeAttribute("style");
    tip.textContent = text;
    marked.replaceChildren(...marks);
    svg.append(marked);
  }

  /** @param {number} left @param {number} top */
  function put(left, top) {
    tip.style.left = `${left}px`;
    tip.style.top = `${top}px`;
  }
}

/**
 * As many lines as there is height for; the rest is counted.
 * @param {HTMLElement} tip
 * @param {Seen} seen
 * @param {number} height
 */
function fill(tip, seen, height) {
  const { marks, period } = seen.moment;
  const { unit } = seen.chosen.reading;
  const head = element("p", { class: "tip-period" }, element("strong", {}, period), unit ? ` ${unit}` : "");
  for (let room = marks.length; ; room -= 1) {
    const shown = shownOf(seen, room);
    const more = marks.length - shown.length;
    tip.replaceChildren(head, element("ol", {}, ...shown.map((mark) => row(mark, mark === seen.chosen))),
      ...(more ? [element("p", { class: "tip-more" }, `and ${more} more`)] : []));
    if (tip.offsetHeight <= height || room <= FEWEST) return;
  }
}

/** @param {import("./moments.js").Told} mark @param {boolean} isChosen */
function row({ reading: { name, figure, about, look } }, isChosen) {
  return element("li", isChosen ? { class: "is-chosen" } : {}, swatch(look),
    element("span", { class: "tip-name" }, name), " ",
    element("span", { class: "tip-figure" }, figure),
    ...(about ? [" ", element("span", { class: "tip-about" }, about)] : []));
}

/** @param {import("./moments.js").Told} mark @param {Padding} padding */
function rule({ x, reading: { top, bottom } }, { left, top: above }) {
  const line = document.createElementNS(SVG, "line");
  const places = { x1: x + left, x2: x + left, y1: top + above, y2: bottom + above };
  for (const [name, value] of Object.entries(places)) line.setAttribute(name, String(value));
  line.setAttribute("class", "chart-rule");
  return line;
}

/** @param {import("./moments.js").Told} mark @param {Padding} padding */
function dot(mark, padding) {
  const made = circle("chart-dot", mark, padding, 3);
  made.setAttribute("fill", mark.reading.look.colour);
  return made;
}

/** @param {string} name @param {Mark} mark @param {Padding} padding @param {number} size */
function circle(name, { x, y }, { left, top }, size) {
  const made = document.createElementNS(SVG, "circle");
  made.setAttribute("class", name);
  for (const [attribute, value] of [["cx", x + left], ["cy", y + top], ["r", size]]) {
    made.setAttribute(String(attribute), String(value));
  }
  return made;
}
