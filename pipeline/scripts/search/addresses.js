/** The addresses that a query leads to, in the forms that charts, Compare and lists write themselves. */

import { INITIAL_STATE } from "../charts/initial-state.js";
import { readable, write as writeChart } from "../charts/stage/address.js";
import { write as writeCompared } from "../compare/address.js";
import { listQuery } from "../list-address.js";

/** Charts over time show all periods. */
const OVER_TIME = new Set(["trend", "small-multiples", "progress"]);

/** @param {string} form a chart's kind */
export const isOverTime = (form) => OVER_TIME.has(form);

/**
 * A chart on its dataset's page, with entities chosen, and a span of years, or where it is of one period that of the last.
 * @param {string} page
 * @param {{view?: string, form?: string}} chart
 * @param {string[]} picks
 * @param {string[]} years one, the first and the last of a span, or none
 */
export function chartAddress(page, { view = "", form = "" }, picks, years) {
  const [first, last = first] = years;
  const span = years.length > 1 ? { from: first, to: last } : {};
  const shown = isOverTime(form) ? span : { at: last ?? null };
  const state = { ...INITIAL_STATE, picks: picks.length ? picks : null, ...shown };
  const query = readable(writeChart(new URLSearchParams(), view, state));
  return `${page}${query ? `?${query}` : ""}#chart-${view}`;
}

/**
 * Entities side by side, by some figures; with one year as they stood in it, and all that led there.
 * @param {string} kind
 * @param {string[]} kinds all that can be compared, in the order of the page
 * @param {string[]} who
 * @param {string[]} what
 * @param {string[]} years
 */
export function compareAddress(kind, kinds, who, what, years) {
  const [from = null, to = null] = years.length > 1 ? years : [null, years[0]];
  const summaries = /** @type {import("../compare/types.js").KindSummary[]} */ (kinds.map((id) => ({ id })));
  const state = { kind, who, colours: null, what: what.length ? what : null, from, to };
  return `compare/?${writeCompared(new URLSearchParams(), state, summaries)}`;
}

/**
 * A list, filtered.
 * @param {string} list
 * @param {[string, string][]} asked
 */
export function listAddress(list, asked) {
  const query = listQuery(asked);
  return query ? `${list}?${query}` : list;
}

/** @param {string} query the page of results */
export const searchAddress = (query) => listAddress("search/", query ? [["q", query]] : []);
