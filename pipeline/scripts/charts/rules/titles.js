/** What a title says of years: whether it is so for those shown, and how it names them. */

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

/**
 * A title that names the years shown, and no others: one that names others gives way.
 * @param {string} text
 * @param {{first: string, last: string, told: string}} shown
 * @param {string} instead
 */
export function titledWith(text, { first, last, told }, instead) {
  const named = new Set(text.match(YEAR) ?? []);
  const ends = new Set([first, last].map((period) => period.slice(0, 4)));
  if (/\bsince\b/i.test(text) || [...named].some((year) => !ends.has(year))) return `${instead}, ${told}`;
  if (named.size === ends.size) return text;
  return named.size ? `${instead}, ${told}` : `${text}, ${told}`;
}
