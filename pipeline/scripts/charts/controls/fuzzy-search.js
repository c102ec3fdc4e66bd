/** Finds what has a name by what someone types: by any of its names, also with typing errors. */

import { folded, holds } from "../../words.js";

/**
 * @typedef {object} Named
 * @property {string} key
 * @property {string} name
 * @property {string[]} others its other names and codes
 *
 * @typedef {object} Found
 * @property {string} key
 * @property {string} by the other name that was found, or ""
 */

const NOWHERE = Infinity;

/**
 * Those that a text finds, the best first and else in the order they came in. Typing errors are
 * forgiven only where nothing is called exactly that.
 * @param {string} text
 * @param {Named[]} all
 * @returns {Found[]}
 */
export function find(text, all) {
  const wanted = folded(text);
  if (!wanted) return all.map(({ key }) => ({ key, by: "" }));
  const exact = ranked(all, (name) => distance(wanted, name));
  return exact.length ? exact : ranked(all, (name) => distanceWithSlips(wanted, name));
}

/**
 * @param {Named[]} all
 * @param {(name: string) => number} distanceTo
 * @returns {Found[]}
 */
function ranked(all, distanceTo) {
  const found = all.map(({ key, name, others }) => {
    let [best, by] = [distanceTo(folded(name)), ""];
    for (const other of [key, ...others]) {
      const own = distanceTo(folded(other)) + 0.5;
      if (own < best) [best, by] = [own, other];
    }
    return { key, by, best };
  });
  return found
    .filter(({ best }) => best < NOWHERE)
    .sort((a, b) => a.best - b.best)
    .map(({ key, by }) => ({ key, by }));
}

/** @param {string} wanted @param {string} name both folded */
function distance(wanted, name) {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  return holds(wanted, name) ? 2 : NOWHERE;
}

/**
 * Few slips come first, then names that begin so, then those of the same length.
 * @param {string} wanted folded
 * @param {string} name folded
 */
function distanceWithSlips(wanted, name) {
  const present = name.split(" ");
  let sum = Math.abs(name.length - wanted.length) / 100;
  for (const [i, word] of wanted.split(" ").entries()) {
    const slips = present.map((own) => slipsToBegin(word, own));
    const least = Math.min(...slips);
    if (least > slipsForgiven(word)) return NOWHERE;
    sum += least + (slips[i] === least ? 0 : 0.25);
  }
  return sum;
}

/** @param {string} word */
const slipsForgiven = (word) => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/**
 * How many letters are wrong, missing, too many or swapped with the next in what should begin a
 * word (optimal string alignment, with the word's end free).
 * @param {string} wanted
 * @param {string} word
 */
export function slipsToBegin(wanted, word) {
  /** @type {number[]} */
  let before = [];
  let row = Array.from({ length: word.length + 1 }, (_, j) => j);
  for (let i = 1; i <= wanted.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= word.length; j += 1) {
      const isOther = wanted[i - 1] !== word[j - 1];
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + Number(isOther));
      const isSwapped = i > 1 && j > 1 && wanted[i - 1] === word[j - 2] && wanted[i - 2] === word[j - 1];
      if (isSwapped) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return Math.min(...row);
}
