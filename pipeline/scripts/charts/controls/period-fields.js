/** Periods to choose from: found by what is typed, and set by handles. */

import { highest, lowest } from "../rules/numbers.js";
import { periodNoun } from "../rules/sentences.js";
import { element } from "../stage/elements.js";

/** @typedef {import("../types.js").Keys} Keys */

/** How long the arrow keys must rest before what they set counts as one change. */
const REST = 600;

/**
 * The place of the period that a text names, or of the nearest to it; -1 for a text that names none.
 * @param {Keys} time
 * @param {string} text
 */
function placeNamed({ keys }, text) {
  const wanted = text.trim();
  const place = keys.findIndex((key) => key.toLowerCase() === wanted.toLowerCase());
  if (place >= 0 || !/^\d/.test(wanted)) return place;
  const year = parseFloat(wanted);
  const inYear = keys.findIndex((key) => key >= wanted && parseFloat(key) === year);
  if (inYear >= 0) return inYear;
  const distances = keys.map((key) => Math.abs(parseFloat(key) - year));
  const least = lowest(distances);
  const isAfter = year > parseFloat(keys[distances.indexOf(least)]);
  return isAfter ? distances.lastIndexOf(least) : distances.indexOf(least);
}

/**
 * A handle on a track of periods. While it is moved, `moved` hears of each step, then `done` once.
 * @param {Keys} time
 * @param {string} label
 * @param {(place: number) => void} moved
 * @param {() => void} done
 */
export function handle({ keys }, label, moved, done) {
  const range = element("input", {
    type: "range", min: "0", max: String(keys.length - 1), step: "1", "aria-label": label,
  });
  /** @type {number | undefined} */
  let resting;
  let [isHeld, isMoved] = [false, false];
  range.addEventListener("pointerdown", () => (isHeld = true));
  range.addEventListener("keydown", () => (isHeld = false));
  range.addEventListener("input", () => {
    isMoved = true;
    moved(Number(range.value));
    clearTimeout(resting);
    if (!isHeld) resting = setTimeout(finish, REST);
  });
  range.addEventListener("change", () => isHeld && finish());
  range.addEventListener("blur", finish);
  return range;

  function finish() {
    clearTimeout(resting);
    if (isMoved) done();
    isMoved = false;
  }
}

/**
 * A field to type a period in. What it does not know it says under the field, and keeps.
 * @param {Keys} time
 * @param {string} label
 * @param {(place: number) => void} set
 * @param {(text: string) => void} tell
 */
export function field(time, label, set, tell) {
  const isYear = periodNoun(time) === "year";
  const width = String(highest(time.keys.map((key) => key.length), 4) + 1);
  const input = element("input", {
    type: "text", size: width, autocomplete: "off", "aria-label": label,
    ...(isYear ? { inputmode: "numeric", maxlength: "4" } : {}),
  });
  input.addEventListener("change", take);
  // What is typed takes the place of what stands there. A tap sets a caret after the focus, and ends with
  // its click: nothing may wait longer than that, or it takes what was typed in between.
  input.addEventListener("focus", () => input.select());
  input.addEventListener("click", () => input.selectionStart === input.selectionEnd && input.select());
  return input;

  function take() {
    const place = placeNamed(time, input.value);
    input.ariaInvalid = place < 0 ? "true" : null;
    const typed = input.value.trim();
    if (place < 0) return tell(`No ${periodNoun(time)} here is called “${typed}”.`);
    const found = time.keys[place];
    tell(found.toLowerCase() === typed.toLowerCase() ? "" : `The nearest to ${typed} is ${found}.`);
    input.value = found;
    set(place);
  }
}
