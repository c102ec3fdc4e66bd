/** Numbers as people read them. */

/** @typedef {import("../types.js").Measure} Measure */

const MINUS = "\u2212";
export const MOST_DECIMALS = 12;
export const FEWEST_FOR_A_MEDIAN = 5;

/** That figures are too large or too small for any axis or sentence. */
export class CannotBeDrawn extends RangeError {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = "CannotBeDrawn";
  }
}

/**
 * The lowest of many values: more than the arguments that a function can have.
 * @param {Iterable<number>} values
 * @param {number} [start] what it is at most
 */
export function lowest(values, start = Infinity) {
  let found = start;
  for (const value of values) if (value < found) found = value;
  return found;
}

/**
 * The highest of many values.
 * @param {Iterable<number>} values
 * @param {number} [start] what it is at least
 */
export function highest(values, start = -Infinity) {
  let found = start;
  for (const value of values) if (value > found) found = value;
  return found;
}

/**
 * A number with commas for thousands, a real minus sign and so many decimals.
 * @param {number} value
 * @param {number} decimals
 */
export function number(value, decimals) {
  if (!Number.isFinite(value)) throw new CannotBeDrawn("A number is too large to be written.");
  const size = Math.abs(value);
  if (size && !(size >= 1e-12 && size < 1e15)) {
    const [digits, power] = size.toExponential(Math.min(decimals, 3)).split("e");
    const [sign, figures] = [power[0] === "-" ? MINUS : "", power.slice(1).padStart(2, "0")];
    return `${value < 0 ? MINUS : ""}${digits}e${sign}${figures}`;
  }
  while (size && decimals < MOST_DECIMALS && Number(fixed(size, decimals)) === 0) decimals += 1;
  const [whole, rest] = fixed(size, decimals).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${value < 0 ? MINUS : ""}${grouped}${rest ? `.${rest}` : ""}`;
}

/**
 * What lies exactly in the middle goes to the even digit.
 * @param {number} size
 * @param {number} decimals
 */
function fixed(size, decimals) {
  // Only what so many halvings make whole and odd can lie there; doubling a number is exact.
  const isMiddle = (size * 2 ** (decimals + 1)) % 2 === 1;
  const above = size.toFixed(decimals);
  if (!isMiddle) return above;
  const below = size.toFixed(decimals + 1).replace(/\.?5$/, "");
  return /[02468]$/.test(below) ? below : above;
}

/**
 * A number rounded to so many decimals, exact middles to the even digit.
 * @param {number} value
 * @param {number} decimals
 */
export function rounded(value, decimals) {
  return Math.sign(value) * Number(fixed(Math.abs(value), decimals));
}

/**
 * The nearest whole number: from the middle between two the even one.
 * @param {number} value
 */
export function nearestWhole(value) {
  const below = Math.floor(value);
  return value - below === 0.5 ? below + (below % 2 === 0 ? 0 : 1) : Math.round(value);
}

/**
 * A number with its unit: 5.6% of GDP, 12 points, 0.87.
 * @param {number} value
 * @param {Measure} measure
 * @param {number} [decimals]
 */
export function withUnit(value, measure, decimals = measure.decimals) {
  const text = number(value, decimals);
  if (!measure.unit) return text;
  return measure.unit.startsWith("%") ? text + measure.unit : `${text} ${measure.unit}`;
}

/**
 * A difference with its unit: between percentages it is one of percentage points, in an index of points.
 * @param {string} text the size of it as people read it
 * @param {string} unit of what differs, "" for an index
 */
export function differenceWithUnit(text, unit) {
  const counted = unit.startsWith("%") ? "percentage points" : unit || "points";
  return `${text} ${text === "1" ? counted.replace(/points$/, "point") : counted}`;
}

/**
 * A median, or another number worked out from a measure, with its unit or as a table shows it. It has
 * more decimals than the figures where it needs them: half of 5 is 2.5.
 * @param {number} value
 * @param {Measure} measure
 * @param {{isTabled?: boolean}} [how]
 */
export function computed(value, measure, { isTabled = false } = {}) {
  let decimals = isTabled ? measure.tabled : measure.decimals;
  if (Number(value.toFixed(decimals)) !== value) {
    decimals = Math.max(decimals, measure.computed + (isTabled ? 1 : 0));
  }
  return isTabled ? number(value, decimals) : withUnit(value, measure, decimals);
}

/**
 * A number as it was declared: 0.1, 3.
 * @param {number} value
 */
export function plain(value) {
  const [digits, ...power] = number(value, 10).split("e");
  return [digits.replace(/\.?0+$/, ""), ...power].join("e");
}

/**
 * Decimals at which two different values read as different.
 * @param {number} first
 * @param {number} second
 * @param {number} decimals
 */
export function toldApart(first, second, decimals) {
  while (first !== second && decimals < 6 && number(first, decimals) === number(second, decimals)) {
    decimals += 1;
  }
  return decimals;
}

/**
 * Whether a difference is too small to mean anything.
 * @param {number} first
 * @param {number} second
 * @param {Measure} measure
 */
export function aboutTheSame(first, second, measure) {
  return Math.abs(first - second) < measure.same * (1 - 1e-9);
}

/**
 * The keys of ordered values that are about the same as the first, or equal to it.
 * @param {[string, number][]} values
 * @param {Measure} measure
 */
export function levelWithTheFirst(values, measure) {
  const first = values[0][1];
  return values
    .filter(([, value]) => value === first || aboutTheSame(value, first, measure))
    .map(([key]) => key);
}

/** @param {number[]} values in any order */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[half] : sorted[half - 1] / 2 + sorted[half] / 2;
}

/**
 * The value at a share of sorted ones (linear interpolation, from the nearer end).
 * @param {number[]} sorted
 * @param {number} share
 */
export function quantile(sorted, share) {
  const at = (sorted.length - 1) * share;
  const [a, b] = [sorted[Math.floor(at)], sorted[Math.min(sorted.length - 1, Math.floor(at) + 1)]];
  const past = at - Math.floor(at);
  return past < 0.5 ? a + (b - a) * past : b - (b - a) * (1 - past);
}
