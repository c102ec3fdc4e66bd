/** What the controls beside a chart do. */

import { save, saveCsv, writeCsv } from "../../files.js";
import { INITIAL_STATE } from "../initial-state.js";
import { nameOfFile } from "../rules/file-name.js";
import { asPng, framedPicture } from "../stage/download.js";
import { linkTo } from "../stage/share.js";
import { turnFullScreen } from "./full-screen.js";
import { openPicker } from "./picker.js";
import { openSettings } from "./settings.js";

/** @typedef {import("../types.js").LiveChart} LiveChart */

/**
 * Do what a control is for.
 * @param {LiveChart} chart
 * @param {import("../stage/redraw.js").Stage} stage
 * @param {Element} control
 */
export function use(chart, stage, control) {
  const { change, kind, model, state } = chart;
  const { tab, tool } = /** @type {HTMLElement} */ (control).dataset;
  if (tab) change({ tab: /** @type {import("../types.js").State["tab"]} */ (tab) });
  if (tool === "picks") openPicker(chart);
  if (tool === "full") turnFullScreen(chart.figure);
  if (tool === "settings") openSettings(chart, control);
  if (tool === "reset") change({ ...INITIAL_STATE, tab: state().tab });
  if (tool === "csv" || tool === "svg" || tool === "png") take(chart, stage, tool);
  if (tool === "link") copyLink(chart, control);
}

/**
 * Hand over what is seen, in a file whose name says what is in it.
 * @param {LiveChart} chart
 * @param {import("../stage/redraw.js").Stage} stage
 * @param {"csv" | "svg" | "png"} form
 */
async function take(chart, stage, form) {
  const { figure, kind, model, state } = chart;
  const { dataset = "", view = "" } = figure.dataset;
  const file = kind.file(model, state());
  const name = `${nameOfFile(model, file, { dataset, view })}.${form}`;
  if (form === "csv") return saveCsv(writeCsv([file.columns, ...file.rows]), name);
  const svg = framedPicture(stage.svg(), wordsAround(chart));
  save(form === "png" ? await asPng(svg) : new Blob([svg], { type: "image/svg+xml" }), name);
}

/**
 * What stands around a picture that is taken away: its title, what it shows, and where it is from.
 * @param {LiveChart} chart
 * @returns {import("../stage/download.js").FrameWords}
 */
function wordsAround(chart) {
  const { figure, kind, model, state } = chart;
  /** @param {string} part */
  const text = (part) => figure.querySelector(part)?.textContent?.trim() ?? "";
  const words = kind.words(model, state());
  return {
    title: text(".chart-title"),
    subtitle: [text(".chart-subtitle"), words.headline].filter(Boolean).join(". "),
    footer: [...words.notes, text(".chart-source"), linkTo(chart)],
  };
}

/** @param {LiveChart} chart @param {Element} button */
async function copyLink(chart, button) {
  try {
    await navigator.clipboard.writeText(linkTo(chart));
    button.textContent = "Copied";
  } catch {
    button.textContent = "Copy the address of this page";
  }
  setTimeout(() => (button.textContent = "Copy the link"), 2000);
}
