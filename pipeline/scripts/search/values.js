/** The number of a figure with its year, from what Compare fetches. */

import { fetchJson } from "../charts/model.js";
import { withUnit } from "../charts/rules/in-words.js";
import { breaksBetween } from "../charts/rules/stretches.js";
import { indicatorOf } from "../compare/indicator.js";
import { periodsOf, yearOf } from "../compare/ranks.js";

/** @typedef {import("./types.js").Value} Value */

/**
 * @param {Value} value
 * @param {(address: string) => string} at
 * @returns {Promise<string>} "" where nothing is known
 */
export async function fetchValue(value, at) {
  const read = await fetchJson(at(`api/indicators/${value.kind}/${value.id}.json`));
  return valueInWords(read, value);
}

/**
 * Of which years the figures of a place are told one after the other: only of the last where they do not compare.
 * @param {import("../charts/types.js").Model} model
 * @param {string} key
 * @param {string[]} years
 */
function yearsTold({ figures: { time, measures: { measure } } }, key, years) {
  if (years.length < 2) return years.length ? years : [""];
  const [first, last] = years.map((year) => {
    const at = time?.keys.findIndex((period) => yearOf(period) === year) ?? -1;
    return time?.places?.[at] ?? NaN;
  });
  const compare = measure.compares && !breaksBetween(measure.breaks, [key], first, last).length;
  return compare ? years : years.slice(1);
}

/**
 * @param {any} read an indicator's file
 * @param {Pick<Value, "keys" | "names" | "years">} value
 */
export function valueInWords(read, { keys, names, years }) {
  const indicator = { ...indicatorOf(read, null) };
  const periods = periodsOf(indicator, null, null).reverse();
  const { measure } = indicator.model.figures.measures;
  const told = keys.flatMap((key, i) => {
    const held = periods.filter(({ values }) => values.has(key));
    /** @param {string} year "" for the newest */
    const at = (year) => {
      const wanted = held.find(({ period }) => !year || yearOf(period) === year);
      const found = wanted ?? held[0];
      if (!found) return [];
      const when = found.period ? ` in ${found.period}` : "";
      const lacking = year && found.period && !wanted ? `no figure for ${year}, ` : "";
      return [`${lacking}${withUnit(/** @type {number} */ (found.values.get(key)), measure)}${when}`];
    };
    const texts = [...new Set(yearsTold(indicator.model, key, years).flatMap(at))];
    return texts.length ? [`${keys.length > 1 ? `${names[i]} ` : ""}${texts.join(", ")}`] : [];
  });
  const text = told.join("; ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
