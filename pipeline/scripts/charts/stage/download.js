/** What a visitor sees, to take away: a picture with its source in it. */

import { framed } from "../layout/frame.js";

const PNG_SCALE = 2;
const SVG = "http://www.w3.org/2000/svg";

/**
 * The words that stand around a picture.
 * @typedef {object} FrameWords
 * @property {string} title
 * @property {string} subtitle
 * @property {string[]} footer
 */

/**
 * A drawing in literal colours on white, with its title above and its source below.
 * @param {SVGSVGElement} drawing
 * @param {FrameWords} words
 * @returns {string} SVG that stands alone
 */
export function framedPicture(drawing, words) {
  const [, , width, height] = (drawing.getAttribute("viewBox") ?? "0 0 680 400").split(" ").map(Number);
  const { margin, above, below } = framed({ ...words, width });
  const inner = /** @type {SVGSVGElement} */ (drawing.cloneNode(true));
  inner.querySelector(".chart-marked")?.remove();
  for (const dimmed of inner.querySelectorAll(".is-dimmed")) dimmed.removeAttribute("class");
  setAll(inner, { x: margin, y: above.height, width, height });
  const font = drawing.closest("[font-family]") ?? drawing.querySelector("[font-family]");
  const [wide, high] = [width + 2 * margin, above.height + height + below.height];
  const svg = setAll(document.createElementNS(SVG, "svg"), {
    width: wide, height: high, viewBox: `0 0 ${wide} ${high}`, "font-family": font?.getAttribute("font-family") ?? "sans-serif",
  });
  svg.append(
    setAll(document.createElementNS(SVG, "rect"), { width: "100%", height: "100%", fill: "var(--chart-ground)" }),
    ...above.lines.map((line) => textOf(line, margin, 0)),
    inner,
    ...below.lines.map((line) => textOf(line, margin, above.height + height)),
  );
  return inLiteralColours(new XMLSerializer().serializeToString(svg));
}

/**
 * A picture in SVG as PNG, made in the browser.
 * @param {string} svg
 * @returns {Promise<Blob>}
 */
export async function asPng(svg) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * PNG_SCALE;
  canvas.height = image.naturalHeight * PNG_SCALE;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png");
  });
}

/** @param {import("../layout/frame.js").Line} line @param {number} x @param {number} top */
function textOf({ text, y, size, ink, isBold }, x, top) {
  const looks = { x, y: top + y, "font-size": size, fill: `var(${ink})`, ...(isBold ? { "font-weight": "bold" } : {}) };
  const element = setAll(document.createElementNS(SVG, "text"), looks);
  element.textContent = text;
  return element;
}

/**
 * @template {SVGElement} T
 * @param {T} element
 * @param {Record<string, string | number>} attributes
 */
function setAll(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}

/**
 * Custom properties replaced by the colours they have on a light page: the first list in the site's
 * style sheet of colours.
 * @param {string} svg
 */
function inLiteralColours(svg) {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const light = rules.find(
    (rule) => rule instanceof CSSStyleRule && rule.selectorText === "body" && rule.style.getPropertyValue("--chart-1"),
  );
  const style = light instanceof CSSStyleRule ? light.style : getComputedStyle(document.body);
  return svg.replace(/var\((--[\w-]+)\)/g, (_, name) => style.getPropertyValue(name).trim() || "#000");
}
