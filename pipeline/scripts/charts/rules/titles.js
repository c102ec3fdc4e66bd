/** Whether what a title says of years is so for those shown. */

const YEAR = /\b(?:1[5-9]|20)\d\d\b/g;

/**
 * @param {string} text
 * @param {Pick<import("../types.js").Within, "first" | "last" | "goesOn">} shown
 */
export function holdsFor(text, { first, last, goesOn }) {
  const named = text.match(YEAR) ?? [];
  const isSince = /\bsince\b/i.test(text);
  const ends = [first, last].map((period) => period.slice(0, 4));
  return named.every((year) => ends.includes(year)) && (!isSince || (goesOn && named[0] === ends[0]));
}
