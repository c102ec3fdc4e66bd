/**
 * The search box: finds as one types. Without this script the form leads to the list of data.
 */

import { folded, holds } from "./words.js";

const MOST = 8;

/**
 * @typedef {object} Item
 * @property {string} kind
 * @property {number} rank the place of its kind
 * @property {string} title
 * @property {string} address
 * @property {string} folded the title to compare with
 * @property {string} words everything to find it by
 * @property {string[]} others the other words alone, each name by itself
 */

/**
 * @typedef {[kind: number, title: string, address: string, note?: string, words?: string]} Row how
 *   an item stands in search.json
 */

/** @type {Promise<Item[]> | undefined} */
let fetched;

/**
 * @param {string} url
 * @returns {Promise<Item[]>}
 */
function fetchItems(url) {
  fetched ??= fetch(url)
    .then((response) => (response.ok ? response.json() : Promise.reject(response.status)))
    .then(({ kinds, items }) => items.map((/** @type {Row} */ row) => itemOf(row, kinds)))
    .catch(() => {
      fetched = undefined;
      return [];
    });
  return fetched;
}

/**
 * @param {Row} row
 * @param {string[]} kinds
 * @returns {Item}
 */
function itemOf([kind, title, address, note = "", words = ""], kinds) {
  return {
    kind: kinds[kind],
    rank: kind,
    title,
    address,
    folded: folded(title),
    words: folded(`${title} ${note} ${words}`),
    others: words.split("|").map(folded),
  };
}

/**
 * @param {Item} item
 * @param {string} wanted
 * @returns {number} how well the item's title fits: the smaller the better
 */
function distance(item, wanted) {
  if (item.folded === wanted) return 0;
  // An abbreviation means what is called so before what has it in its name.
  if (wanted.length < 4 && !wanted.includes(" ") && item.others.includes(wanted)) return 0.5;
  if (` ${item.words} `.includes(` ${wanted} `) && !wanted.includes(" ")) {
    if (item.folded.startsWith(wanted)) return 1;
    return wanted.length < 4 ? 2 : 4;
  }
  if (item.folded.startsWith(wanted)) return 3;
  return holds(wanted, item.folded) ? 4 : 5;
}

/**
 * @param {Item[]} items in the order of their kinds and names
 * @param {string} text
 * @returns {Item[]}
 */
function find(items, text) {
  const wanted = folded(text);
  if (!wanted) return [];
  return items
    .filter((item) => holds(wanted, item.words))
    .map((item) => ({ ...item, distance: distance(item, wanted) }))
    .sort(
      (a, b) =>
        a.distance - b.distance ||
        a.rank - b.rank ||
        // Where the title does not begin with it, who has fewest other words is meant.
        (a.distance > 3 ? a.words.length - b.words.length : 0),
    )
    .slice(0, MOST);
}

/**
 * Let a box find, once it has been reached for.
 * @param {HTMLFormElement} form
 */
export function enliven(form) {
  const input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  const index = new URL(form.dataset.index ?? "", document.baseURI);
  const list = document.createElement("ul");
  const status = document.createElement("p");
  let shown = /** @type {Item[]} */ ([]);
  let active = -1;

  list.id = `${input.id}-found`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Found");
  list.hidden = true;
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  form.append(list, status);
  input.setAttribute("aria-controls", list.id);
  close();

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  /** @param {Item} item */
  const go = (item) => location.assign(new URL(item.address, new URL(".", index)));

  /** @param {Item} item @param {number} place */
  function option(item, place) {
    const element = document.createElement("li");
    const kind = document.createElement("span");
    element.id = `${list.id}-${place}`;
    element.setAttribute("role", "option");
    element.setAttribute("aria-selected", "false");
    element.append(item.title, " ", kind);
    kind.textContent = item.kind;
    element.addEventListener("mousedown", (event) => event.preventDefault());
    element.addEventListener("click", () => go(item));
    return element;
  }

  async function show() {
    const text = input.value;
    const items = await fetchItems(index.href);
    if (text !== input.value) return;
    shown = find(items, text);
    list.replaceChildren(...shown.map(option));
    close();
    const some = shown.length > 0;
    status.textContent = !folded(text) ? "" : some ? `${shown.length} found` : "Nothing found";
    list.hidden = !some;
    input.setAttribute("aria-expanded", String(some));
  }

  /** @param {number} place */
  function choose(place) {
    active = (place + shown.length) % shown.length;
    [...list.children].forEach((element, i) => {
      element.setAttribute("aria-selected", String(i === active));
      if (i === active) element.scrollIntoView({ block: "nearest" });
    });
    input.setAttribute("aria-activedescendant", `${list.id}-${active}`);
  }

  input.addEventListener("input", show);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && shown.length) {
      event.preventDefault();
      const down = event.key === "ArrowDown";
      if (list.hidden) {
        list.hidden = false;
        input.setAttribute("aria-expanded", "true");
      }
      choose(active < 0 ? (down ? 0 : -1) : active + (down ? 1 : -1));
    }
  });
  form.addEventListener("submit", (event) => {
    if (list.hidden || !shown.length) return;
    event.preventDefault();
    go(shown[Math.max(active, 0)]);
  });

  fetchItems(index.href);
  if (input.value) show();
}
