/** What stands beside a drawing: which of a chart's parts is open, and its words and notes. */

import { holdsFor } from "../rules/titles.js";

/**
 * Open one part and close the one that was open; what somebody opened below stays until then.
 * @param {HTMLElement} figure
 * @param {import("../types.js").State["tab"]} tab
 */
export function showTab(figure, tab) {
  const isAnother = (figure.dataset.tab ?? "chart") !== tab;
  figure.dataset.tab = tab;
  for (const button of figure.querySelectorAll("[data-tab]")) {
    const own = /** @type {HTMLElement} */ (button).dataset.tab;
    if (button instanceof HTMLButtonElement) button.setAttribute("aria-pressed", String(own === tab));
  }
  for (const panel of figure.querySelectorAll("details[data-panel]")) {
    const own = /** @type {HTMLElement} */ (panel).dataset.panel;
    if (isAnother) /** @type {HTMLDetailsElement} */ (panel).open = own === tab;
  }
}

/**
 * A title of the page, unless it names other years than those shown.
 * @param {string} text
 * @param {import("../types.js").Within | undefined} within
 * @param {"title" | "subtitle"} part
 */
const fitting = (text, within, part) => (within && !holdsFor(text, within) ? within[part] : text);

/** @param {HTMLElement} figure @param {import("../types.js").ChartWords} words */
export function showWords(figure, words) {
  const headline = figure.querySelector(".chart-headline");
  const title = figure.querySelector(".chart-title a") ?? figure.querySelector(".chart-title");
  const subtitle = figure.querySelector(".chart-subtitle");
  const place = /** @type {HTMLElement | null} */ (figure.querySelector(".chart-words"));
  if (headline) headline.textContent = words.headline;
  if (title) {
    figure.dataset.title ??= title.textContent ?? "";
    title.textContent = words.title ?? fitting(figure.dataset.title, words.within, "title");
    figure.querySelector(".chart-shown .scroll")?.setAttribute("aria-label", `Table: ${title.textContent}`);
  }
  if (subtitle) {
    figure.dataset.subtitle ??= subtitle.textContent ?? "";
    subtitle.textContent = words.subtitle ?? fitting(figure.dataset.subtitle, words.within, "subtitle");
  }
  if (place) {
    place.textContent = words.sentences.join(" ");
    place.hidden = !words.sentences.length;
  }
  const notes = words.notes.map((text) => {
    const note = document.createElement("p");
    note.className = "chart-note";
    note.textContent = text;
    return note;
  });
  figure.querySelector(".chart-notes")?.replaceChildren(...notes);
}
