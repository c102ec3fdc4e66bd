/** Narrows a list of names down to those that are typed: `data-words` says how each can be found. */

import { folded, holds } from "./words.js";

const input = /** @type {HTMLInputElement} */ (document.getElementById("filter"));
const whole = /** @type {HTMLElement} */ (document.getElementById(input.dataset.filter ?? ""));
const count = document.getElementById("filter-count");
const empty = document.getElementById("filter-empty");
const names = /** @type {HTMLElement[]} */ ([...whole.querySelectorAll("[data-words]")]).map(
  (element) => ({ element, words: folded(element.dataset.words ?? "") }),
);

function show() {
  const wanted = folded(input.value);
  let shown = 0;
  for (const name of names) {
    name.element.hidden = wanted !== "" && !holds(wanted, name.words);
    shown += name.element.hidden ? 0 : 1;
  }
  for (const part of whole.querySelectorAll("section, .places, .places-without")) {
    const left = part.querySelector("[data-words]:not([hidden])");
    /** @type {HTMLElement} */ (part).hidden = left === null;
  }
  if (count) count.textContent = wanted ? `${shown} found` : "";
  if (empty) empty.hidden = shown > 0;
}

input.addEventListener("input", show);
input.form?.addEventListener("submit", (event) => {
  event.preventDefault();
  const found = names.filter((name) => !name.element.hidden);
  const link = found.length === 1 ? found[0].element.querySelector("a") : null;
  link?.click();
});
if (input.value) show();
