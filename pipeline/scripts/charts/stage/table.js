/** A chart's tables: exactly what it shows, and all subjects, to sort and to narrow down. */

import { folded, holds } from "../../words.js";
import { overview } from "../rules/overview.js";
import { cutRows } from "./long-table.js";

/** @typedef {import("../types.js").LiveChart} LiveChart */
/** @typedef {import("../rules/overview.js").Row} Row */

/**
 * What a visitor chose in a table: it lasts as long as the page.
 * @typedef {object} Order
 * @property {number} by the column, the name's being 0
 * @property {boolean} isDown
 * @property {string} wanted
 */

/** @type {WeakMap<HTMLElement, Order>} */
const orders = new WeakMap();

/** @param {LiveChart} chart */
export function showTable(chart) {
  const panel = /** @type {HTMLElement | null} */ (chart.figure.querySelector("[data-panel=table]")) ?? madeIn(chart.figure);
  showChartTable(panel, chart.kind.table(chart.model, chart.state()));
  if (chart.state().tab === "table") showOverview(panel, chart);
}

/**
 * The place of a chart's table where the page was made without one.
 * @param {HTMLElement} figure
 */
function madeIn(figure) {
  const title = /** @type {HTMLElement} */ (figure.querySelector(".chart-title"));
  const panel = document.createElement("details");
  panel.className = "chart-table";
  panel.dataset.panel = "table";
  panel.name = figure.id;
  panel.open = figure.dataset.tab === "table";
  panel.innerHTML = `<summary><h${level(title) + 1}>Table of this chart</h${level(title) + 1}></summary>
    <div class="chart-shown"><div class="scroll" role="group" tabindex="0">
    <table class="data"><caption></caption><thead></thead><tbody></tbody></table></div></div>`;
  /** @type {HTMLElement} */ (panel.querySelector(".scroll")).ariaLabel = `Table: ${title.textContent}`;
  figure.querySelector(".chart-notes")?.after(panel);
  return panel;
}

/** @param {HTMLElement} heading */
const level = ({ tagName }) => Number(tagName.slice(1));

/**
 * @param {HTMLElement} panel
 * @param {import("../types.js").ChartTable} chartTable
 */
function showChartTable(panel, chartTable) {
  const table = /** @type {HTMLTableElement} */ (panel.querySelector(".chart-shown table"));
  const head = row(chartTable.columns.map((column) => cell("th", column.title, column.isNumber, "col")));
  const body = chartTable.cells.map((cells) => row(cells.map((text, i) => {
    const { isNumber } = chartTable.columns[i];
    return i === 0 ? cell("th", text, isNumber, "row") : cell("td", text, isNumber);
  })));
  /** @type {HTMLElement} */ (table.caption).textContent = chartTable.caption;
  /** @type {HTMLElement} */ (table.tHead).replaceChildren(head);
  table.tBodies[0].replaceChildren(...body);
  cutRows(/** @type {HTMLElement} */ (table.parentElement));
}

/**
 * @param {HTMLElement} panel
 * @param {LiveChart} chart
 */
function showOverview(panel, chart) {
  const { kind, model, figure } = chart;
  const found = kind.overview?.(model, chart.state()) ?? overview(model, chart.state());
  if (!found || !model.figures.subject) return;
  const place = panel.querySelector(".chart-all") ?? begin(panel, chart);
  const order = orders.get(figure) ?? { by: 0, isDown: false, wanted: "" };
  if (order.by >= found.columns.length) order.by = 0;
  const table = /** @type {HTMLTableElement} */ (place.querySelector("table"));
  const picks = new Set(chart.state().picks ?? model.figures.drawn);
  const kept = found.rows.filter((one) => holds(folded(order.wanted), folded(`${one.name} ${one.key}`)));
  kept.sort(compare(order));
  /** @type {HTMLElement} */ (table.tHead).replaceChildren(row(
    found.columns.map((column, i) => header(column, i, order, () => {
      orders.set(figure, { ...order, by: i, isDown: order.by === i ? !order.isDown : column.isNumber });
      showOverview(panel, chart);
      /** @type {HTMLElement | null} */ (table.querySelectorAll("th button")[i])?.focus();
    })),
  ));
  table.tBodies[0].replaceChildren(...kept.map((one) => {
    const made = row([cell("th", one.name, false, "row"), ...one.cells.map((text) => cell("td", text, true))]);
    if (picks.has(one.key)) made.className = "picked";
    return made;
  }));
  cutRows(/** @type {HTMLElement} */ (table.parentElement));
  const count = /** @type {HTMLElement} */ (place.querySelector(".count"));
  const { many } = model.figures.subject;
  count.textContent = `${kept.length} of ${found.rows.length} ${many} shown. ${found.note}`;
}

/**
 * @param {HTMLElement} panel
 * @param {LiveChart} chart
 */
function begin(panel, chart) {
  const { figure, model } = chart;
  const place = document.createElement("div");
  const { many = "" } = model.figures.subject ?? {};
  const id = `${figure.id}-filter`;
  place.className = "chart-all";
  place.innerHTML = `<label for="${id}">Show only</label> <input type="search" id="${id}" autocomplete="off" placeholder="Name or code">
    <p class="count" role="status"></p>
    <div class="scroll" role="group" tabindex="0"><table class="data"><caption></caption><thead></thead><tbody></tbody></table></div>`;
  const caption = /** @type {HTMLElement} */ (place.querySelector("caption"));
  caption.textContent = `All ${many}`;
  /** @type {HTMLElement} */ (place.querySelector(".scroll")).ariaLabel = `Table: all ${many}`;
  const input = /** @type {HTMLInputElement} */ (place.querySelector("input"));
  input.addEventListener("input", () => {
    const order = orders.get(figure) ?? { by: 0, isDown: false, wanted: "" };
    orders.set(figure, { ...order, wanted: input.value });
    showOverview(panel, chart);
  });
  panel.querySelector("summary")?.after(place);
  return place;
}

/** @param {Order} order @returns {(a: Row, b: Row) => number} */
function compare({ by, isDown }) {
  const sign = isDown ? -1 : 1;
  if (by === 0) return (a, b) => sign * a.name.localeCompare(b.name, "en-GB");
  return (a, b) => {
    const [one, other] = [a.numbers[by - 1] ?? null, b.numbers[by - 1] ?? null];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return sign * (one - other) || a.name.localeCompare(b.name, "en-GB");
  };
}

/**
 * @param {import("../rules/overview.js").Column} column
 * @param {number} place
 * @param {Order} order
 * @param {() => void} sort
 */
function header(column, place, order, sort) {
  const made = cell("th", "", column.isNumber, "col");
  const button = document.createElement("button");
  const isOwn = order.by === place;
  button.type = "button";
  button.textContent = column.title;
  button.addEventListener("click", sort);
  made.setAttribute("aria-sort", !isOwn ? "none" : order.isDown ? "descending" : "ascending");
  made.append(button);
  return made;
}

/**
 * @param {"th" | "td"} tag
 * @param {string} text
 * @param {boolean} isNumber
 * @param {string} [scope]
 */
function cell(tag, text, isNumber, scope) {
  const made = document.createElement(tag);
  made.textContent = text;
  if (isNumber) made.className = "number";
  if (scope) made.setAttribute("scope", scope);
  return made;
}

/** @param {HTMLElement[]} cells */
function row(cells) {
  const made = document.createElement("tr");
  made.append(...cells);
  return made;
}
