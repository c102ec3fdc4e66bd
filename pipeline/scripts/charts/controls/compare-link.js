/** The link from a chart to the page for comparing: it takes along whom the visitor has picked. */

import { escaped } from "../stage/address.js";

// As many as stand side by side there: MOST_ENTITIES in `pages/kinds/compare.py`.
const MOST = 6;

/**
 * @param {HTMLElement} figure
 * @param {string[] | null} picks null where nobody has picked
 */
export function followPicks(figure, picks) {
  const link = /** @type {HTMLAnchorElement | null} */ (figure.querySelector(".chart-compare a"));
  if (!link) return;
  const address = new URL((link.dataset.made ??= link.href));
  if (picks) address.searchParams.set("who", escaped(picks.slice(0, MOST)));
  link.href = address.href;
}
