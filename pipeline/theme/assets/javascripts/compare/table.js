/** Values and ranks, entity by indicator: as the page's own table has them (`compare.md`). */

import { element } from "../charts/elements.js";
import { number } from "../charts/numbers.js";
import { newestOf, rankOf, standingOf } from "./standing.js";

/** @typedef {import("./types.js").Chosen} Chosen */
/** @typedef {import("./types.js").Indicator} Indicator */

/**
 * @param {HTMLTableElement} table
 * @param {Chosen} chosen
 * @param {(address: string) => string} at
 */
export function showTable(table, chosen, at) {
  const { kind, who, what } = chosen;
  keepTable(table);
  const head = element("tr", { role: "row" },
    element("th", { role: "columnheader", scope: "col" }, "Figure"),
    ...who.map((key) => element("th", { role: "columnheader", scope: "col", class: "number" },
      linked(kind.name(key), kind.list.pages[key], at))));
  /** @type {HTMLElement} */ (table.tHead).replaceChildren(head);
  table.tBodies[0].replaceChildren(...what.map((indicator) => rowOf(indicator, chosen, at)));
}

/**
 * Some browsers take a table whose parts are laid out otherwise on phones for none, unless told.
 * @param {HTMLTableElement} table
 */
function keepTable(table) {
  table.setAttribute("role", "table");
  table.tHead?.setAttribute("role", "rowgroup");
  table.tBodies[0].setAttribute("role", "rowgroup");
}

/**
 * @param {Indicator} indicator
 * @param {Chosen} chosen
 * @param {(address: string) => string} at
 */
function rowOf(indicator, { kind, who, from, to }, at) {
  const { listed } = indicator;
  const stands = standingOf(indicator, who, from, to);
  const told = [listed.unit, stands?.period].filter(Boolean).join(", ");
  const { address } = kind.list.datasets[listed.dataset];
  return element("tr", { role: "row" },
    element("th", { role: "rowheader", scope: "row" },
      linked(listed.title, address, at), element("span", { class: "compare-unit" }, told)),
    ...who.map((key) => cellOf(indicator, stands, key, kind.name(key))));
}

/**
 * @param {Indicator} indicator
 * @param {import("./standing.js").Standing | null} stands
 * @param {string} key
 * @param {string} name
 */
function cellOf(indicator, stands, key, name) {
  const cell = element("td", { role: "cell", class: "number", "data-name": name });
  const newest = stands && newestOf(stands, key);
  if (!newest || !stands) {
    cell.append(element("span", { class: "compare-none" }, "No figure"));
    return cell;
  }
  const { tabled } = indicator.model.figures.measures.measure;
  const isOlder = newest.period !== stands.period;
  const rank = rankOf(indicator, stands, key);
  cell.append(element("span", { class: "compare-value" }, number(newest.value, tabled)));
  if (isOlder) cell.classList.add("older");
  const beside = isOlder ? `in ${newest.period}` : rank ? `${rank.shared ? "joint " : ""}${rank.place} of ${rank.of}` : "";
  if (beside) cell.append(" ", element("span", { class: "compare-rank" }, beside));
  return cell;
}

/**
 * @param {string} text
 * @param {string | undefined} address
 * @param {(address: string) => string} at
 */
const linked = (text, address, at) => (address ? element("a", { href: at(address) }, text) : text);
