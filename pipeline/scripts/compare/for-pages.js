/** How entities stand beside each other as pages are made with it: what the build asks. */

import { computed } from "../charts/rules/in-words.js";
import { indicatorOf } from "./indicator.js";
import { cellOf, medianOf, rankOf, ranksOf } from "./ranks.js";

/**
 * @param {object} given
 * @param {any} given.indicator its file
 * @param {string[]} given.who those set side by side: the period is one in which most of them took part
 * @param {Record<string, string[]>} given.groups keys of whom a median is wanted, by what they are called
 */
export function ranksForPages({ indicator: read, who, groups }) {
  const indicator = indicatorOf(read, null);
  const ranks = ranksOf(indicator, who, null, null);
  if (!ranks) return null;
  const { measure } = indicator.model.figures.measures;
  /** @param {[string, string[]]} group */
  const middle = ([called, keys]) => {
    const found = medianOf(ranks, keys);
    return found ? [[called, { text: computed(found.value, measure), of: found.of }]] : [];
  };
  return {
    period: ranks.period,
    values: Object.fromEntries(ranks.values),
    ranks: Object.fromEntries([...ranks.values.keys()].map((key) => [key, rankOf(indicator, ranks, key)])),
    medians: Object.fromEntries(Object.entries(groups).flatMap(middle)),
    cells: who.map((key) => cellOf(indicator, ranks, key)),
  };
}
