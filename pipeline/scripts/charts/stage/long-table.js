/** A long table shows its first rows, and a button for the rest; what was opened stays open. */

import { button } from "./elements.js";

const MOST_ROWS = 24;
/** @type {WeakSet<HTMLElement>} */
const opened = new WeakSet();

/** @param {HTMLElement} scroll what a table stands in; `data-rows` says how much of it is shown */
export function cutRows(scroll) {
  const rows = /** @type {HTMLTableElement} */ (scroll.querySelector("table")).tBodies[0].rows.length;
  const isCut = rows > MOST_ROWS && !opened.has(scroll);
  scroll.dataset.rows = isCut ? "some" : "all";
  const next = scroll.nextElementSibling;
  if (next?.classList.contains("chart-more")) next.remove();
  if (!isCut) return;
  const more = button(`Show all ${rows} rows`, () => {
    opened.add(scroll);
    cutRows(scroll);
    scroll.focus({ preventScroll: true });
  });
  more.classList.add("chart-more");
  scroll.after(more);
}
