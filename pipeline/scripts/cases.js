/** The list of a collection: filters the cards that stand in the page, and keeps its state in the address. */

import { listQuery } from "./list-address.js";
import { folded, holds } from "./words.js";

const form = /** @type {HTMLFormElement | null} */ (document.getElementById("filters"));
const list = document.getElementById("list");
const count = document.getElementById("count");
const empty = document.getElementById("empty");
const cards = /** @type {HTMLElement[]} */ ([...(list?.children ?? [])]).map((element) => ({
  element,
  words: folded(`${element.textContent} ${element.dataset.words}`),
}));
const unfiltered = count?.textContent ?? "";

/** @returns {HTMLSelectElement[]} the filters other than the one for words */
function selects() {
  return [...(form?.querySelectorAll("select") ?? [])];
}

/**
 * @param {HTMLElement} element
 * @param {HTMLSelectElement} select
 */
function agrees(element, select) {
  const wanted = select.value;
  const facet = (select.dataset.facet ?? "").replace(/_/g, "-");
  const value = element.getAttribute(`data-${facet}`) ?? "";
  if (wanted === "") return true;
  if (select.dataset.bound === "from") return value !== "" && value >= wanted;
  if (select.dataset.bound === "to") return value !== "" && value <= wanted;
  return value === wanted;
}

/** @param {string} words */
function show(words) {
  const chosen = selects();
  let shown = 0;
  for (const { element, words: present } of cards) {
    const fits = holds(folded(words), present) && chosen.every((one) => agrees(element, one));
    element.hidden = !fits;
    shown += fits ? 1 : 0;
  }
  if (empty) empty.hidden = shown > 0;
  if (count) {
    count.textContent = shown === cards.length ? unfiltered : `${shown} of ${cards.length} shown`;
  }
}

function change() {
  if (!form) return;
  const asked = /** @type {[string, string][]} */ (
    [...new FormData(form)].map(([name, value]) => [name, String(value).trim()])
  ).filter(([, value]) => value !== "");
  const query = listQuery(asked);
  history.replaceState(null, "", query ? `?${query}` : location.pathname);
  show(new Map(asked).get("q") ?? "");
}

function restore() {
  const query = new URLSearchParams(location.search);
  for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (
    form?.querySelectorAll("[name]") ?? []
  )) {
    field.value = query.get(field.name) ?? "";
    if (field.value === "" && field instanceof HTMLSelectElement) field.selectedIndex = 0;
  }
  show(query.get("q") ?? "");
}

form?.addEventListener("input", change);
form?.addEventListener("submit", (event) => {
  event.preventDefault();
  change();
});
document.getElementById("clear")?.addEventListener("click", () => {
  form?.reset();
  change();
  form?.querySelector("input")?.focus();
});
if (form) addEventListener("pageshow", restore);
