/** Where search leads, for who checks it. */

import { find } from "./find.js";
import { readIndex } from "./read.js";

/** So many results of a group are shown at first. */
const SHOWN = 6;

/**
 * The addresses of all that can be found, and those to which queries lead, the best first.
 * @param {object} given
 * @param {import("./types.js").Core} given.core
 * @param {{blocks: import("./types.js").Block[]}[]} given.parts
 * @param {string[]} given.queries
 */
export function searchesForChecks({ core, parts, queries }) {
  const index = readIndex(core, parts.flatMap(({ blocks }) => blocks));
  return {
    all: [...new Set(index.items.map(({ address }) => address))].filter(Boolean),
    found: queries.map((query) => {
      const found = find(index, query);
      return found.isNearest ? [] : found.groups.flatMap(({ hits }) => hits.slice(0, SHOWN).map(({ address }) => address));
    }),
  };
}
