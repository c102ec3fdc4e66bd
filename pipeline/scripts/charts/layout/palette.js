/** The looks of series beside each other: who has which colour and shape, and who stands behind in grey. */

/** @typedef {import("../types.js").Look} Look */

export const MOST_COLOURS = 6;

export const SHAPES = ["circle", "square", "triangle-up", "diamond", "cross", "triangle-down"];

/** How many medians of groups, all in ink, their shapes tell apart. */
export const MOST_MEDIANS = SHAPES.length;

/** The place of those for whom no colour is left. */
export const GREY = 0;

/**
 * @param {number} place of the colour, from 1 on; `GREY` for none
 * @returns {Look}
 */
export function lookOf(place) {
  if (place === GREY) return { colour: "var(--chart-axis)", ink: "var(--chart-muted)", shape: SHAPES[0] };
  return { colour: `var(--chart-${place})`, ink: `var(--chart-${place}-text)`, shape: SHAPES[place - 1] };
}

/**
 * A colour for each: the one that it is known by, as far as nobody before it has that one; for others the
 * next that is free, at first of those that nobody has elsewhere.
 * @param {string[]} keys
 * @param {ReadonlyMap<string, number>} known
 * @param {Iterable<number>} [elsewhere]
 * @returns {Map<string, number>} places of colours by key
 */
export function colouredKeys(keys, known, elsewhere = []) {
  /** @type {Map<string, number>} */
  const found = new Map();
  /** @param {number} place */
  const isFree = (place) => ![...found.values()].includes(place);
  for (const key of keys) {
    const place = known.get(key);
    if (place !== undefined && (place === GREY || isFree(place))) found.set(key, place);
  }
  const taken = new Set(elsewhere);
  const every = Array.from({ length: MOST_COLOURS }, (_, i) => i + 1);
  for (const key of keys) {
    if (found.has(key)) continue;
    const free = every.filter(isFree);
    found.set(key, free.find((place) => !taken.has(place)) ?? free[0] ?? GREY);
  }
  return found;
}

/**
 * The same for those that are to be shown next to some or in the place of some: those that stay keep theirs.
 * @param {string[]} keys
 * @param {ReadonlyMap<string, number>} now of those shown
 * @param {ReadonlyMap<string, number>} [known] of others
 * @param {Iterable<number>} [elsewhere]
 */
export function colouredAnew(keys, now, known = new Map(), elsewhere = []) {
  const [staying, coming] = [true, false].map((isThere) => keys.filter((key) => now.has(key) === isThere));
  const places = colouredKeys([...staying, ...coming], new Map([...known, ...now]), elsewhere);
  return keys.map((key) => places.get(key) ?? GREY);
}
