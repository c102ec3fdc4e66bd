/** Where what is seen can be seen again: the link to a chart, and the code of a frame on someone else's page. */

import { frameHeight } from "../layout/frame-height.js";
import { CANVASES } from "../layout/canvas.js";
import { readable, write } from "./address.js";

/** @typedef {import("../types.js").LiveChart} LiveChart */

/** @param {LiveChart} chart @returns {string} the address of its data's page, with what is chosen of it */
export function linkTo({ figure, state }) {
  const { view = "" } = figure.dataset;
  const whole = /** @type {HTMLAnchorElement | null} */ (figure.querySelector("a.chart-whole"));
  const [page] = (whole?.href ?? location.href).split(/[?#]/);
  return `${withQuery(page, view, state())}#chart-${view}`;
}

/**
 * Have all that leads from a chart elsewhere lead to what is chosen of it.
 * @param {LiveChart} chart
 */
export function followState(chart) {
  const { figure, state } = chart;
  const address = linkTo(chart);
  for (const link of figure.querySelectorAll("a.chart-whole")) /** @type {HTMLAnchorElement} */ (link).href = address;
  const alone = /** @type {HTMLAnchorElement | null} */ (figure.querySelector("a.chart-alone"));
  if (alone) alone.href = withQuery(alone.href.split("?")[0], figure.dataset.view ?? "", state());
  const code = /** @type {HTMLTextAreaElement | null} */ (figure.querySelector(".chart-embed textarea"));
  if (!code) return;
  const { view = "" } = figure.dataset;
  // A site that was made without knowing its address has that of this page.
  code.value = code.defaultValue
    .replace(/(src=")([^"]*)/, (_, before, page) => before + inMarkup(withQuery(new URL(page, location.href).href, view, state())))
    .replace(/(title=")[^"]*/, (_, before) => before + inMarkup(figure.querySelector(".chart-title")?.textContent ?? ""))
    .replace(/(height:)\d+/, (_, before) => `${before}${heightOf(chart)}`);
}

/**
 * @param {string} page
 * @param {string} view
 * @param {import("../types.js").State} state
 */
function withQuery(page, view, state) {
  const query = readable(write(new URLSearchParams(), view, state));
  return query ? `${page}?${query}` : page;
}

/** @param {LiveChart} chart how high a frame must be that cuts nothing of it */
function heightOf({ figure, kind, model, state }) {
  /** @param {string} part */
  const text = (part) => figure.querySelector(part)?.textContent?.trim() ?? "";
  /** @param {import("../types.js").Canvas} canvas */
  const high = (canvas) => {
    const { frame: { height, padding } } = kind.picture(model, state(), canvas);
    return height + padding.top + padding.bottom;
  };
  return frameHeight({
    title: text(".chart-title"),
    headline: text(".chart-headline"),
    subtitle: text(".chart-subtitle"),
    notes: kind.words(model, state()).notes,
    caution: figure.dataset.caution ?? "",
    source: text(".chart-source"),
    wide: high(CANVASES.wide),
    narrow: high(CANVASES.narrow),
    isOnPlaces: Boolean(kind.isOnPlaces),
  });
}

/** @param {string} text */
const inMarkup = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
