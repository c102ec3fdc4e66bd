/** What the controls beside a chart do. */

import { save, saveCsv } from "../../files.js";
import { INITIAL_STATE } from "../initial-state.js";
import { asCsv, asPng, framedPicture } from "../stage/download.js";
import { turnFullScreen } from "./full-screen.js";
import { openPicker } from "./picker.js";
import { openSettings } from "./settings.js";

/** @typedef {import("../types.js").LiveChart} LiveChart */

/**
 * Do what a control is for.
 * @param {LiveChart} chart
 * @param {import("../stage/redraw.js").Stage} stage
 * @param {string} view
 * @param {Element} control
 */
export function use(chart, stage, view, control) {
  const { change, kind, model, state } = chart;
  const { tab, tool } = /** @type {HTMLElement} */ (control).dataset;
  if (tab) change({ tab: /** @type {import("../types.js").State["tab"]} */ (tab) });
  if (tool === "picks") openPicker(chart);
  if (tool === "full") turnFullScreen(chart.figure);
  if (tool === "settings") openSettings(chart, control);
  if (tool === "reset") change({ ...INITIAL_STATE, tab: state().tab });
  if (tool === "csv") saveCsv(asCsv(kind.table(model, state())), `${view}.csv`);
  if (tool === "svg" || tool === "png") takePicture(chart, stage, `${view}.${tool}`);
  if (tool === "link") copyLink(control);
}

/**
 * @param {LiveChart} chart
 * @param {import("../stage/redraw.js").Stage} stage
 * @param {string} name of the file
 */
async function takePicture(chart, stage, name) {
  const svg = framedPicture(stage.svg(), wordsAround(chart));
  save(name.endsWith(".png") ? await asPng(svg) : new Blob([svg], { type: "image/svg+xml" }), name);
}

/**
 * What stands around a picture that is taken away: its title, what it shows, and where it is from.
 * @param {LiveChart} chart
 * @returns {import("../stage/download.js").FrameWords}
 */
function wordsAround({ figure, kind, model, state }) {
  /** @param {string} part */
  const text = (part) => figure.querySelector(part)?.textContent?.trim() ?? "";
  const words = kind.words(model, state());
  return {
    title: text(".chart-title"),
    subtitle: [text(".chart-subtitle"), words.headline].filter(Boolean).join(". "),
    footer: [...words.notes, text(".chart-source"), location.href],
  };
}

/** @param {Element} button */
async function copyLink(button) {
  try {
    await navigator.clipboard.writeText(location.href);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Copy the address of this page";
  }
  setTimeout(() => (button.textContent = "Copy the link"), 2000);
}
