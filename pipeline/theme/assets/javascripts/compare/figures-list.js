/** The list in which a visitor chooses by what to compare: by dataset, to tick and to narrow down. */

import { element } from "../charts/elements.js";
import { folded, holds } from "../words.js";

/** @typedef {import("./types.js").Kind} Kind */

/**
 * @param {Kind} kind
 * @param {(ids: string[]) => void} change
 */
export function figuresList({ list }, change) {
  const count = element("span", { class: "count" });
  const filter = element("input", { type: "search", id: "compare-filter", autocomplete: "off" });
  const empty = element("p", { hidden: "" }, "No figure has a name like that.");
  /** @type {{box: HTMLInputElement, line: HTMLElement, words: string}[]} */
  const lines = [];
  const sets = list.datasets.map(({ title }, dataset) => {
    const own = list.indicators.filter((one) => one.dataset === dataset).map((one) => {
      const box = element("input", { type: "checkbox", value: one.id });
      const years = one.first === one.last ? one.first : `${one.first} to ${one.last}`;
      const line = element("label", {}, box, " ", element("span", {}, one.title, " ",
        element("span", { class: "compare-unit" }, [one.unit, years].filter(Boolean).join(", "))));
      lines.push({ box, line, words: folded(`${one.title} ${title}`) });
      return line;
    });
    return element("fieldset", {}, element("legend", {}, title), ...own);
  });
  const whole = element("details", { class: "compare-what" },
    element("summary", {}, "Choose figures ", count),
    element("div", { class: "compare-what-list" },
      element("label", { for: "compare-filter" }, "Find a figure"), " ", filter, empty, ...sets));

  filter.addEventListener("input", () => {
    const wanted = folded(filter.value);
    for (const { line, words } of lines) line.hidden = wanted !== "" && !holds(wanted, words);
    for (const set of sets) set.hidden = !set.querySelector("label:not([hidden])");
    empty.hidden = sets.some((set) => !set.hidden);
  });
  whole.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.type !== "checkbox") return;
    const ids = shown.filter((id) => id !== target.value);
    change(target.checked ? [...ids, target.value] : ids);
  });
  whole.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !whole.open) return;
    whole.open = false;
    whole.querySelector("summary")?.focus();
  });
  /** @type {string[]} */
  let shown = [];
  return { whole, show };

  /** @param {string[]} ids what is chosen, in the order in which it was */
  function show(ids) {
    shown = ids;
    for (const { box } of lines) box.checked = ids.includes(box.value);
    count.textContent = `(${ids.length})`;
  }
}
