/**
 * Waits on the page on which entities are set side by side until a visitor reaches for what is on
 * offer there, or comes with something chosen; only then is what does it fetched.
 */

import { sayFailure } from "./charts/stage/announce.js";

const place = /** @type {HTMLElement} */ (document.getElementById("compare"));
const offers = /** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll("[data-offer]"));
let isComing = false;

/** @param {string} offer what was reached for, or nothing */
async function begin(offer) {
  if (isComing) return;
  isComing = true;
  // Who comes with a choice is not shown another one first, nor sees it move.
  place.classList.toggle("is-coming", !offer);
  try {
    const { start } = await import("./compare/page.js");
    isComing = await start(offer);
  } catch (error) {
    isComing = false;
    sayFailure(document.getElementById("compare-said"), "Nothing else can be compared now. Reload the page to try again.", error);
  }
  place.classList.remove("is-coming");
}

for (const one of offers) one.addEventListener("click", () => begin(one.dataset.offer ?? ""));
if (location.search) begin("");
