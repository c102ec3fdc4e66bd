/** How far the answers of several people lie apart. Levels are an order: none are added up. */

/** @typedef {import("./types.js").Answers} Answers */
/** @typedef {import("./types.js").Spread} Spread */

/**
 * @param {string} question
 * @param {Answers[]} all
 * @returns {Spread | null} null where nobody chose a level
 */
export function spreadOf(question, all) {
  const levels = all
    .map((one) => one.get(question))
    .filter((level) => typeof level === "number")
    .sort((one, other) => one - other);
  if (!levels.length) return null;
  const last = levels.length - 1;
  return {
    low: levels[0],
    middle: [levels[Math.floor(last / 2)], levels[Math.ceil(last / 2)]],
    high: levels[last],
    count: levels.length,
    of: all.length,
  };
}

/** @param {Spread} spread the answer in the middle, in words */
export function middleOf({ middle: [one, other] }) {
  return one === other ? String(one) : `between ${one} and ${other}`;
}

/** @param {Spread} spread */
export function spreadInWords(spread) {
  const { low, high, count, of } = spread;
  const range = low === high ? `all ${low}` : `${low} to ${high}, middle ${middleOf(spread)}`;
  return `${range} (${count} of ${of} chose a level)`;
}
