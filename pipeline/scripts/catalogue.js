/** The catalogue: filters and sorts the list that stands in the page, and keeps its state in the address. */

import { listQuery } from "./list-address.js";
import { folded, holds } from "./words.js";

const form = /** @type {HTMLFormElement} */ (document.getElementById("filters"));
const list = /** @type {HTMLElement} */ (document.getElementById("list"));
const count = /** @type {HTMLElement} */ (document.getElementById("count"));
const empty = /** @type {HTMLElement} */ (document.getElementById("empty"));
const lines = /** @type {HTMLElement[]} */ ([...list.children]).map((element, place) => ({
  element,
  place,
  words: folded(`${element.textContent} ${element.dataset.words}`),
  topics: (element.dataset.topics ?? "").split(" "),
  about: (element.dataset.about ?? "").split(" "),
  first: (element.dataset.first ?? "").slice(0, 4),
  last: element.dataset.last ?? "",
  updated: element.dataset.updated ?? "",
}));

/** @returns {Map<string, string>} what is asked for, by the field's name */
function asked() {
  return new Map(
    [...new FormData(form)]
      .map(([name, value]) => /** @type {[string, string]} */ ([name, String(value).trim()]))
      .filter(([, value]) => value),
  );
}

/**
 * @param {(typeof lines)[number]} line
 * @param {Map<string, string>} wanted
 */
function fits(line, wanted) {
  const year = wanted.get("year");
  return (
    holds(folded(wanted.get("q") ?? ""), line.words) &&
    (!wanted.has("topic") || line.topics.includes(wanted.get("topic") ?? "")) &&
    (!wanted.has("about") || line.about.includes(wanted.get("about") ?? "")) &&
    (!year || (line.first !== "" && line.first <= year && year <= line.last.slice(0, 4)))
  );
}

/** @param {Map<string, string>} wanted */
function show(wanted) {
  /** @type {Record<string, "last" | "updated" | undefined>} */
  const keys = { newest: "last", updated: "updated" };
  const key = keys[wanted.get("sort") ?? ""];
  const sorted = [...lines].sort(
    (a, b) => (key ? b[key].localeCompare(a[key]) : 0) || a.place - b.place,
  );
  let shown = 0;
  for (const line of sorted) {
    line.element.hidden = !fits(line, wanted);
    shown += line.element.hidden ? 0 : 1;
  }
  list.append(...sorted.map((line) => line.element));
  empty.hidden = shown > 0 || lines.length === 0;
  const of = shown === lines.length ? `All ${shown}` : `${shown} of ${lines.length}`;
  count.textContent = lines.length > 1 ? `${of} shown` : "";
}

function change() {
  const wanted = asked();
  const query = listQuery([...wanted]);
  history.replaceState(null, "", query ? `?${query}` : location.pathname);
  show(wanted);
}

function restore() {
  const query = new URLSearchParams(location.search);
  for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("[name]"))) {
    field.value = query.get(field.name) ?? "";
    if (field.value === "" && field instanceof HTMLSelectElement) field.selectedIndex = 0;
  }
  show(asked());
}

form.addEventListener("input", change);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  change();
});
document.getElementById("clear")?.addEventListener("click", () => {
  for (const field of form.querySelectorAll("[name]:not([name=sort])")) {
    /** @type {HTMLInputElement} */ (field).value = "";
  }
  change();
  form.querySelector("input")?.focus();
});
addEventListener("pageshow", restore);
