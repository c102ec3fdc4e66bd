/** Makes texts alike that differ only in case, accents and punctuation. */

/** @type {Record<string, string>} letters that no accent is taken from, as people type them */
const PLAIN = {
  ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ħ: "h", ı: "i", ŋ: "n", ς: "σ",
};
const LETTERS = new RegExp(`[${Object.keys(PLAIN).join("")}]`, "g");

/**
 * @param {string} text
 * @returns {string} the text in small letters without accents, its words apart by one space
 */
export function folded(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(LETTERS, (letter) => PLAIN[letter])
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
