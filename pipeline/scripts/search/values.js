/** The number of a figure with its year, from what Compare fetches. */

import { fetchJson } from "../charts/model.js";
import { withUnit } from "../charts/rules/in-words.js";
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
    const texts = [...new Set((years.length ? years : [""]).flatMap(at))];
    return texts.length ? [`${keys.length > 1 ? `${names[i]} ` : ""}${texts.join(", ")}`] : [];
  });
  const text = told.join("; ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
