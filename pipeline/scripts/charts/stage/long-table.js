/** A long table shows its first rows, and a button for the rest; what was opened stays open. */

import { button } from "./elements.js";

// A button for fewer than five rows takes as much room as these.
const [MOST_ROWS, SHOWN] = [24, 20];
/** @type {WeakSet<HTMLElement>} */
const opened = new WeakSet();

/** @param {HTMLElement} scroll what a table stands in; `data-rows` says how much of it is shown */
export function cutRows(scroll) {
  const rows = [.../** @type {HTMLTableElement} */ (scroll.querySelector("table")).tBodies[0].rows];
  const isCut = rows.length > MOST_ROWS && !opened.has(scroll);
  rows.forEach((row, i) => (row.hidden = isCut && i >= SHOWN));
  scroll.dataset.rows = isCut ? "some" : "all";
  const next = scroll.nextElementSibling;
  if (next?.classList.contains("chart-more")) next.remove();
  if (!isCut) return;
  const more = button(`Show all ${rows.length} rows`, () => {
    opened.add(scroll);
    cutRows(scroll);
    scroll.focus({ preventScroll: true });
  });
  more.classList.add("chart-more");
  scroll.after(more);
}
