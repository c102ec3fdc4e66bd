/**
 * How high a frame must be on someone else's page, so that nothing of a chart is cut at any width.
 *
 * Sizes are those of `styles/embed.css` and `styles/charts.css`: a rem is 20 pixels there.
 */

import { CANVASES } from "./canvas.js";
import { wrapped } from "./text-width.js";

const WIDTHS = [280, 320, 360, 400, 440, 500, 560, 620, 703, 704, 760, 824, 1000];
const AROUND = 12;
// The most room that a column of the page, a line of text, and drawings take.
const [COLUMN, TEXT, WIDE, NARROW] = [800, 720, 800, 480];
// Letters of other systems are wider than those that are measured.
const WIDER = 1.1;
const MOST_LINES = 60;
const [TABS, YEARS, CHOICES, DETAILS] = [56, 128, 68, 3 * 46];
/** What zooming a map and playing its years take more, on columns up to a width. @type {[number, number][]} */
const ON_PLACES = [[320, 290], [480, 190], [704, 130], [Infinity, 70]];

/** How text of a part is set: its size, how high a line is, and what stands around it. */
const LOOKS = {
  title: { size: 17, line: 22.1, around: 8 },
  headline: { size: 20, line: 27, around: 9 },
  subtitle: { size: 14, line: 21, around: 6 },
  small: { size: 14, line: 21, around: 8 },
};

/**
 * @typedef {object} Framed
 * @property {string} title
 * @property {string} headline
 * @property {string} subtitle
 * @property {string[]} notes
 * @property {string} caution what the data does not tell
 * @property {string} source
 * @property {number} wide how high the wide drawing is on its canvas
 * @property {number} narrow
 * @property {boolean} isOnPlaces whether it is a map or tiles
 *
 * @param {Framed} chart
 * @returns {number} in pixels, whole tens
 */
export const frameHeight = (chart) => 10 * Math.ceil(Math.max(...WIDTHS.map((width) => heightAt(chart, width))) / 10);

/** @param {Framed} chart @param {number} width */
function heightAt({ title, headline, subtitle, notes, caution, source, isOnPlaces, ...high }, width) {
  const column = Math.min(COLUMN, width - 2 * AROUND);
  const canvas = column >= CANVASES.wide.width ? CANVASES.wide : CANVASES.narrow;
  const shown = Math.min(column, canvas.name === "wide" ? WIDE : NARROW);
  const text = Math.min(column, TEXT);
  const texts = [
    high[canvas.name] * shown / canvas.width,
    textHeight(title, column, LOOKS.title),
    textHeight(headline, text, LOOKS.headline),
    textHeight(subtitle, column, LOOKS.subtitle),
    ...[...notes, caution, `${source}. ${LINK}`].map((one) => textHeight(one, text, LOOKS.small)),
  ];
  const more = isOnPlaces ? (ON_PLACES.find(([widest]) => column <= widest)?.[1] ?? 0) : 0;
  return texts.reduce((sum, one) => sum + one, 2 * AROUND + TABS + YEARS + CHOICES + DETAILS + more);
}

// About as long as the site's title and what follows it are.
const LINK = "The name of a site: figures, cautions and download";

/**
 * @param {string} words
 * @param {number} width
 * @param {{size: number, line: number, around: number}} look
 */
function textHeight(words, width, { size, line, around }) {
  return words ? wrapped(words, width / WIDER, MOST_LINES, size).length * line + around : 0;
}
