/** One chart come to life: it keeps what the visitor chose, draws it, and says what changed. */

import { AS_MADE, addressOf, parse, write } from "./address.js";
import { say, showTab, showWords } from "./beside.js";
import { followPicks } from "./compare-link.js";
import { draw, patched } from "./draw.js";
import { looks } from "./looks.js";
import { KINDS } from "./kinds.js";
import { fetchJson, namesOf } from "./model.js";
import { pointAt } from "./point.js";
import { CANVASES } from "./scales.js";
import { hideWithoutSettings, openSettings } from "./settings.js";
import { openPicker } from "./picker.js";
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
 * that stands in the page.
 * @param {HTMLElement} figure
 * @returns {Promise<{use: (control: Element) => void} | undefined>}
 */
export async function bringToLife(figure) {
  const { live: url = "", engine = "", view = "", entities: root, places } = figure.dataset;
  try {
    const [figures, { embed }, entities] = await Promise.all([
      fetchJson(new URL(url, document.baseURI).href),
      import(new URL(engine, document.baseURI).href),
      root ? fetchJson(new URL(root, document.baseURI).href) : null,
      looks,
    ]);
    const fetchPlaces = places ? () => fetchJson(new URL(places, document.baseURI).href) : null;
    return await begin(figure, view, figures, entities, embed, fetchPlaces);
  } catch (error) {
    say(figure, "This chart cannot be changed now. Reload the page to try again.");
    console.warn(error);
    return undefined;
  }
}

/**
 * @param {HTMLElement} figure
 * @param {string} view
 * @param {import("./types.js").Figures} figures
 * @param {import("./model.js").Entities | null} entities
 * @param {any} embed
 * @param {(() => Promise<NonNullable<Model["places"]>>) | null} fetchPlaces of subjects on a map
 */
async function begin(figure, view, figures, entities, embed, fetchPlaces) {
  /** @type {Model} */
  const model = { figures, names: namesOf(figures, entities) };
  let state = asked();
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
  await placed();
  const years = yearsControl(chart);
  const stage = stageOf(figure, embed, chart);
  await show(false);

  addEventListener("popstate", () => {
    state = asked();
    show(true);
  });
  return { use };

  /**
   * What the address asks for: no map of what stands on none.
   *
   * @returns {State}
   */
  function asked() {
    const found = parse(new URLSearchParams(location.search), view, figures);
    return found.tab === "map" && (!fetchPlaces || isOnPlaces(figures)) ? { ...found, tab: "chart" } : found;
  }

  /** Wait until there is what a map needs, if one is to be shown. */
  async function placed() {
    if (!fetchPlaces || model.places) return;
    if (isOnPlaces(figures)) model.places = await fetchPlaces();
    if (state.tab !== "map") return;
    try {
      model.places = await fetchPlaces();
    } catch {
      state = { ...state, tab: "chart" };
      say(figure, "The map cannot be shown now. Try again later.");
    }
  }

  /** @type {Live["change"]} */
  async function change(changed, { isPassing = false } = {}) {
    state = { ...state, ...changed };
    if (!isPassing) {
      const url = addressOf(write(new URLSearchParams(location.search), view, state));
      if (url !== location.pathname + location.search + location.hash) history.pushState(null, "", url);
    }
    await show(!isPassing);
  }

  /** @param {boolean} isSaid */
  async function show(isSaid) {
    await placed();
    const told = chart.kind.told(model, state);
    showTab(figure, state.tab);
    showWords(figure, told);
    years.show(state);
    hideWithoutSettings(chart);
    showTable(chart);
    showSeen(chart);
    followPicks(figure, state.picks);
    await stage.redraw();
    if (isSaid) say(figure, told.headline);
  }

  /** @param {Element} control */
  function use(control) {
    const { tab, tool } = /** @type {HTMLElement} */ (control).dataset;
    if (tab) change({ tab: /** @type {State["tab"]} */ (tab) });
    if (tool === "picks") openPicker(chart);
    if (tool === "settings") openSettings(chart, control);
    if (tool === "reset") change({ ...AS_MADE, tab: state.tab });
    if (tool === "csv") save(new Blob([asCsv(chart.kind.shown(model, state))], { type: "text/csv" }), `${view}.csv`);
    if (tool === "svg" || tool === "png") takePicture(tool);
    if (tool === "link") copyLink(control);
  }

  /** @param {"svg" | "png"} form */
  async function takePicture(form) {
    const svg = framed(stage.svg(), wordsAround(chart));
    const blob = form === "png" ? await asPng(svg) : new Blob([svg], { type: "image/svg+xml" });
    save(blob, `${view}.${form}`);
  }
}

/** @param {import("./types.js").Figures} figures whether the chart itself is a map or tiles */
const isOnPlaces = ({ kind }) => isMap(KINDS[kind]);

/** @param {import("./types.js").Kind} kind */
const isMap = (kind) => kind === KINDS.map || kind === KINDS.tiles;

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

/**
 * The place of the living drawing: drawn again when what is chosen or the room for it changes.
 * @param {HTMLElement} figure
 * @param {any} embed
 * @param {Live} chart
 */
function stageOf(figure, embed, chart) {
  const drawing = /** @type {HTMLElement} */ (figure.querySelector(".chart-drawing"));
  const host = document.createElement("div");
  host.className = "chart-live";
  /** @type {(() => void) | undefined} */
  let finish;
  let turn = 0;
  const point = pointAt(chart, host, (text) => say(figure, text));
  const canvasNow = () => CANVASES[drawing.clientWidth >= CANVASES.wide.width ? "wide" : "narrow"];
  let canvas = canvasNow();

  async function redraw() {
    const own = (turn += 1);
    canvas = canvasNow();
    const { model, kind } = chart;
    const picture = kind.picture(model, chart.state(), canvas);
    const { structures } = isMap(kind) && model.places ? model.places : model.figures;
    const drawn = await draw(embed, patched(structures[canvas.name], picture));
    if (own !== turn) return drawn.finish();
    name(drawn.svg, figure);
    host.replaceChildren(drawn.svg);
    drawing.classList.add("is-live");
    if (!host.isConnected) drawing.append(host);
    finish?.();
    finish = drawn.finish;
    point.follow(drawn.svg, picture.frame, kind.marks(model, chart.state(), canvas));
  }

  new ResizeObserver(() => {
    if (host.isConnected && canvasNow() !== canvas) redraw();
  }).observe(drawing);
  return { redraw, svg: () => /** @type {SVGSVGElement} */ (host.querySelector("svg")) };
}

/** @param {SVGSVGElement} svg @param {HTMLElement} figure */
function name(svg, figure) {
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-labelledby", `${figure.id}-title`);
  svg.setAttribute("aria-describedby", `${figure.id}-words`);
}
