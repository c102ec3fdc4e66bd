/** The search box: shows what is found as one types. Without it the form leads to the page of results. */

import { element } from "../charts/stage/elements.js";
import { searchAddress } from "./addresses.js";
import { searchAt } from "./fetch.js";
import { bestOf } from "./find.js";
import { countInWords } from "./remarks.js";

/** @typedef {import("./types.js").Hit} Hit */

const MOST = 7;
const MOST_VALUES = 3;

/**
 * Let a box find, once it has been reached for.
 * @param {HTMLFormElement} form
 */
export function enliven(form) {
  const input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  const search = searchAt(new URL(form.dataset.index ?? "", document.baseURI).href, () => show());
  const status = element("p", { class: "visually-hidden", role: "status" });
  /** @param {Pick<Hit, "address">} hit */
  const go = ({ address }) => location.assign(search.at(address));
  const found = listUnder(input, go);
  form.append(found.list, status);

  async function show() {
    const text = input.value;
    try {
      const results = await search.find(text);
      if (text !== input.value) return;
      const hits = bestOf(results, MOST);
      found.show(hits, text.trim());
      for (const [place, { value }] of hits.slice(0, MOST_VALUES).entries()) {
        if (value) search.value(value).then((told) => text === input.value && told && found.tell(place, told));
      }
      status.textContent = countInWords(results, text);
    } catch {
      found.close();
      status.textContent = "Suggestions cannot be fetched now";
    }
  }

  input.addEventListener("input", show);
  input.addEventListener("blur", found.close);
  input.addEventListener("keydown", (event) => {
    if (found.takes(event.key)) event.preventDefault();
  });
  form.addEventListener("submit", (event) => {
    const hit = found.chosen();
    if (!hit) return;
    event.preventDefault();
    go(hit);
  });

  search.prepare();
  if (input.value) show();
}

/**
 * The list of what was found, and which of it is looked at.
 * @param {HTMLInputElement} input
 * @param {(hit: Pick<Hit, "address">) => void} go
 */
function listUnder(input, go) {
  const list = element("ul", { id: `${input.id}-found`, role: "listbox", "aria-label": "Found" });
  let shown = /** @type {Pick<Hit, "address">[]} */ ([]);
  let active = -1;
  input.setAttribute("aria-controls", list.id);
  close();
  return { list, show, tell, close, takes, chosen: () => (list.hidden ? undefined : shown[active]) };

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

  /** @param {Hit[]} hits @param {string} text */
  function show(hits, text) {
    const all = { title: hits.length ? `All results for “${text}”` : `Search for “${text}”`, note: "", one: "", address: searchAddress(text) };
    const offered = hits.length ? [...hits, all] : [];
    shown = offered;
    list.replaceChildren(...offered.map((hit, place) => optionOf(hit, `${list.id}-${place}`, () => go(hit))));
    if (hits.length) list.lastElementChild?.classList.add("search-all");
    close();
    open(shown.length > 0);
  }

  /** @param {number} place @param {string} value */
  function tell(place, value) {
    const note = list.children[place]?.querySelector(".search-note");
    note?.replaceChildren(element("strong", {}, value));
  }

  /** @param {string} key @returns {boolean} whether it was for the list */
  function takes(key) {
    const isFor = key === "Escape" ? !list.hidden : shown.length > 0 && (key === "ArrowDown" || key === "ArrowUp");
    if (isFor && key === "Escape") close();
    else if (isFor) {
      open(true);
      const isDown = key === "ArrowDown";
      look(active < 0 ? (isDown ? 0 : -1) : active + (isDown ? 1 : -1));
    }
    return isFor;
  }

  /** @param {number} place */
  function look(place) {
    active = (place + shown.length) % shown.length;
    [...list.children].forEach((option, i) => {
      option.setAttribute("aria-selected", String(i === active));
      if (i === active) option.scrollIntoView({ block: "nearest" });
    });
    input.setAttribute("aria-activedescendant", `${list.id}-${active}`);
  }
}

/**
 * @param {{title: string, note: string, one: string}} hit
 * @param {string} id
 * @param {() => void} go
 */
function optionOf({ title, note, one }, id, go) {
  const words = element("span", { class: "search-words" }, element("bdi", {}, title));
  words.append(" ", element("span", { class: "search-note" }, note));
  const option = element("li", { id, role: "option", "aria-selected": "false" }, words, " ", element("span", { class: "search-kind" }, one));
  option.addEventListener("mousedown", (event) => event.preventDefault());
  option.addEventListener("click", go);
  return option;
}
