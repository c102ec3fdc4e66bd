/** The list in which a visitor chooses by what to compare: by dataset, to tick and to narrow down. */

import { button, element } from "../charts/stage/elements.js";
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
  const lines = list.indicators.map((one) => lineOf(one, list.datasets[one.dataset].title));
  const sets = list.datasets.map(({ title }, dataset) => {
    const own = lines.filter((_, i) => list.indicators[i].dataset === dataset);
    return element("fieldset", {}, element("legend", {}, title), ...own.map(({ line }) => line));
  });
  const whole = element("details", { class: "compare-what" },
    element("summary", {}, "Choose figures ", count),
    element("div", { class: "compare-what-list" },
      element("label", { for: "compare-filter" }, "Find a figure"), " ", filter, " ",
      button("All", () => change(all(({ line }) => !line.hidden))), " ", button("None", () => change([])),
      empty, ...sets));

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

  /** @param {(line: {line: HTMLElement}) => boolean} isMeant @returns {string[]} what is chosen, and those meant */
  function all(isMeant) {
    return [...new Set([...shown, ...lines.filter(isMeant).map(({ box }) => box.value)])];
  }

  /** @param {string[]} ids what is chosen, in the order in which it was */
  function show(ids) {
    shown = ids;
    for (const { box } of lines) box.checked = ids.includes(box.value);
    count.textContent = `(${ids.length})`;
  }
}

/** @param {import("./types.js").Listed} listed @param {string} dataset its title */
function lineOf({ id, title, unit, first, last }, dataset) {
  const box = element("input", { type: "checkbox", value: id });
  const years = first === last ? first : `${first} to ${last}`;
  const line = element("label", {}, box, " ", element("span", {}, title, " ",
    element("span", { class: "compare-unit" }, [unit, years].filter(Boolean).join(", "))));
  return { box, line, words: folded(`${title} ${dataset}`) };
}
