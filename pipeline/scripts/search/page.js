/** The page of results: finds what its address asks for, and keeps what is typed there. */

import { button, element } from "../charts/stage/elements.js";
import { searchAddress } from "./addresses.js";
import { searchAt } from "./fetch.js";
import { countInWords, remarks } from "./remarks.js";

/** @typedef {import("./types.js").Hit} Hit */
/** @typedef {import("./types.js").Found} Found */

const MOST = 6;
const MOST_VALUES = 8;
const PAUSE = 250;

const form = /** @type {HTMLFormElement} */ (document.getElementById("search-form"));
const input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
const count = /** @type {HTMLElement} */ (document.getElementById("search-count"));
const said = /** @type {HTMLElement} */ (document.getElementById("search-said"));
const results = /** @type {HTMLElement} */ (document.getElementById("search-results"));
const ways = /** @type {HTMLElement} */ (document.getElementById("search-ways"));
const search = searchAt(new URL(form.dataset.lookup ?? "", document.baseURI).href, () => show());
const pageTitle = document.title;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;
/** Whether what is typed stands under an entry of its own in the history. */
let isKept = false;

async function show() {
  const text = input.value;
  document.title = text.trim() ? `${text.trim()} – ${pageTitle}` : pageTitle;
  try {
    const found = await search.find(text);
    if (text === input.value) write(found, text);
  } catch (error) {
    console.error(error);
    count.textContent = "Nothing can be found now. Reload the page to try again.";
    ways.hidden = false;
  }
}

/** @param {Found} found @param {string} text */
function write(found, text) {
  count.textContent = countInWords(found, text);
  said.replaceChildren(...remarks(found).map((line) => element("p", {}, line)));
  let left = MOST_VALUES;
  results.replaceChildren(...found.groups.map((group, place) => sectionOf(group, `search-group-${place}`, (hit, line) => {
    if (!hit.value || (left -= 1) < 0) return;
    search.value(hit.value).then((told) => told && line.prepend(element("strong", {}, told), " "));
  })));
  ways.hidden = found.count > 0 && !found.isNearest;
  // The room that was kept for what an address asks for is for these.
  if (!ways.hidden) delete document.documentElement.dataset.asked;
}

/**
 * @param {Found["groups"][number]} group
 * @param {string} id
 * @param {(hit: Hit, line: HTMLElement) => void} tell
 */
function sectionOf({ title, hits }, id, tell) {
  const items = hits.map((hit) => {
    const line = element("p", { class: "search-line" }, hit.note);
    tell(hit, line);
    return element("li", {}, element("a", { href: search.at(hit.address) }, element("bdi", {}, hit.title)), line);
  });
  const list = element("ul", { class: "search-hits" }, ...items);
  items.slice(MOST).forEach((item) => (item.hidden = true));
  const section = element("section", { "aria-labelledby": id }, element("h2", { id }, title), list);
  if (items.length > MOST) section.append(moreOf(items));
  return section;
}

/** @param {HTMLElement[]} items */
function moreOf(items) {
  const more = button(`Show all ${items.length}`, () => {
    items.forEach((item) => (item.hidden = false));
    items[MOST].querySelector("a")?.focus();
    more.remove();
  }, { class: "search-more" });
  return more;
}

/** Keeps what is asked in the address: a new entry for a new query, that goes on changing while one types. */
function keep() {
  const address = search.at(searchAddress(input.value.trim()));
  if (address === location.href) return;
  if (isKept) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  isKept = true;
}

function restore() {
  isKept = false;
  input.value = new URLSearchParams(location.search).get("q") ?? "";
  show();
}

input.addEventListener("input", () => {
  show();
  clearTimeout(waiting);
  waiting = setTimeout(keep, PAUSE);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  keep();
  isKept = false;
  show();
});
addEventListener("popstate", restore);
addEventListener("pageshow", restore);
