/**
 * The self-assessment: everything happens here, in the visitor's browser, and goes nowhere.
 *
 * What does it is fetched when a visitor reaches for it, or has kept answers on this device.
 */

import { sayFailure } from "./charts/stage/announce.js";
import { readKept } from "./maturity/on-this-device.js";

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
    for (const name of ["click", "change"]) place.removeEventListener(name, note, true);
    for (const again of waiting) again();
  } catch (error) {
    coming = undefined;
    sayFailure(document.getElementById("assess-said"), "Nothing can be answered now. Reload the page to try again.", error);
  }
  waiting.length = 0;
}

/**
 * Answers need no note: they are read from the page.
 * @param {Event} event
 */
function note({ target, type }) {
  reach();
  if (type === "click" && target instanceof HTMLButtonElement) waiting.push(() => target.click());
  if (type !== "change" || !(target instanceof HTMLInputElement) || target.type === "radio") return;
  const { checked } = target;
  waiting.push(() => {
    target.checked = checked;
    target.dispatchEvent(new Event("change"));
  });
}

// Some browsers bring the tick of an earlier visit back, whatever has been kept since.
keeping.checked = false;
for (const name of ["pointerdown", "focusin"]) place.addEventListener(name, reach, { once: true });
for (const name of ["click", "change"]) place.addEventListener(name, note, true);
if (readKept() !== null) reach();
