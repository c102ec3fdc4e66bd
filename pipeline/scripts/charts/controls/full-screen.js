/** A chart over the whole screen, where the browser can show it so. */

const [LABEL, LEAVE] = ["Full screen", "Leave full screen"];

/**
 * Offer it where it can be had.
 * @param {HTMLElement} figure
 */
export function offerFullScreen(figure) {
  const button = /** @type {HTMLElement | null} */ (figure.querySelector("[data-tool=full]"));
  if (!button || !document.fullscreenEnabled || !figure.requestFullscreen) return;
  button.hidden = false;
  figure.addEventListener("fullscreenchange", () => {
    const label = button.querySelector("span");
    if (label) label.textContent = document.fullscreenElement === figure ? LEAVE : LABEL;
  });
}

/**
 * Show a chart over the whole screen, or as it was.
 * @param {HTMLElement} figure
 */
export async function turnFullScreen(figure) {
  if (document.fullscreenElement === figure) return document.exitFullscreen();
  try {
    await figure.requestFullscreen();
  } catch (error) {
    // The page that holds the frame does not allow it.
    /** @type {HTMLElement} */ (figure.querySelector("[data-tool=full]")).hidden = true;
    console.warn(error);
  }
}
