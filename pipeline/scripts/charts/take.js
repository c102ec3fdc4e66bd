/** What a visitor sees, to take away: a picture with its source in it, or the figures as CSV. */

import { writeCsv } from "../files.js";
import { widthOf, wrapped } from "./room.js";

/** @typedef {import("./types.js").Shown} Shown */

const MARGIN = 20;
const MOST_LINES = 12;
// The size that room for words is measured in, and how much wider bold letters are.
const [BASE, BOLDER] = [13, 1.08];
const PNG_SCALE = 2;
const SVG = "http://www.w3.org/2000/svg";

/**
 * The words that stand around a picture.
 * @typedef {object} Frame
 * @property {string} title
 * @property {string} subtitle
 * @property {string[]} footer
 */

/**
 * A drawing in literal colours on white, with its title above and its source below.
 * @param {SVGSVGElement} drawing
 * @param {Frame} words
 * @returns {string} SVG that stands alone
 */
export function framed(drawing, words) {
  const [, , width, height] = (drawing.getAttribute("viewBox") ?? "0 0 680 400").split(" ").map(Number);
  const svg = document.createElementNS(SVG, "svg");
  const ground = document.createElementNS(SVG, "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", "var(--chart-ground)");
  svg.append(ground);
  let reach = MARGIN;
  /** @param {string} text @param {number} size @param {string} colour @param {boolean} [isBold] */
  const put = (text, size, colour, isBold) => {
    const room = (width * BASE) / size / (isBold ? BOLDER : 1);
    for (const line of text ? wrapped(inPieces(text, room), room, MOST_LINES) : []) {
      reach += size + 5;
      svg.append(textLine(line, reach, size, colour, isBold));
    }
  };
  put(words.title, 20, "--chart-ink", true);
  put(words.subtitle, 14, "--chart-muted");
  const inner = /** @type {SVGSVGElement} */ (drawing.cloneNode(true));
  inner.querySelector(".chart-ring")?.remove();
  for (const [name, value] of Object.entries({ x: MARGIN, y: reach + 12, width, height })) {
    inner.setAttribute(name, String(value));
  }
  svg.append(inner);
  reach += height + 16;
  for (const text of words.footer.filter(Boolean)) put(text, 12, "--chart-muted");
  const [wide, high] = [width + 2 * MARGIN, Math.round(reach + MARGIN)];
  svg.setAttribute("width", String(wide));
  svg.setAttribute("height", String(high));
  svg.setAttribute("viewBox", `0 0 ${wide} ${high}`);
  svg.setAttribute("font-family", "Arial, Helvetica, 'Liberation Sans', sans-serif");
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

/**
 * A table as CSV: comma, LF, one header.
 * @param {Shown} shown
 */
export function asCsv(shown) {
  return writeCsv([shown.columns.map((column) => column.name), ...shown.values]);
}

/**
 * A text whose words all fit a line: an address that is longer goes on in the next.
 * @param {string} text
 * @param {number} room
 */
function inPieces(text, room) {
  return text.split(/\s+/).map((word) => {
    const pieces = [""];
    for (const letter of word) {
      if (widthOf(pieces[pieces.length - 1] + letter) > room) pieces.push("");
      pieces[pieces.length - 1] += letter;
    }
    return pieces.join(" ");
  }).join(" ");
}

/**
 * @param {string} text
 * @param {number} y
 * @param {number} size
 * @param {string} colour
 * @param {boolean} [isBold]
 */
function textLine(text, y, size, colour, isBold = false) {
  const line = document.createElementNS(SVG, "text");
  line.setAttribute("x", String(MARGIN));
  line.setAttribute("y", String(y));
  line.setAttribute("font-size", String(size));
  line.setAttribute("fill", `var(${colour})`);
  if (isBold) line.setAttribute("font-weight", "bold");
  line.textContent = text;
  return line;
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
