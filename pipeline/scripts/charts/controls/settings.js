/** How a chart shows its figures: its choices, each with a sentence on what it does. */

import { INITIAL_STATE } from "../initial-state.js";
import { button, element } from "../stage/elements.js";

/** @typedef {import("../types.js").LiveChart} LiveChart */
/** @typedef {import("../types.js").Choice} Choice */

const MARGIN = 8;

/**
 * Open the settings under the button that asked for them; the same button closes them.
 * @param {LiveChart} chart
 * @param {Element} control
 */
export function openSettings(chart, control) {
  if (chart.figure.querySelector(".settings") || !choicesOf(chart).length) return;
  const opener = /** @type {HTMLButtonElement} */ (control);
  const id = `${chart.figure.id}-settings`;
  const choices = element("div");
  const reset = button("Reset the chart", () => {
    chart.change({ ...INITIAL_STATE, tab: chart.state().tab }).then(fill);
  });
  const popover = element(
    "div", { class: "settings", popover: "auto", role: "dialog", "aria-labelledby": `${id}-title` },
    element("h2", { id: `${id}-title` }, "Settings"), choices, reset,
  );
  popover.addEventListener("beforetoggle", ({ newState }) => {
    if (newState === "open") fill();
  });
  popover.addEventListener("toggle", ({ newState }) => {
    opener.setAttribute("aria-expanded", String(newState === "open"));
    if (newState === "open") place(popover, opener);
  });
  choices.addEventListener("change", ({ target }) => {
    const { name, value } = /** @type {HTMLInputElement} */ (target);
    chart.change({ [name.slice(id.length + 1)]: value }).then(fill);
  });
  opener.after(popover);
  popover.showPopover();
  // From now on the browser itself opens and closes it; the press that came here is not over yet.
  setTimeout(() => (opener.popoverTargetElement = popover));

  /** The choices as they are now: what one allows can depend on another. */
  function fill() {
    const focused = /** @type {HTMLInputElement | null} */ (choices.querySelector(":focus"));
    choices.replaceChildren(...choicesOf(chart).map((choice) => fieldset(chart, id, choice)));
    if (focused) document.getElementById(focused.id)?.focus();
  }
}

/**
 * Hide the button of the settings where a kind of chart has none.
 * @param {LiveChart} chart
 */
export function hideWithoutSettings(chart) {
  const opener = /** @type {HTMLElement | null} */ (chart.figure.querySelector("[data-tool=settings]"));
  if (opener) opener.hidden = !choicesOf(chart).length;
}

/** @param {LiveChart} chart */
const choicesOf = ({ kind, model, state }) => kind.choices(model, state());

/** @param {LiveChart} chart @param {string} id @param {Choice} choice */
function fieldset(chart, id, { field, label, values }) {
  const asked = chart.state()[field];
  const chosen = values.find(({ value, refused }) => value === asked && !refused) ?? values[0];
  const rows = values.map((one) => {
    const own = `${id}-${field}-${one.value}`;
    const radio = element("input", {
      type: "radio", id: own, name: `${id}-${field}`, value: one.value, "aria-describedby": `${own}-told`,
    });
    radio.checked = one === chosen;
    radio.disabled = Boolean(one.refused);
    const told = element("span", { id: `${own}-told`, class: "settings-told" }, one.refused || one.about);
    return element("div", { class: "settings-value" }, radio,
      element("label", { for: own }, one.label), told);
  });
  return element("fieldset", {}, element("legend", {}, label), ...rows);
}

/**
 * Under the button, within the page's width.
 * @param {HTMLElement} popover
 * @param {HTMLElement} opener
 */
function place(popover, opener) {
  const [box, width] = [opener.getBoundingClientRect(), document.documentElement.clientWidth];
  const left = Math.max(MARGIN, Math.min(box.left, width - popover.offsetWidth - MARGIN));
  popover.style.left = `${left + scrollX}px`;
  popover.style.top = `${box.bottom + scrollY + 4}px`;
  const checked = /** @type {HTMLElement | null} */ (popover.querySelector("input:checked"));
  checked?.focus({ preventScroll: true });
  popover.scrollIntoView({ block: "nearest" });
}
