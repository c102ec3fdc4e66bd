/** Typed letters lead to the point whose name begins with them, as in a list. */

import { folded } from "../../words.js";

/** @typedef {import("../types.js").Mark} Mark */
/** @typedef {import("./hit-test.js").At} At */

// Letters that come sooner than that belong to one name, in milliseconds.
const PAUSE = 1000;
const LETTER = /^[\p{L}\p{N}]$/u;

/**
 * @param {Mark[][]} series
 * @param {() => number} [now] in milliseconds
 * @returns {(key: string, from: At | null) => At | null} the point to which a key leads, null for one that types nothing
 */
export function typedNames(series, now = Date.now) {
  const all = series.flatMap((marks, line) => marks.map((mark, place) => ({ name: folded(mark.text), at: /** @type {At} */ ([line, place]) })))
    .sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
  let [typed, last] = ["", -Infinity];
  return (key, from) => {
    const time = now();
    if (time - last > PAUSE) typed = "";
    if (!LETTER.test(key) && !(key === " " && typed)) return null;
    [typed, last] = [typed + key.toLowerCase(), time];
    const isRepeated = typed.length > 1 && [...typed].every((letter) => letter === typed[0]);
    const wanted = folded(isRepeated ? typed[0] : typed);
    const found = all.filter(({ name }) => name.startsWith(wanted));
    const held = found.findIndex(({ at }) => from && at[0] === from[0] && at[1] === from[1]);
    // The same letter again leads on to the next; further letters keep a name that still fits.
    const step = typed.length === 1 || isRepeated ? 1 : 0;
    return found[held < 0 ? 0 : (held + step) % found.length]?.at ?? null;
  };
}
