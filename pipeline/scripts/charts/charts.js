/**
 * Waits at each chart until a visitor reaches for it; only then is what brings it to life fetched.
 *
 * Reaching is pressing a control, clicking or tapping the drawing, moving to it with the keyboard,
 * resting the pointer on it, or opening an address that says what it should show.
 */

import { offerFullScreen } from "./controls/full-screen.js";
import { fetchKind, fetchVega } from "./fetch-kind.js";
import { say, sayFailure } from "./stage/announce.js";

const REST = 200;
// As in `fetch-kind.js`.
const LIVE = /** @type {any} */ (globalThis).ADDRESSES.live;

/** @param {HTMLElement} figure */
function wait(figure) {
  const drawing = /** @type {HTMLElement} */ (figure.querySelector(".chart-drawing"));
  /** @type {Promise<any> | undefined} */
  let coming;
  /** @type {number | undefined} */
  let resting;
  const said = figure.querySelector(".chart-said");
  const reach = () => (coming ??= come());

  /** What has failed can be tried again. */
  async function come() {
    say(said, "");
    try {
      // What it will ask for itself is on its way at once.
      const [{ bringToLife }] = await Promise.all([
        import(new URL(LIVE, import.meta.url).href), fetchKind(figure.dataset.kind ?? ""), fetchVega(),
      ]);
      return await bringToLife(figure);
    } catch (error) {
      coming = undefined;
      sayFailure(said, "This chart cannot be changed now. Reload the page to try again.", error);
      return undefined;
    }
  }

  /** What it pointed at is shown once the chart is alive, wherever the page has moved to. @param {MouseEvent} event */
  async function firstTap({ clientX, clientY }) {
    const { x, y } = drawing.getBoundingClientRect();
    const chart = await reach();
    const now = drawing.getBoundingClientRect();
    chart?.tapped({ clientX: clientX - x + now.x, clientY: clientY - y + now.y });
  }

  drawing.addEventListener("pointerenter", () => (resting = setTimeout(reach, REST)));
  drawing.addEventListener("pointerleave", () => clearTimeout(resting));
  drawing.addEventListener("pointerdown", reach);
  drawing.addEventListener("click", firstTap, { once: true });
  drawing.addEventListener("focus", reach);
  for (const control of figure.querySelectorAll("[data-tool], [data-tab]")) {
    control.addEventListener("click", async (event) => {
      // A file lies ready of what the page shows; of what is chosen it is made.
      if (control instanceof HTMLAnchorElement && !coming) return;
      if (control instanceof HTMLAnchorElement) event.preventDefault();
      (await reach())?.use(control);
    });
  }

  offerFullScreen(figure);
  figure.querySelector(".chart-link")?.removeAttribute("hidden");
  drawing.tabIndex = 0;
  drawing.setAttribute("role", "application");
  drawing.setAttribute("aria-roledescription", "chart");
  drawing.setAttribute("aria-labelledby", `${figure.id}-title`);
  drawing.setAttribute("aria-describedby", `${figure.id}-words ${figure.id}-keys`);

  const own = `${figure.dataset.asked ?? figure.dataset.view}.`;
  if ([...new URLSearchParams(location.search).keys()].some((name) => name.startsWith(own))) {
    // What is said of another choice is not shown first, nor seen to move.
    figure.classList.add("is-coming");
    reach().finally(() => figure.classList.remove("is-coming"));
  }
}

for (const figure of document.querySelectorAll("figure[data-live]")) {
  wait(/** @type {HTMLElement} */ (figure));
}
