/** One chart come to life: it keeps what the visitor chose, draws it, and says what changed. */

import { followPicks } from "./controls/compare-link.js";
import { placeCard } from "./controls/place-card.js";
import { hideWithoutSettings } from "./controls/settings.js";
import { use } from "./controls/tools.js";
import { yearsControl } from "./controls/years.js";
import { zoomControl } from "./controls/zoom.js";
import { fetchKind, fetchVega, isOnPlaces, kindOf } from "./fetch-kind.js";
import { coloursOf } from "./lines/looks.js";
import { fetchJson, modelOf } from "./model.js";
import { say, sayFailure } from "./stage/announce.js";
import "./stage/looks.js";
import { tellColours, withColours } from "./stage/page-colours.js";
import { showTab, showWords } from "./stage/panels.js";
import { stageOf } from "./stage/redraw.js";
import { followState } from "./stage/share.js";
import { stateOf } from "./stage/state.js";
import { showTable } from "./stage/table.js";

/** @typedef {import("./types.js").State} State */
/** @typedef {import("./types.js").Model} Model */
/** @typedef {import("./types.js").LiveChart} LiveChart */

/**
 * Fetch a chart's figures and what draws them, and put a living drawing in the place of the one
 * that stands in the page. It fails where one of them cannot be fetched.
 * @param {HTMLElement} figure
 * @returns {Promise<{use: (control: Element) => void, tapped: (place: {clientX: number, clientY: number}) => void}>}
 */
export async function bringToLife(figure) {
  const { live: url = "", kind = "", entities: root, places } = figure.dataset;
  const [figures, entities] = await Promise.all([
    fetchJson(new URL(url, document.baseURI).href),
    root ? fetchJson(new URL(root, document.baseURI).href) : null,
    fetchKind(kind),
    fetchVega(),
  ]);
  const fetchPlaces = places ? () => fetchJson(new URL(places, document.baseURI).href) : null;
  return begin(figure, { figures, entities, fetchPlaces });
}

/**
 * What a chart needs, fetched.
 * @typedef {object} Fetched
 * @property {import("./types.js").Read} figures
 * @property {import("./types.js").Entities | null} entities
 * @property {(() => Promise<NonNullable<Model["places"]>>) | null} fetchPlaces of subjects on a map
 */

/**
 * @param {HTMLElement} figure
 * @param {Fetched} fetched
 */
async function begin(figure, { figures, entities, fetchPlaces }) {
  const model = modelOf(figures, entities);
  const said = figure.querySelector(".chart-said");
  const { asked = figure.dataset.view ?? "" } = figure.dataset;
  const chosen = stateOf(asked, model, Boolean(fetchPlaces) && !isOnPlaces(figures.kind));
  /** @type {LiveChart} */
  const chart = {
    figure,
    model,
    entities,
    get kind() {
      return kindOf(model, chosen.now());
    },
    state: chosen.now,
    change,
  };
  const isPlaced = () => placed(model, chosen, fetchPlaces, said);
  await isPlaced();
  const years = yearsControl(chart);
  const card = placeCard(chart);
  const stage = stageOf(chart, (text) => say(said, text), card);
  const zoom = zoomControl(chart, stage);
  await show(false);
  addEventListener("popstate", () => {
    chosen.follow();
    show(true);
  });
  return { use: (/** @type {Element} */ control) => use(chart, stage, control), tapped: stage.tapped };

  /** @type {LiveChart["change"]} */
  async function change(changed, { isPassing = false, said: text } = {}) {
    chosen.take(withColours(chart, changed), isPassing ? null : "pushState");
    await show(!isPassing, text);
  }

  /** @param {boolean} isSaid @param {string} [text] what is spoken in place of the headline */
  async function show(isSaid, text) {
    const isWhole = await isPlaced();
    const { headline } = showAround(chart, years);
    zoom.show();
    await stage.redraw();
    if (isSaid && isWhole) say(said, text ?? headline);
  }
}

/**
 * Wait for what a map needs, if one is to be shown; without it the chart is shown.
 * @param {Model} model
 * @param {ReturnType<typeof stateOf>} chosen
 * @param {Fetched["fetchPlaces"]} fetchPlaces
 * @param {Element | null} said where it is told that there is no map
 */
async function placed(model, chosen, fetchPlaces, said) {
  try {
    await place(model, chosen.now(), fetchPlaces);
    return true;
  } catch (error) {
    if (isOnPlaces(model.figures.kind)) throw error;
    chosen.take({ tab: "chart" }, "replaceState");
    sayFailure(said, "The map cannot be shown now. Press Map to try again.", error);
    return false;
  }
}

/**
 * Fetch what a map needs, where one is to be shown.
 * @param {Model} model
 * @param {State} state
 * @param {Fetched["fetchPlaces"]} fetchPlaces
 */
async function place(model, { tab }, fetchPlaces) {
  if (!fetchPlaces || model.places) return;
  if (tab !== "map" && !isOnPlaces(model.figures.kind)) return;
  const places = await fetchPlaces();
  await fetchKind(places.form);
  model.places = places;
}

/**
 * Show all but the drawing itself.
 * @param {LiveChart} chart
 * @param {{show: (state: State) => void}} years
 */
function showAround(chart, years) {
  const state = chart.state();
  const words = chart.kind.words(chart.model, state);
  showTab(chart.figure, state.tab);
  showWords(chart.figure, words);
  years.show(state);
  hideWithoutSettings(chart);
  showTable(chart);
  showSeen(chart);
  followState(chart);
  followPicks(chart.figure, state.picks, chart.model.figures.colours && coloursOf(chart.model, state));
  tellColours(chart);
  return words;
}

/** @param {LiveChart} chart */
function showSeen({ figure, kind, model, state }) {
  const count = figure.querySelector(".chart-seen .count");
  if (!count) return;
  const { length } = kind.file(model, state()).rows;
  count.textContent = `(${length.toLocaleString("en-GB")} ${length === 1 ? "row" : "rows"})`;
}
