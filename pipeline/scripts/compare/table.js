/** Values and ranks, entity by indicator: as the page's own table has them (`compare.md`). */

import { element } from "../charts/stage/elements.js";
import { cellOf, ranksOf } from "./ranks.js";

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
  const ranks = ranksOf(indicator, who, from, to);
  const told = [listed.unit, ranks?.period].filter(Boolean).join(", ");
  const { address } = kind.list.datasets[listed.dataset];
  return element("tr", { role: "row" },
    element("th", { role: "rowheader", scope: "row" },
      linked(listed.title, address, at), element("span", { class: "compare-unit" }, told)),
    ...who.map((key) => elementOf(ranks && cellOf(indicator, ranks, key), kind.name(key))));
}

/**
 * @param {ReturnType<typeof cellOf>} cell
 * @param {string} name whose it is
 */
function elementOf(cell, name) {
  const td = element("td", { role: "cell", class: "number", "data-name": name });
  if (!cell) {
    td.append(element("span", { class: "compare-none" }, "No figure"));
    return td;
  }
  if (cell.isOlder) td.classList.add("older");
  td.append(element("span", { class: "compare-value" }, cell.text));
  if (cell.beside) td.append(" ", element("span", { class: "compare-rank" }, cell.beside));
  return td;
}

/**
 * @param {string} text
 * @param {string | undefined} address
 * @param {(address: string) => string} at
 */
const linked = (text, address, at) => (address ? element("a", { href: at(address) }, text) : text);
