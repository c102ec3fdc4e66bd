/** How exactly figures are told: two or three digits that count, and no more than their cells have. */

/**
 * @typedef {object} Exactness what decides it
 * @property {number} largest the size of the figure that is furthest from zero
 * @property {number} written the most decimals that a cell has
 */

const MOST = 4;

/**
 * How many decimals people need to tell figures apart. A table has room for one more.
 * @param {Exactness} exactness
 * @param {{isTabled?: boolean}} [how]
 */
export const decimalsOf = ({ largest, written }, { isTabled = false } = {}) =>
  Math.min(wanted(largest) + (isTabled ? 1 : 0), written);

/**
 * A measure with the decimals of its figures: in sentences, in tables, and of what is worked out from them.
 * @template {Exactness} Given
 * @param {Given} measure
 */
export const withDecimals = (measure) => ({
  ...measure,
  decimals: decimalsOf(measure),
  tabled: decimalsOf(measure, { isTabled: true }),
  computed: wanted(measure.largest),
});

/** @param {number} largest */
function wanted(largest) {
  if (largest >= 100) return 0;
  if (largest > 1 || largest === 0) return 1;
  const [, power] = largest.toExponential().split("e");
  return Math.min(2 + Math.max(0, -Number(power) - 1), MOST);
}
