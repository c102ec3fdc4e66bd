/** A chart in a frame says how high it is, whenever that changes; who holds the frame may fit it. */

import { HEIGHT } from "./message.js";

if (parent !== window) {
  const chart = /** @type {HTMLElement} */ (document.querySelector("main"));
  // Any page may hold the frame, and a height is no secret.
  const tell = () => parent.postMessage({ [HEIGHT]: Math.ceil(chart.getBoundingClientRect().bottom + scrollY + margin()) }, "*");
  new ResizeObserver(tell).observe(chart);
}

/** What stands free below the chart, as above it. */
function margin() {
  return parseFloat(getComputedStyle(document.body).paddingBottom);
}
