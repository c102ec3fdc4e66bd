/**
 * For pages of other sites: gives each frame that holds a chart of this site the height of what is in it.
 *
 * It listens to frames of the site that it was loaded from, takes nothing of what they say but a height,
 * and changes nothing but that of the frame which said it.
 */

import { HEIGHT } from "./message.js";

const [LOWEST, HIGHEST] = [120, 8000];
const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
const home = new URL(script?.src ?? location.href).origin;

addEventListener("message", ({ data, origin, source }) => {
  const height = Number(data?.[HEIGHT]);
  if (origin !== home || !(height >= LOWEST && height <= HIGHEST)) return;
  for (const frame of document.querySelectorAll("iframe")) {
    if (frame.contentWindow === source) frame.style.height = `${height}px`;
  }
});
