/** One chart come to life: it keeps what the visitor chose, draws it, and says what changed. */

import { AS_MADE, addressOf, parse, write } from "./address.js";
import { followPicks } from "./compare-link.js";
import { looks } from "./looks.js";
import { KINDS, isMap } from "./kinds.js";
import { fetchJson, namesOf } from "./model.js";
import { openPicker } from "./picker.js";
import { say, sayFailure } from "./said.js";
import { hideWithoutSettings, openSettings } from "./settings.js";
import { stageOf } from "./stage.js";
import { showTable } from "./table.js";
import { asCsv, asPng, framed, save } from "./take.js";
import { yearsControl } from "./years.js";

/** @typedef {import("./types.js").State} State */
/** @typedef {import("./types.js").Model} Model */

/**
 * A chart as the other scripts see it.
 * @typedef {object} Live
 * @property {HTMLElement} figure
 * @property {Model} model
 * @property {import("./model.js").Entities | null} entities of the subjects' kind
 * @property {import("./types.js").Kind} kind
 * @property {() => State} state
 * @property {(change: Partial<State>, how?: {isPassing?: boolean}) => Promise<void>} change sets
 *   what is chosen; a passing change, as while a handle is dragged, is neither spoken nor kept in the
 *   address: the last of them must not be passing
 */

/**
 * Fetch a chart's figures and what draws them, and put a living drawing in the place of the one
 * that stands in the page. It fails where one of them cannot be fetched.
 * @param {HTMLElement} figure
 * @returns {Promise<{use: (control: Element) => void}>}
 */
export async function bringToLife(figure) {
  const { live: url = "", engine = "", view = "", entities: root, places } = figure.dataset;
  const [figures, { embed }, entities] = await Promise.all([
    fetchJson(new URL(url, document.baseURI).href),
    import(new URL(engine, document.baseURI).href),
    root ? fetchJson(new URL(root, document.baseURI).href) : null,
    looks,
  ]);
  const fetchPlaces = places ? () => fetchJson(new URL(places, document.baseURI).href) : null;
  return begin(figure, view, { figures, entities, embed, fetchPlaces });
}

/**
 * What a chart needs, fetched.
 * @typedef {object} Fetched
 * @property {import("./types.js").Figures} figures
 * @property {import("./model.js").Entities | null} entities
 * @property {any} embed
 * @property {(() => Promise<NonNullable<Model["places"]>>) | null} fetchPlaces of subjects on a map
 */

/**
 * @param {HTMLElement} figure
 * @param {string} view
 * @param {Fetched} fetched
 */
async function begin(figure, view, { figures, entities, embed, fetchPlaces }) {
  /** @type {Model} */
  const model = { figures, names: namesOf(figures, entities) };
  const said = figure.querySelector(".chart-said");
  let state = asked(view, figures, fetchPlaces);
  /** @type {Live} */
  const chart = {
    figure,
    model,
    entities,
    get kind() {
      const kind = KINDS[state.tab === "map" && model.places ? model.places.form : figures.kind];
      return kind.form?.(model) ?? kind;
    },
    state: () => state,
    change,
  };
  await isPlaced();
  const years = yearsControl(chart);
  const stage = stageOf(chart, embed, (text) => say(said, text));
  await show(false);
  addEventListener("popstate", () => {
    state = asked(view, figures, fetchPlaces);
    show(true);
  });
  return { use: (/** @type {Element} */ control) => use(chart, stage, view, control) };

  /** Wait for what a map needs, if one is to be shown; without it the chart is shown. */
  async function isPlaced() {
    try {
      await place(model, state, fetchPlaces);
      return true;
    } catch (error) {
      if (isOnPlaces(figures)) throw error;
      state = { ...state, tab: "chart" };
      history.replaceState(null, "", addressWith(view, state));
      sayFailure(said, "The map cannot be shown now. Press Map to try again.", error);
      return false;
    }
  }

  /** @type {Live["change"]} */
  async function change(changed, { isPassing = false } = {}) {
    state = { ...state, ...changed };
    const url = addressWith(view, state);
    const isNew = url !== location.pathname + location.search + location.hash;
    if (!isPassing && isNew) history.pushState(null, "", url);
    await show(!isPassing);
  }

  /** @param {boolean} isSaid */
  async function show(isSaid) {
    const isWhole = await isPlaced();
    const told = showAround(chart, years);
    await stage.redraw();
    if (isSaid && isWhole) say(said, told.headline);
  }
}

/**
 * What the address asks for: no map of what stands on none.
 * @param {string} view
 * @param {import("./types.js").Figures} figures
 * @param {Fetched["fetchPlaces"]} fetchPlaces
 * @returns {State}
 */
function asked(view, figures, fetchPlaces) {
  const found = parse(new URLSearchParams(location.search), view, figures);
  return found.tab === "map" && (!fetchPlaces || isOnPlaces(figures)) ? { ...found, tab: "chart" } : found;
}

/** @param {string} view @param {State} state */
const addressWith = (view, state) => addressOf(write(new URLSearchParams(location.search), view, state));

/**
 * Fetch what a map needs, where one is to be shown.
 * @param {Model} model
 * @param {State} state
 * @param {Fetched["fetchPlaces"]} fetchPlaces
 */
async function place(model, { tab }, fetchPlaces) {
  if (!fetchPlaces || model.places) return;
  if (tab === "map" || isOnPlaces(model.figures)) model.places = await fetchPlaces();
}

/**
 * Show all but the drawing itself.
 * @param {Live} chart
 * @param {{show: (state: State) => void}} years
 */
function showAround(chart, years) {
  const state = chart.state();
  const told = chart.kind.told(chart.model, state);
  showTab(chart.figure, state.tab);
  showWords(chart.figure, told);
  years.show(state);
  hideWithoutSettings(chart);
  showTable(chart);
  showSeen(chart);
  followPicks(chart.figure, state.picks);
  return told;
}

/**
 * Do what a control is for.
 * @param {Live} chart
 * @param {import("./stage.js").Stage} stage
 * @param {string} view
 * @param {Element} control
 */
function use(chart, stage, view, control) {
  const { change, kind, model, state } = chart;
  const { tab, tool } = /** @type {HTMLElement} */ (control).dataset;
  if (tab) change({ tab: /** @type {State["tab"]} */ (tab) });
  if (tool === "picks") openPicker(chart);
  if (tool === "settings") openSettings(chart, control);
  if (tool === "reset") change({ ...AS_MADE, tab: state().tab });
  if (tool === "csv") save(new Blob([asCsv(kind.shown(model, state()))], { type: "text/csv" }), `${view}.csv`);
  if (tool === "svg" || tool === "png") takePicture(chart, stage, `${view}.${tool}`);
  if (tool === "link") copyLink(control);
}

/**
 * @param {Live} chart
 * @param {import("./stage.js").Stage} stage
 * @param {string} name of the file
 */
async function takePicture(chart, stage, name) {
  const svg = framed(stage.svg(), wordsAround(chart));
  save(name.endsWith(".png") ? await asPng(svg) : new Blob([svg], { type: "image/svg+xml" }), name);
}

/** @param {import("./types.js").Figures} figures whether the chart itself is a map or tiles */
const isOnPlaces = ({ kind }) => isMap(KINDS[kind]);

/**
 * What stands around a picture that is taken away: its title, what it shows, and where it is from.
 * @param {Live} chart
 * @returns {import("./take.js").Frame}
 */
function wordsAround({ figure, kind, model, state }) {
  /** @param {string} part */
  const text = (part) => figure.querySelector(part)?.textContent?.trim() ?? "";
  const shown = kind.told(model, state());
  return {
    title: text(".chart-title"),
    subtitle: [text(".chart-subtitle"), shown.headline].filter(Boolean).join(". "),
    footer: [...shown.notes, text(".chart-source"), location.href],
  };
}

/** @param {Live} chart */
function showSeen({ figure, kind, model, state }) {
  const seen = /** @type {HTMLElement | null} */ (figure.querySelector(".chart-seen"));
  const count = seen?.querySelector(".count");
  if (!seen || !count) return;
  const rows = kind.shown(model, state()).cells.length;
  seen.hidden = false;
  count.textContent = `(${rows} ${rows === 1 ? "row" : "rows"})`;
}

/** @param {Element} button */
async function copyLink(button) {
  const label = button.textContent;
  try {
    await navigator.clipboard.writeText(location.href);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Copy the address of this page";
  }
  setTimeout(() => (button.textContent = label), 2000);
}

/** @param {HTMLElement} figure @param {State["tab"]} tab */
function showTab(figure, tab) {
  figure.dataset.tab = tab;
  for (const button of figure.querySelectorAll("[data-tab]")) {
    const own = /** @type {HTMLElement} */ (button).dataset.tab;
    if (button instanceof HTMLButtonElement) button.setAttribute("aria-pressed", String(own === tab));
  }
  for (const panel of figure.querySelectorAll("details[data-panel]")) {
    const own = /** @type {HTMLElement} */ (panel).dataset.panel;
    if (own === tab) /** @type {HTMLDetailsElement} */ (panel).open = true;
  }
}

/** @param {HTMLElement} figure @param {import("./types.js").Told} told */
function showWords(figure, told) {
  const headline = figure.querySelector(".chart-headline");
  const title = figure.querySelector(".chart-title");
  const subtitle = figure.querySelector(".chart-subtitle");
  const words = /** @type {HTMLElement | null} */ (figure.querySelector(".chart-words"));
  if (headline) headline.textContent = told.headline;
  if (title) {
    figure.dataset.title ??= title.textContent ?? "";
    title.textContent = told.title ?? figure.dataset.title;
    figure.querySelector(".chart-shown [role=region]")?.setAttribute("aria-label", `Table: ${title.textContent}`);
  }
  if (subtitle) {
    figure.dataset.subtitle ??= subtitle.textContent ?? "";
    subtitle.textContent = told.subtitle ?? figure.dataset.subtitle;
  }
  if (words) {
    words.textContent = told.words.join(" ");
    words.hidden = !told.words.length;
  }
  const notes = told.notes.map((text) => {
    const note = document.createElement("p");
    note.className = "chart-note";
    note.textContent = text;
    return note;
  });
  figure.querySelector(".chart-notes")?.replaceChildren(...notes);
}
