/** Finds what has a name by what someone types: by any of its names, also with typing errors. */

import { slipsForgiven, slipsToBegin } from "../../search/slips.js";
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
