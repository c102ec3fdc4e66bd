/** What is said of what was found. */

/** @typedef {import("./types.js").Found} Found */

/** @param {string[]} words */
const quoted = (words) => {
  const marked = words.map((word) => `“${word}”`);
  return marked.length < 2 ? marked.join("") : `${marked.slice(0, -1).join(", ")} and ${marked[marked.length - 1]}`;
};

/**
 * How much was found, in a line that is read out.
 * @param {Found} found
 * @param {string} text
 */
export function countInWords({ count, isNearest }, text) {
  if (!text.trim()) return "";
  if (!count) return "Nothing found";
  if (isNearest) return `Nothing found for all of that. ${count} nearest`;
  return `${count} ${count === 1 ? "result" : "results"}`;
}

/**
 * What is not held, and how words were read.
 * @param {Found} found
 * @returns {string[]}
 */
export function remarks({ unknown, lacks, instead, isNearest, count }) {
  const read = instead.map(([typed, own]) => `“${typed}” was read as “${own}”.`);
  const missing = unknown.length ? [`Nothing here is called ${quoted(unknown)}.`] : [];
  const apart = isNearest && count && !unknown.length && !lacks.length ? ["Nothing here has all of these words together."] : [];
  return [...read, ...missing, ...lacks, ...apart];
}
