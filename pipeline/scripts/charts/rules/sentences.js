/** Parts of sentences that all kinds of chart have in common. */

import { withUnit, withUnitApart, withoutUnit } from "./in-words.js";
import { levelWithTheFirst } from "./numbers.js";
import { readUnit } from "./units.js";

/** @typedef {import("../types.js").Model} Model */

const YEAR = /^\d{4}$/;
const DAY = /^\d{1,2} [A-Z][a-z]+ \d{4}(, \d\d:\d\d(:\d\d)?)?$/;

export const DOES_NOT_COMPARE =
  "The way this is measured changes, so figures of different years do not compare.";

/**
 * Items as a list in a sentence: a, b and c.
 * @param {string[]} items
 * @param {string} [last] what stands before the last of them
 */
export function listed(items, last = "and") {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} ${last} ${items[items.length - 1]}`;
}

/**
 * A count of subjects: 38 countries.
 * @param {Model} model
 * @param {number} count
 */
export function counted(model, count) {
  const { one, many } = /** @type {import("../types.js").Keys} */ (model.figures.subject);
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
}

/**
 * Subjects inside a sentence: "in Brook and the Two Bays", "for women".
 * @param {Model} model
 * @param {string[]} keys
 */
export function inText(model, keys) {
  const names = listed(keys.map(model.names.inText));
  return model.figures.subject?.entity ? `in ${names}` : `for ${names}`;
}

/**
 * How a period stands in a sentence: "the financial year 2018/19" for "2018/19".
 * @param {Model} model
 * @param {string} period
 */
export function toldPeriod({ figures: { time } }, period) {
  const place = time?.told ? time.keys.indexOf(period) : -1;
  return time?.told?.[place] ?? period;
}

/**
 * "in 2018", "in the financial year 2018/19", "on 3 May 2020".
 * @param {Model} model
 * @param {string} period
 */
export function inPeriod(model, period) {
  const told = toldPeriod(model, period);
  return told && ` ${DAY.test(told) ? "on" : "in"} ${told}`;
}

/**
 * @param {Model} model
 * @param {number} value
 */
export const figureText = (model, value) => withUnit(value, model.figures.measures.measure);

/**
 * A figure with its unit, told apart from another that is not the same.
 * @param {Model} model
 * @param {number} value
 * @param {number} other
 */
export function figureTextApart(model, value, other) {
  return withUnitApart([value, other], model.figures.measures.measure)[0];
}

/**
 * Figures that are told as one: 80.4 years, and 78.6 to 80.4 years where they differ as they are told.
 * @param {Model} model
 * @param {number} first
 * @param {number} last
 */
export function spanText(model, first, last) {
  const { measure } = model.figures.measures;
  const [from, to] = [first, last].map((value) => withoutUnit(value, measure));
  const told = figureText(model, last);
  return from === to ? told : `${from} to ${told}`;
}

/**
 * Two subjects with their figures, the higher first: "4.9% of GDP in Korea and 2.2% in France".
 * @param {Model} model
 * @param {[string, number, (import("./bounds.js").Bounds | null)?][]} both
 */
export function twoFigures(model, both) {
  const { measure } = model.figures.measures;
  const [[first, high], [second, low]] = both;
  if (levelWithTheFirst(both, measure).length === 2) {
    const same = high === low ? "the same" : "about the same";
    return `${same} ${inText(model, [first, second])} (${spanText(model, low, high)})`;
  }
  const [more, less] = withUnitApart([high, low], measure);
  return `${more} ${inText(model, [first])} and ${withoutWordsOfUnit(less, measure)} ${inText(model, [second])}`;
}

/**
 * A figure after another of the same unit, which need not be said again but for its sign or size.
 * @param {string} figure
 * @param {{unit: string}} measure
 */
function withoutWordsOfUnit(figure, { unit }) {
  const words = unit.startsWith("%") ? unit.slice(1) : ` ${unit}`;
  const isSaid = unit && words && figure.endsWith(words) && !readUnit(unit).isScaled;
  return isSaid ? figure.slice(0, -words.length) : figure;
}

/** @param {import("../types.js").Keys} time what one period is called here */
export const periodNoun = ({ keys }) => (keys.every((key) => YEAR.test(key)) ? "year" : "period");

/**
 * What a point says: "Korea, 2010, 3.3% of GDP".
 * @param {(string | undefined)[]} parts
 */
export const pointText = (parts) => parts.filter(Boolean).join(", ");
