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
export function itemOf([kind, title, address, note = "", words = ""], kinds) {
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
export function find(items, text) {
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
  const status = document.createElement("p");
  /** @param {Item} item */
  const go = (item) => location.assign(new URL(item.address, new URL(".", index)));
  const found = listUnder(input, go);

  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  form.append(found.list, status);

  async function show() {
    const text = input.value;
    const items = await fetchItems(index.href);
    if (text !== input.value) return;
    const shown = find(items, text);
    found.show(shown);
    status.textContent = !folded(text) ? "" : shown.length ? `${shown.length} found` : "Nothing found";
  }

  input.addEventListener("input", show);
  input.addEventListener("blur", found.close);
  input.addEventListener("keydown", (event) => {
    if (found.takes(event.key)) event.preventDefault();
  });
  form.addEventListener("submit", (event) => {
    const item = found.chosen();
    if (!item) return;
    event.preventDefault();
    go(item);
  });

  fetchItems(index.href);
  if (input.value) show();
}

/**
 * The list of what was found, and which of it is looked at.
 * @param {HTMLInputElement} input
 * @param {(item: Item) => void} go
 */
function listUnder(input, go) {
  const list = emptyList(`${input.id}-found`);
  let shown = /** @type {Item[]} */ ([]);
  let active = -1;
  input.setAttribute("aria-controls", list.id);
  close();
  return { list, show, close, takes, chosen: () => (list.hidden ? undefined : shown[Math.max(active, 0)]) };

  /** @param {boolean} isOpen */
  function open(isOpen) {
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", String(isOpen));
  }

  function close() {
    open(false);
    active = -1;
    input.removeAttribute("aria-activedescendant");
  }

  /** @param {Item[]} items */
  function show(items) {
    shown = items;
    list.replaceChildren(...shown.map((item, place) => optionOf(item, `${list.id}-${place}`, go)));
    close();
    open(shown.length > 0);
  }

  /** @param {string} key @returns {boolean} whether it was for the list */
  function takes(key) {
    const isFor = key === "Escape" ? !list.hidden : shown.length > 0 && (key === "ArrowDown" || key === "ArrowUp");
    if (isFor && key === "Escape") close();
    else if (isFor) {
      open(true);
      const down = key === "ArrowDown";
      look(active < 0 ? (down ? 0 : -1) : active + (down ? 1 : -1));
    }
    return isFor;
  }

  /** @param {number} place */
  function look(place) {
    active = (place + shown.length) % shown.length;
    select(list, active);
    input.setAttribute("aria-activedescendant", `${list.id}-${active}`);
  }
}

/** @param {string} id */
function emptyList(id) {
  const list = document.createElement("ul");
  list.id = id;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Found");
  return list;
}

/** @param {HTMLElement} list @param {number} place of the option that is looked at */
function select(list, place) {
  [...list.children].forEach((option, i) => {
    option.setAttribute("aria-selected", String(i === place));
    if (i === place) option.scrollIntoView({ block: "nearest" });
  });
}

/**
 * @param {Item} item
 * @param {string} id
 * @param {(item: Item) => void} go
 */
function optionOf(item, id, go) {
  const option = document.createElement("li");
  const kind = document.createElement("span");
  option.id = id;
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  const title = document.createElement("bdi");
  title.textContent = item.title;
  option.append(title, " ", kind);
  kind.textContent = item.kind;
  option.addEventListener("mousedown", (event) => event.preventDefault());
  option.addEventListener("click", () => go(item));
  return option;
}
