/** The addresses that a query leads to, in the forms that charts, Compare and lists write themselves. */

import { INITIAL_STATE } from "../charts/initial-state.js";
import { readable, write as writeChart } from "../charts/stage/address.js";
import { write as writeCompared } from "../compare/address.js";
import { listQuery } from "../list-address.js";

/** Charts over time show all periods. */
const OVER_TIME = new Set(["trend", "small-multiples", "progress"]);

/**
 * A chart on its dataset's page, with entities chosen and, where it is of one period, that of a year.
 * @param {string} page
 * @param {{view?: string, form?: string}} chart
 * @param {string[]} picks
 * @param {string} year
 */
export function chartAddress(page, { view = "", form = "" }, picks, year) {
  const at = year && !OVER_TIME.has(form) ? year : null;
  const state = { ...INITIAL_STATE, picks: picks.length ? picks : null, at };
  const query = readable(writeChart(new URLSearchParams(), view, state));
  return `${page}${query ? `?${query}` : ""}#chart-${view}`;
}

/**
 * Entities side by side, by some figures.
 * @param {string} kind
 * @param {string[]} kinds all that can be compared, in the order of the page
 * @param {string[]} who
 * @param {string[]} what
 */
export function compareAddress(kind, kinds, who, what) {
  const summaries = /** @type {import("../compare/types.js").KindSummary[]} */ (kinds.map((id) => ({ id })));
  const state = { kind, who, colours: null, what: what.length ? what : null, from: null, to: null };
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
