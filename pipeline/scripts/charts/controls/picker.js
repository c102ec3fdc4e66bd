/** The list in which a visitor picks what a chart shows. */

import { button } from "../stage/elements.js";
import { look, markPicked, moveByKey, pickerDialog, showing } from "./pick-list.js";
import { pickingOf } from "./picking.js";
import { pickedIn } from "./subjects.js";

/** @typedef {import("../types.js").LiveChart} LiveChart */

/** Where the list covers the chart, so that what is picked shows only when the list is closed. */
const PHONE = "(max-width: 699px)";

/**
 * Open the list. What is picked shows at once; one entry of the history is made at the end.
 * @param {LiveChart} chart
 */
export function openPicker(chart) {
  if (chart.figure.querySelector(".picker")) return;
  const isSheet = matchMedia(PHONE).matches;
  const parts = pickerDialog(chart);
  const picking = pickingOf(chart, changed);
  const mark = () => markPicked(parts, picking);
  const show = showing(parts, picking, pickedIn(chart), mark);
  listen(parts, press, closed);
  parts.presets(picking);
  if (chart.kind.picks === "many") parts.foot.append(button("Clear", picking.clear));
  parts.foot.append(
    button("Start again", picking.restore),
    button("Done", () => parts.dialog.close("done"), { class: "picker-done" }),
  );
  chart.figure.append(parts.dialog);
  show();
  parts.dialog.showModal();
  parts.input.focus();

  function changed() {
    mark();
    if (!isSheet) chart.change(picking.chosen(), { isPassing: true });
    if (chart.kind.picks === "one") parts.dialog.close("done");
  }

  /** @param {Element} option */
  function press(option) {
    look(parts, option);
    picking.turn(/** @type {HTMLElement} */ (option).dataset.key ?? "");
  }

  /** @param {boolean} isDone whether it was closed by the button for that */
  function closed(isDone) {
    if (!isSheet || isDone) chart.change(picking.chosen());
    /** @type {HTMLElement | null} */ (chart.figure.querySelector("[data-tool=picks]"))?.focus();
  }
}

/**
 * @param {import("./pick-list.js").PickerDialog} parts
 * @param {(option: Element) => void} press
 * @param {(isDone: boolean) => void} closed
 */
function listen(parts, press, closed) {
  const { dialog, input, list } = parts;
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => {
    const option = target instanceof Element ? target.closest("li") : null;
    if (option) press(option);
  });
  input.addEventListener("keydown", (event) => moveByKey(event, parts, press));
  dialog.addEventListener("close", () => {
    dialog.remove();
    closed(dialog.returnValue === "done");
  });
}
