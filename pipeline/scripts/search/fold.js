/** Texts as words that can be compared: without case, accents, width and punctuation. */

import { folded } from "../words.js";

const WRITTEN = /[\p{L}\p{N}\p{M}]+(?:[-‐‑&+'’._/][\p{L}\p{N}\p{M}]+)*/gu;
const POSSESSIVE = /['’]s(?![\p{L}\p{N}])/gu;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const DIGITS = /^\p{N}+$/u;

/**
 * The words of a text as they are written, each with its parts: "R&D" has "r" and "d".
 * @param {string} text
 * @returns {{written: string, parts: string[]}[]}
 */
export function compoundsOf(text) {
  return (text.normalize("NFKC").replace(POSSESSIVE, "").match(WRITTEN) ?? [])
    .map((written) => ({ written, parts: folded(written).split(" ").filter(Boolean) }))
    .filter(({ parts }) => parts.length);
}

/**
 * A word of several parts written as one; "" where it has one part or is a number.
 * @param {string[]} parts
 */
export function joined(parts) {
  return parts.length > 1 && !parts.every((part) => DIGITS.test(part)) ? parts.join("") : "";
}

/**
 * All words by which a text is found.
 * @param {string} text
 * @returns {string[]}
 */
export function wordsOf(text) {
  return compoundsOf(text).flatMap(({ parts }) => [...parts, ...(joined(parts) ? [joined(parts)] : [])]);
}

/**
 * The words of a text in a row, as a phrase is looked up.
 * @param {string} text
 */
export function phraseOf(text) {
  return compoundsOf(text).flatMap(({ parts }) => parts).join(" ");
}

/**
 * Whether a word is of a script that sets no spaces, so that words stand within it.
 * @param {string} word
 */
export const isUnspaced = (word) => UNSPACED.test(word);

/**
 * The words within what is written without spaces, as far as the browser can tell them apart.
 * @param {string} word
 * @returns {string[]}
 */
export function within(word) {
  const found = [...new Intl.Segmenter("ja", { granularity: "word" }).segment(word)];
  return found.filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
}

/** Words that say nothing of what is looked for. */
const SMALL = new Set(
  ("a an the of in on for to by at from with and or is are was were be been do does did has have had how much many what " +
    "which who whom whose when where why can could should would i me my we our you your it its this that these those there " +
    "per about between into as vs versus against compared not any all show tell give find get please over than then if so up " +
    "out no most least highest lowest best worst top biggest largest latest newest").split(" "),
);

/** @param {string} word */
export const isSmall = (word) => SMALL.has(word);
