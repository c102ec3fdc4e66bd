/** Makes texts alike that differ only in case, accents and punctuation. */

/**
 * @param {string} text
 * @returns {string} the text in small letters without accents, its words apart by one space
 */
export function folded(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/**
 * @param {string} wanted a folded text: every word of it must begin a word that is there
 * @param {string} present a folded text
 * @returns {boolean}
 */
export function holds(wanted, present) {
  const padded = ` ${present}`;
  return wanted.split(" ").every((word) => padded.includes(` ${word}`));
}
