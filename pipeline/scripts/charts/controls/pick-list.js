/** The dialog with the list of what can be picked, and how it is filled, marked and moved in. */

import { button, element } from "../stage/elements.js";
import { find } from "./fuzzy-search.js";
import { byValue, listedMeasure, mediansOf, presetsOf } from "./subjects.js";

/** @typedef {import("../types.js").LiveChart} LiveChart */
/** @typedef {import("./subjects.js").Subject} Subject */
/** @typedef {import("../types.js").Group} Group */
/** @typedef {import("./picking.js").Picking} Picking */

const MEDIANS_TOLD =
  "The figure in the middle of a group, of the same members in every year where enough have figures.";

/**
 * The dialog, empty.
 * @param {LiveChart} chart
 */
export function pickerDialog(chart) {
  const id = `${chart.figure.id}-picker`;
  const { many, one } = /** @type {import("../types.js").Keys} */ (chart.model.figures.subject);
  const isOne = chart.kind.picks === "one";
  const input = element("input", {
    type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", placeholder: "Name or code",
    "aria-label": "Find by name or code", "aria-expanded": "true", "aria-autocomplete": "list",
    "aria-controls": `${id}-list`,
  });
  const list = element("ul", { id: `${id}-list`, role: "listbox", "aria-label": isOne ? one : many });
  if (!isOne) list.setAttribute("aria-multiselectable", "true");
  const status = element("p", { class: "picker-count", role: "status" });
  const sort = element("div", { class: "picker-sort", role: "group", "aria-label": "Sort by" });
  const groups = element("div", { class: "picker-groups" });
  const foot = element("div", { class: "picker-foot" });
  const empty = element("p", { class: "picker-empty", hidden: "" }, "Nothing has a name like that.");
  const { titled } = listedMeasure(chart);
  const dialog = element(
    "dialog", { class: "picker", "aria-labelledby": `${id}-title` },
    element("h2", { id: `${id}-title` }, `Choose ${isOne ? `one of the ${many}` : many}`),
    element("p", { class: "picker-measure" }, `Latest figures: ${titled}`),
    input, sort, status, list, empty, groups, foot,
  );

  /** @param {Picking} picking */
  function presets({ subjects, takeGroup, turnMedian, hasMedian }) {
    const divisions = isOne ? [] : presetsOf(chart, subjects);
    if (divisions.length) {
      groups.append(folded("Pick a group", divisions, (group) => button(group.title, () => takeGroup(group))));
    }
    const medians = mediansOf(chart);
    if (!medians.length) return;
    const told = element("p", {}, MEDIANS_TOLD);
    const fold = folded("Medians", medians, (group) =>
      button(group.title, () => turnMedian(group.key), { "data-median": group.key, "aria-pressed": "false" }), told);
    fold.open = medians.some((one) => one.groups.some(({ key }) => hasMedian(key)));
    groups.append(fold);
  }

  return { id, dialog, input, list, status, sort, groups, foot, empty, presets };
}

/** @typedef {ReturnType<typeof pickerDialog>} PickerDialog */

/**
 * Divisions behind a word that opens them, with a button for each group.
 * @param {string} title
 * @param {import("../types.js").Division[]} divisions
 * @param {(group: Group) => HTMLElement} made
 * @param {HTMLElement[]} told
 */
function folded(title, divisions, made, ...told) {
  const inside = divisions.map(({ title: own, groups }) =>
    element("div", { role: "group", "aria-label": own || title },
      ...(own ? [element("h3", {}, own)] : []), ...groups.map(made)));
  return element("details", {}, element("summary", {}, title), ...told, ...inside);
}

/**
 * Fills the list with what is asked for, in the order that is asked for.
 * @param {PickerDialog} parts
 * @param {Picking} picking
 * @param {string[]} start what was picked when the list was opened: it stands first
 * @param {() => void} mark
 */
export function showing(parts, picking, start, mark) {
  let isByValue = false;
  const canSort = picking.subjects.some((subject) => subject.value !== null);
  const orders = [["Name", false], ["Latest figure", true]].map(([text, own]) =>
    button(String(text), () => {
      isByValue = Boolean(own);
      show();
    }, { "aria-pressed": "false" }));
  if (canSort) parts.sort.append("Sort by", ...orders);
  parts.input.addEventListener("input", show);
  return show;

  function show() {
    orders.forEach((order, i) => order.setAttribute("aria-pressed", String(isByValue === (i === 1))));
    const wanted = parts.input.value;
    const ordered = isByValue ? byValue(picking.subjects) : picking.subjects;
    const found = find(wanted, ordered);
    const isAsked = wanted.trim() !== "";
    const shown = isAsked ? found : found.filter(({ key }) => picking.known.get(key)?.isInData);
    const first = isAsked || isByValue ? [] : shown.filter(({ key }) => start.includes(key));
    const rest = shown.filter((one) => !first.includes(one));
    parts.list.replaceChildren(...[...first, ...rest].map(({ key, by }, i) =>
      optionOf(`${parts.id}-${i}`, /** @type {Subject} */ (picking.known.get(key)), by)));
    parts.list.scrollTop = 0;
    parts.empty.hidden = shown.length > 0;
    look(parts, isAsked ? parts.list.firstElementChild : null);
    mark();
  }
}

/** @param {string} id @param {Subject} subject @param {string} by */
function optionOf(id, { key, name, figureText, hasFigure }, by) {
  const option = element(
    "li", { id, role: "option", "data-key": key },
    element("span", { class: "picker-name" }, by && by !== key ? `${name} (${by})` : name), " ",
    element("span", { class: "picker-figure" }, figureText),
  );
  if (!hasFigure) option.dataset.lacks = "";
  return option;
}

/** @param {Pick<PickerDialog, "list" | "status" | "groups">} parts @param {Picking} picking */
export function markPicked({ list, status, groups }, picking) {
  const isFull = picking.most > 1 && picking.subjects.filter(({ key }) => picking.has(key)).length >= picking.most;
  for (const option of /** @type {Iterable<HTMLElement>} */ (list.children)) {
    const isPicked = picking.has(option.dataset.key ?? "");
    option.setAttribute("aria-selected", String(isPicked));
    option.ariaDisabled = !isPicked && (isFull || "lacks" in option.dataset) ? "true" : null;
  }
  for (const median of /** @type {Iterable<HTMLElement>} */ (groups.querySelectorAll("[data-median]"))) {
    median.setAttribute("aria-pressed", String(picking.hasMedian(median.dataset.median ?? "")));
  }
  status.textContent = picking.count();
}

/**
 * Look at an option without leaving the field.
 * @param {PickerDialog} parts
 * @param {Element | null} option
 */
export function look({ input, list }, option) {
  list.querySelector(".is-looked-at")?.classList.remove("is-looked-at");
  option?.classList.add("is-looked-at");
  option?.scrollIntoView({ block: "nearest" });
  if (option) input.setAttribute("aria-activedescendant", option.id);
  else input.removeAttribute("aria-activedescendant");
}

/** @param {KeyboardEvent} event @param {PickerDialog} parts @param {(option: Element) => void} press */
export function moveByKey(event, parts, press) {
  const options = [...parts.list.children];
  const at = options.findIndex((option) => option.classList.contains("is-looked-at"));
  const to = { ArrowDown: at + 1, ArrowUp: at < 0 ? options.length - 1 : at - 1, PageDown: at + 8, PageUp: at - 8 }[event.key];
  if (event.key === "Enter" && options[at]) press(options[at]);
  else if (to !== undefined && options.length) {
    look(parts, options[Math.max(0, Math.min(options.length - 1, to))]);
  } else return;
  event.preventDefault();
}
