/**
 * The self-assessment: everything happens here, in the visitor's browser, and goes nowhere.
 *
 * What does it is fetched when a visitor reaches for it, or has kept answers on this device.
 */

import { readKept } from "./maturity/kept.js";

const place = /** @type {HTMLElement} */ (document.getElementById("assess"));
const keeping = /** @type {HTMLInputElement} */ (document.getElementById("assess-keep"));

/** What a visitor did while it was on its way, to be done again. @type {(() => void)[]} */
const waiting = [];
/** @type {Promise<void> | undefined} */
let coming;

const reach = () => (coming ??= come());

async function come() {
  try {
    await import("./maturity/page.js");
    place.removeEventListener("click", note, true);
    for (const again of waiting) again();
  } catch (error) {
    coming = undefined;
    const { sayFailure } = await import("./charts/said.js");
    sayFailure(document.getElementById("assess-said"), "Nothing can be answered now. Reload the page to try again.", error);
  }
  waiting.length = 0;
}

/** @param {Event} event */
function note({ target }) {
  reach();
  if (target instanceof HTMLButtonElement) waiting.push(() => target.click());
  if (target !== keeping) return;
  const { checked } = keeping;
  waiting.push(() => {
    keeping.checked = checked;
    keeping.dispatchEvent(new Event("change"));
  });
}

// Some browsers bring the tick of an earlier visit back, whatever has been kept since.
keeping.checked = false;
for (const name of ["pointerdown", "focusin", "change"]) place.addEventListener(name, reach, { once: true });
place.addEventListener("click", note, true);
if (readKept() !== null) reach();
