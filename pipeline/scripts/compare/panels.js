/** Small multiples: a chart for each indicator, each with a scale of its own, and its words. */

import { kind as trend } from "../charts/kinds/trend.js";
import { CANVASES } from "../charts/layout/canvas.js";
import { lookOf } from "../charts/layout/palette.js";
import { suffixOf } from "../charts/layout/scales.js";
import { inList } from "../charts/rules/in-words.js";
import { inPeriod } from "../charts/rules/sentences.js";
import { draw, patched } from "../charts/stage/draw.js";
import { element } from "../charts/stage/elements.js";
import { pointAt } from "../charts/stage/pointed-at.js";
import { newestOf, ranksOf } from "./ranks.js";
import { chartState, notesOf, sentencesOf } from "./sentences.js";

/** @typedef {import("./types.js").Chosen} Chosen */
/** @typedef {import("./types.js").Indicator} Indicator */
/** @typedef {import("./ranks.js").Ranks} Ranks */

/**
 * @typedef {object} Around what the panels need of the page
 * @property {(address: string) => string} at
 * @property {(text: string) => void} say
 * @property {string} without what stands in the place of a trend that cannot be drawn
 */

/**
 * Panels for all that is chosen, and what draws their trends.
 * @param {HTMLElement} place
 * @param {Chosen} chosen
 * @param {Around} around
 * @returns {Promise<{done: () => void, error?: unknown}>} once all is drawn: what gives back what the
 *   drawings hold on to, and why some could not be drawn
 */
export async function showPanels(place, chosen, around) {
  const made = chosen.what.map((indicator, i) => panelOf(indicator, chosen, around, `compare-${i + 1}`));
  place.replaceChildren(...made.map(({ panel }) => panel));
  const drawn = await Promise.allSettled(made.map((panel) => panel.drawn()));
  const done = () => drawn.forEach((one) => one.status === "fulfilled" && one.value());
  const failed = drawn.find((one) => one.status === "rejected");
  return { done, error: failed?.reason };
}

/**
 * @param {Indicator} indicator
 * @param {Chosen} chosen
 * @param {Around} around
 * @param {string} id
 */
function panelOf(indicator, chosen, around, id) {
  const { listed, model } = indicator;
  const dataset = chosen.kind.list.datasets[listed.dataset];
  const ranks = ranksOf(indicator, chosen.who, chosen.from, chosen.to);
  const panel = element("article", { class: "compare-panel", id, "aria-labelledby": `${id}-title` },
    element("h3", { id: `${id}-title` }, element("a", { href: around.at(dataset.address) }, listed.title)));
  let drawn = async () => () => {};
  if (!ranks || !chosen.who.some((key) => newestOf(ranks, key))) {
    panel.append(element("p", {}, "No figures of those chosen in these years."));
  } else {
    const says = sentencesOf(indicator, chosen, ranks).join(" ");
    panel.append(element("p", { class: "compare-words", id: `${id}-words` }, says));
    if (isTrend(indicator, ranks)) {
      const drawing = element("div", { class: "chart-drawing", tabindex: "0", role: "application",
        "aria-roledescription": "chart", "aria-labelledby": `${id}-title`, "aria-describedby": `${id}-words` });
      panel.append(drawing);
      drawn = () => drawTrend(panel, drawing, indicator, chosen, ranks, around).catch((error) => {
        drawing.replaceWith(element("p", { class: "chart-failure" }, around.without));
        throw error;
      });
    } else {
      const told = [listed.unit, ranks.period].filter(Boolean).join(", ");
      panel.append(element("p", { class: "compare-unit" }, told), barList(indicator, chosen, ranks));
    }
    panel.append(...notesOf(indicator, chosen, ranks).map((note) => element("p", { class: "chart-note" }, note)));
  }
  panel.append(element("p", { class: "compare-source" }, dataset.source));
  panel.dataset.kind = ranks && isTrend({ listed, model, aside: [] }, ranks) ? "trend" : "bars";
  return { panel, drawn };
}

/**
 * A line joins what compares; all else is shown as it is in the stated period.
 * @param {Indicator} indicator
 * @param {Ranks} ranks
 */
function isTrend({ model }, { periods }) {
  return model.figures.measures.measure.compares && periods.length > 1 && !!model.figures.structure;
}

/**
 * @param {HTMLElement} panel
 * @param {HTMLElement} drawing
 * @param {Indicator} indicator
 * @param {Chosen} chosen
 * @param {Ranks} ranks
 * @param {Around} around
 */
async function drawTrend(panel, drawing, { model }, chosen, ranks, { say }) {
  const state = chartState(chosen, ranks);
  const canvas = CANVASES.narrow;
  const picture = trend.picture(model, state, canvas);
  const { svg, finish } = await draw(patched(model.figures.structure, picture));
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-labelledby", `${panel.id}-title`);
  const host = element("div", { class: "chart-live" }, svg);
  const point = pointAt({ figure: panel }, say);
  drawing.prepend(host);
  drawing.classList.add("is-live");
  point.follow(svg, picture.frame, trend.marks(model, state, canvas));
  return finish;
}

/**
 * @param {Indicator} indicator
 * @param {Chosen} chosen
 * @param {Ranks} ranks
 */
function barList({ model }, { who, colours }, ranks) {
  const measure = model.figures.measures.measure;
  const values = who.flatMap((key) => ranks.held.get(key) ?? []);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  /** @param {number} value */
  const written = (value) => inList(value, measure) + suffixOf(measure);
  /** @param {number} value */
  const share = (value) => `${(100 * value) / (high - low || 1)}%`;
  return element("ul", { class: "compare-bars" }, ...who.map((key) => {
    const value = ranks.held.get(key);
    const newest = newestOf(ranks, key);
    const older = newest ? `${written(newest.value)}${inPeriod(model, newest.period)}` : "no figure";
    const text = value === undefined ? older : written(value);
    const bar = element("span", { class: "compare-bar", "aria-hidden": "true" });
    if (value !== undefined) {
      const fill = element("span", {});
      fill.style.width = share(Math.abs(value));
      fill.style.marginLeft = share(Math.min(value, 0) - low);
      fill.style.background = lookOf(colours.get(key) ?? 0).colour;
      bar.append(fill);
    }
    return element("li", value === undefined ? { class: "older" } : {},
      element("span", { class: "compare-name" }, model.names.name(key)), " ",
      element("span", { class: "compare-figure" }, text), bar);
  }));
}
