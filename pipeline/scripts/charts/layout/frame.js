/** What stands around a picture that is taken away: its title above, and notes, source and address below. */

import { wrapped } from "./text-width.js";

/**
 * @typedef {object} Line
 * @property {string} text
 * @property {number} y its baseline in the block, in pixels
 * @property {number} size of the letters
 * @property {string} ink a custom property
 * @property {boolean} isBold
 *
 * @typedef {object} Block lines over or under a drawing, and how high they are together
 * @property {Line[]} lines
 * @property {number} height
 *
 * @typedef {{size: number, ink: string, isBold: boolean, most: number}} Look
 */

const MARGIN = 20;
const [OVER, UNDER, LEADING] = [12, 16, 5];
// How much wider letters are that are bold.
const BOLDER = 1.08;
// Of each text so many lines at most.
const TITLE = { size: 20, ink: "--chart-ink", isBold: true, most: 3 };
const SUBTITLE = { size: 14, ink: "--chart-muted", isBold: false, most: 3 };
const FOOTER = { size: 12, ink: "--chart-muted", isBold: false, most: 12 };

/**
 * The blocks over and under a drawing of some width.
 * @param {{title: string, subtitle: string, footer: string[], width: number}} words
 */
export function framed({ title, subtitle, footer, width }) {
  const above = blockOf([[title, TITLE], [subtitle, SUBTITLE]], width, MARGIN);
  const below = blockOf(footer.map((text) => [text, FOOTER]), width, UNDER);
  return {
    margin: MARGIN,
    above: { ...above, height: above.height + OVER },
    below: { ...below, height: below.height + MARGIN },
  };
}

/**
 * @param {[string, Look][]} texts
 * @param {number} width
 * @param {number} top
 * @returns {Block}
 */
function blockOf(texts, width, top) {
  /** @type {Line[]} */
  const lines = [];
  let y = top;
  for (const [text, { most, ...look }] of texts.filter(([words]) => words)) {
    const room = look.isBold ? width / BOLDER : width;
    for (const line of wrapped(text, room, most, look.size)) {
      y += look.size + LEADING;
      lines.push({ text: line, y, ...look });
    }
  }
  return { lines, height: y };
}
