/** Periods along the bottom: years and days in proportion to time, others one after the other. */

import { timeOf } from "../model.js";
import { widthOf } from "./text-width.js";

/** @typedef {import("../types.js").Model} Model */

const DAY = 86_400_000;
// The first of January 1970, in days since the year 1.
const EPOCH = 719_163;

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
  if (stands === "dated") return days(first, last, width);
  const texts = periodsBetween(model, first, last);
  const every = Math.max(1, Math.ceil(texts.length / Math.max(2, Math.floor(width / 90))));
  return { values: texts.filter((_, i) => i % every === 0) };
}

/** @param {Model} model @param {number} first @param {number} last */
export function periodsBetween(model, first, last) {
  const { keys, places = [] } = timeOf(model);
  return keys.filter((_, i) => places[i] >= first && places[i] <= last);
}

/**
 * How far the names of the first and the last period reach beyond the plot: where periods are listed, a
 * name stands over its tick, else the outermost stand inwards.
 * @param {Model} model
 * @param {number} first
 * @param {number} last
 */
export function periodsBeyond(model, first, last) {
  if (isInProportion(model)) return { left: 0, right: 0 };
  const texts = periodsBetween(model, first, last);
  const [left, right] = [texts[0], texts[texts.length - 1]].map((text) => Math.ceil(widthOf(text ?? "") / 2) + 2);
  return { left, right };
}

/** @param {Model} model */
export const isInProportion = (model) => timeOf(model).stands !== "listed";

/**
 * The first and the last year, and round ones, or else the middle, where there is room.
 * @param {number} first
 * @param {number} last
 * @param {number} width
 */
function years(first, last, width) {
  if (last <= first) return [first];
  const [span, most] = [last - first, Math.max(2, Math.floor(width / 52))];
  const step = [1, 2, 5, 10, 20, 50, 100].find((one) => span / one <= most) ?? 200;
  const room = (span * 52) / width;
  const round = [];
  for (let year = Math.ceil(first / step) * step; year <= last; year += step) round.push(year);
  /** @param {number[]} some */
  const fitting = (some) => some.filter((one) => one - first >= room && last - one >= room);
  const inside = fitting(round);
  return [first, ...(inside.length ? inside : fitting([Math.floor((first + last) / 2)])), last];
}

/**
 * Days along the bottom, with the beginnings of years or months or else single days named.
 * @param {number} first in days since the year 1
 * @param {number} last
 * @param {number} width
 */
function days(first, last, width) {
  const [start, end] = [first, last].map((place) => new Date((Math.floor(place) - EPOCH) * DAY));
  const months = (end.getUTCFullYear() - start.getUTCFullYear()) * 12 + end.getUTCMonth() - start.getUTCMonth();
  const most = Math.max(2, Math.floor(width / 90));
  if (months < 3) {
    const step = Math.max(1, Math.ceil((last - first) / Math.max(2, Math.floor(width / 70))));
    const found = [];
    for (let day = Math.floor(first); day <= Math.ceil(last); day += step) found.push(day);
    return { values: found, text: dayText("%-d %b") };
  }
  const isLong = months >= 36;
  const step = isLong
    ? 12 * ([1, 2, 5, 10, 20, 50, 100].find((one) => months / 12 / one <= most) ?? 10_000)
    : ([1, 2, 3, 6].find((one) => months / one <= most) ?? 12);
  const found = [];
  const from = start.getUTCFullYear() * 12 + start.getUTCMonth();
  const to = end.getUTCFullYear() * 12 + end.getUTCMonth();
  for (let month = Math.floor(from / step) * step; month <= to; month += step) {
    found.push(Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY + EPOCH);
  }
  const inside = found.filter((place) => place >= first && place <= last);
  return { values: inside.length ? inside : [first], text: dayText(isLong ? "%Y" : "%b %Y") };
}

/** @param {string} form */
const dayText = (form) => `utcFormat((datum.value - ${EPOCH}) * 86400000, '${form}')`;
