/** All words of an index, and what each finds: as it stands, in another form, begun, or within a word. */

import { isUnspaced, wordsOf } from "./fold.js";
import { slipsBetween, slipsForgiven, slipsToBegin } from "./slips.js";
import { stemOf } from "./stems.js";

/** @typedef {Map<number, number>} Weights items, and how much a word says of each */

/**
 * @typedef {object} Vocabulary
 * @property {Map<string, Weights>} held
 * @property {string[]} sorted
 * @property {Map<string, string[]>} stems
 * @property {Map<string, string[]>} read the words of texts, many of which stand on several items
 */

const STEM = 0.95;
const WITHIN = 0.9;
const BEGUN = 0.75;
const FEWEST_TO_BEGIN = 2;
/** Of a shorter word hardly anything is left to know a longer one by. */
const FEWEST_TO_SLIP_WITHIN = 5;

/** @returns {Vocabulary} */
export const emptyVocabulary = () => ({ held: new Map(), sorted: [], stems: new Map(), read: new Map() });

/**
 * @param {Vocabulary} words
 * @param {number} item
 * @param {string} text
 * @param {number} weight
 */
export function addText({ held, read }, item, text, weight) {
  const words = read.get(text) ?? wordsOf(text);
  read.set(text, words);
  for (const word of words) {
    let weights = held.get(word);
    if (!weights) held.set(word, (weights = new Map()));
    if ((weights.get(item) ?? 0) < weight) weights.set(item, weight);
  }
}

/** @param {Vocabulary} words once all texts are in it */
export function closeVocabulary(words) {
  words.read.clear();
  words.sorted = [...words.held.keys()].sort();
  for (const word of words.sorted) {
    const stem = stemOf(word);
    const forms = words.stems.get(stem);
    if (forms) forms.push(word);
    else words.stems.set(stem, [word]);
  }
}

/**
 * @param {Vocabulary} words
 * @param {string} word folded
 * @param {boolean} [isWhole] whether it begins no other
 * @returns {Weights}
 */
export function foundBy(words, word, isWhole = false) {
  /** @type {Weights} */
  const found = new Map();
  /** @param {string} held @param {number} worth */
  const take = (held, worth) => {
    for (const [item, weight] of words.held.get(held) ?? []) {
      found.set(item, Math.max(found.get(item) ?? 0, weight * worth));
    }
  };
  take(word, 1);
  for (const form of words.stems.get(stemOf(word)) ?? []) take(form, STEM);
  if (isUnspaced(word)) {
    for (const held of words.sorted) if (held.includes(word)) take(held, WITHIN);
  } else if (!isWhole && word.length >= FEWEST_TO_BEGIN) {
    for (const held of begunBy(words, word)) take(held, BEGUN);
  }
  return found;
}

/**
 * The words that begin so.
 * @param {Vocabulary} words
 * @param {string} start
 */
export function begunBy({ sorted }, start) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < start) low = middle + 1;
    else high = middle;
  }
  const found = [];
  for (let at = low; at < sorted.length && sorted[at].startsWith(start); at += 1) found.push(sorted[at]);
  return found;
}

/**
 * Whether any text has a word, in any form or begun.
 * @param {Vocabulary} words
 * @param {string} word
 */
export function isKnown(words, word) {
  if (words.held.has(word) || words.stems.has(stemOf(word))) return true;
  if (isUnspaced(word)) return words.sorted.some((held) => held.includes(word));
  return word.length >= FEWEST_TO_BEGIN && begunBy(words, word).length > 0;
}

/**
 * The words that may have been meant by one with slips, the nearest first.
 * @param {Vocabulary} words
 * @param {string} word
 * @param {number} [most] how many slips are forgiven
 * @param {boolean} [isWhole] whether it begins no other
 */
export function meantBy(words, word, most = slipsForgiven(word), isWhole = false) {
  const found = /** @type {[number, string][]} */ ([]);
  for (const held of most ? words.sorted : []) {
    if (held.length < word.length - most || held.length < 3 || /^\p{N}/u.test(held)) continue;
    const whole = held.length <= word.length + most ? slipsBetween(word, held) : Infinity;
    const begun = isWhole || word.length < FEWEST_TO_SLIP_WITHIN ? Infinity : slipsToBegin(word, held) + 0.5;
    const slips = Math.min(whole, begun) + (word[0] === held[0] ? 0 : 0.25);
    if (Math.floor(slips) <= most) found.push([slips, held]);
  }
  const least = Math.min(...found.map(([slips]) => slips));
  return found
    .filter(([slips]) => slips < least + 1)
    .sort((a, b) => a[0] - b[0])
    .slice(0, 5)
    .map(([, held]) => held);
}
