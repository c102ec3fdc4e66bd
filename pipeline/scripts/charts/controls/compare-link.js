/** The link from a chart to the page for comparing: it takes along whom the visitor has picked. */

import { escaped } from "../stage/address.js";

// As many as stand side by side there: MOST_ENTITIES in `pages/kinds/compare.py`.
const MOST = 6;

/**
 * @param {HTMLElement} figure
 * @param {string[] | null} picks null where nobody has picked
 * @param {Map<string, number>} [colours] where colours tell them apart
 */
export function followPicks(figure, picks, colours) {
  const link = /** @type {HTMLAnchorElement | null} */ (figure.querySelector(".chart-compare a"));
  if (!link) return;
  const address = new URL((link.dataset.made ??= link.href));
  const who = picks?.slice(0, MOST);
  if (who) address.searchParams.set("who", escaped(who));
  const places = who?.map((key) => colours?.get(key) ?? 0);
  if (places?.every((place) => place > 0) && places.some((place, i) => place !== i + 1)) {
    address.searchParams.set("colours", places.join("~"));
  }
  link.href = address.href;
}
