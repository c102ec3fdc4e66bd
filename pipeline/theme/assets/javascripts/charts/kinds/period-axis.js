/** Periods along the bottom: years and days in proportion to time, others one after the other. The twin
 * of `period_axis` in `charts/scales.py`. */

import { days, years } from "../scales.js";
import { timeOf } from "./lines.js";

/** @typedef {import("../types.js").Model} Model */

/** @param {Model} model @param {number} first @param {number} last */
export function periodDomain(model, first, last) {
  if (isInProportion(model)) return [first, last > first ? last : first + 1];
  return periodsBetween(model, first, last);
}

/**
 * @param {Model} model
 * @param {number} first
 * @param {number} last
 * @param {number} width
 * @returns {import("../types.js").Picture["axes"][string]}
 */
export function periodAxis(model, first, last, width) {
  const { stands } = timeOf(model);
  if (stands === "numeric") return { values: years(first, last, width) };
  if (stands === "dated") {
    return days(first, last, width);
  }
  const texts = periodsBetween(model, first, last);
  const every = Math.max(1, Math.ceil(texts.length / Math.max(2, Math.floor(width / 90))));
  return { values: texts.filter((_, i) => i % every === 0) };
}

/** @param {Model} model @param {number} first @param {number} last */
export function periodsBetween(model, first, last) {
  const { keys, places = [] } = timeOf(model);
  return keys.filter((_, i) => places[i] >= first && places[i] <= last);
}

/** @param {Model} model */
export const isInProportion = (model) => timeOf(model).stands !== "listed";
