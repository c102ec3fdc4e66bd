/** What search needs, fetched once: the first file at once, further ones when somebody asks. */

import { find, NOTHING } from "./find.js";
import { readIndex } from "./read.js";

/** @typedef {import("./types.js").Index} Index */
/** @typedef {import("./types.js").Core} Core */
/** @typedef {import("./types.js").Block} Block */
/** @typedef {import("./types.js").Found} Found */

/** @param {string} url */
async function fetched(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.json();
}

/**
 * @param {string} url the address of the first file
 * @param {() => void} onMore called when further parts have come
 */
export function searchAt(url, onMore) {
  /** @type {Promise<Core> | undefined} */
  let core;
  /** @type {Index | undefined} */
  let index;
  let isWhole = false;

  const fetchCore = () => {
    core ??= fetched(url).catch((error) => {
      core = undefined;
      throw error;
    });
    return core;
  };

  /** @param {Core} first */
  async function fetchParts(first) {
    isWhole = true;
    try {
      const parts = await Promise.all(first.parts.map((part) => fetched(at(part))));
      index = readIndex(first, parts.flatMap(({ blocks }) => blocks));
      onMore();
    } catch {
      isWhole = false;
    }
  }

  /** @param {string} address relative to the site's root */
  const at = (address) => new URL(address, new URL(".", url)).href;

  return {
    at,
    /** Fetch the first file. */
    prepare: () => fetchCore().then(() => undefined, () => undefined),
    /** @param {string} text @returns {Promise<Found>} */
    async find(text) {
      const first = await fetchCore();
      // Reading takes a phone a while, and who has asked for nothing need not wait.
      if (!text.trim()) return NOTHING;
      index ??= readIndex(first);
      if (!isWhole && first.parts.length) fetchParts(first);
      return find(index, text);
    },
    /** @param {import("./types.js").Value} value @returns {Promise<string>} */
    value: (value) => import("./values.js").then(({ fetchValue }) => fetchValue(value, at)).catch(() => ""),
  };
}
