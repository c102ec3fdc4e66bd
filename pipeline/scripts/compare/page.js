/** The page on which entities are set side by side: keeps what is chosen, and shows it. */

import { colouredAnew } from "../charts/layout/palette.js";
import { listed } from "../charts/rules/sentences.js";
import { say, sayFailure } from "../charts/stage/announce.js";
import "../charts/stage/looks.js";
import { parse, write } from "./address.js";
import { controlsFor } from "./controls.js";
import { readChosen, readKind } from "./data.js";
import { showPanels } from "./panels.js";
import { showTable } from "./table.js";

/** @typedef {import("./types.js").Chosen} Chosen */

const NEAR = "200px";

const place = /** @type {HTMLElement} */ (document.getElementById("compare"));
const said = /** @type {HTMLElement} */ (document.getElementById("compare-said"));
const { root = "", most = "6" } = place.dataset;
/** @type {import("./types.js").KindSummary[]} */
const kinds = JSON.parse(place.dataset.kinds ?? "[]");
const at = (/** @type {string} */ address) => new URL(root + address, document.baseURI).href;
const panels = document.createElement("div");

const NO_CHARTS = "The charts cannot be drawn now. Reload the page to try again.";

let state = parse(new URLSearchParams(location.search), kinds);
let turn = 0;
/** @type {ReturnType<typeof controlsFor> | undefined} */
let controls;
let shownKind = "";
/** @type {Chosen | undefined} */
let shown;
/** @type {() => void} */
let finish = () => {};
/** @type {Promise<void> | undefined} */
let drawing;

/** @param {boolean} isSaid */
async function show(isSaid) {
  const own = (turn += 1);
  try {
    const summary = kinds.find(({ id }) => id === state.kind) ?? kinds[0];
    const kind = await readKind(summary, at);
    const chosen = await readChosen(kind, state, Number(most), at);
    if (own !== turn) return;
    if (shownKind !== state.kind) controls = controlsFor({ place, kinds, most: Number(most), change, print }, kind);
    shownKind = state.kind;
    controls?.show(chosen);
    shown = chosen;
    showTable(/** @type {HTMLTableElement} */ (place.querySelector(".compare-table")), chosen, at);
    whenNear(() => (drawing = draw(chosen, own)));
    showHints(chosen);
    say(said, isSaid ? message(chosen) : "");
  } catch (error) {
    sayFailure(said, "These figures cannot be fetched now. Reload the page to try again.", error);
  }
}

/** @param {Chosen} chosen @param {number} own */
async function draw(chosen, own) {
  const stage = document.createElement("div");
  stage.className = "compare-panels";
  const { done, error } = await showPanels(stage, chosen, { at, say: (text) => say(said, text), without: NO_CHARTS });
  if (own !== turn) return done();
  if (error) sayFailure(said, NO_CHARTS, error);
  finish();
  finish = done;
  panels.replaceChildren(stage);
}

/** @type {(() => void) | null} */
let waiting = null;
let isNear = false;
const watcher = new IntersectionObserver((seen) => {
  if (!seen.some((one) => one.isIntersecting)) return;
  watcher.disconnect();
  isNear = true;
  waiting?.();
  waiting = null;
}, { rootMargin: NEAR });

/**
 * The charts need what draws them: it is fetched when a visitor comes near them or has chosen.
 * @param {() => void} then
 */
function whenNear(then) {
  if (isNear || location.search) return then();
  waiting = then;
  watcher.observe(panels);
}

/**
 * What lacks before anything can be compared, and the address to print with what is.
 * @param {Chosen} chosen
 */
function showHints(chosen) {
  const hint = /** @type {HTMLElement} */ (place.querySelector(".compare-hint"));
  const address = /** @type {HTMLElement} */ (place.querySelector(".compare-address"));
  hint.textContent = lacks(chosen);
  hint.hidden = !hint.textContent;
  address.textContent = location.href;
}

/** @param {Chosen} chosen */
function lacks({ kind, who, what }) {
  if (who.length < 2) return `Choose at least two ${kind.summary.many}.`;
  return what.length ? "" : "Choose at least one figure.";
}

/** @param {Chosen} chosen */
function message(chosen) {
  const { kind, who, what } = chosen;
  if (lacks(chosen)) return lacks(chosen);
  return `${listed(who.map(kind.name))}: ${what.length} ${what.length === 1 ? "figure" : "figures"} compared.`;
}

/** @type {import("./controls.js").Page["change"]} */
async function change(changed, { isPassing = false } = {}) {
  state = { ...state, ...withColours(changed) };
  const query = write(new URLSearchParams(location.search), state, kinds);
  const address = `${location.pathname}${query ? `?${query}` : ""}`;
  // What passes makes no entry of its own, or the way back would lead to it.
  if (!isPassing) history.pushState(null, "", address);
  await show(!isPassing);
}

/**
 * Who is taken away frees a colour, who is added takes one that is free, and nobody else's changes.
 * @param {Partial<import("./types.js").State>} changed
 */
function withColours(changed) {
  const { who } = changed;
  if (who === undefined) return changed;
  if (who === null) return { ...changed, colours: null };
  const places = colouredAnew(who, shown?.colours ?? new Map());
  return { ...changed, colours: places.every((place, i) => place === i + 1) ? null : places };
}

async function print() {
  waiting?.();
  waiting = null;
  await drawing;
  window.print();
}

panels.className = "compare-stage";
place.querySelector(".compare-result")?.append(panels);
addEventListener("popstate", () => {
  state = parse(new URLSearchParams(location.search), kinds);
  show(true);
});

/**
 * @param {string} offer what was reached for: "picks", "figures", "charts", or nothing
 * @returns {Promise<boolean>} whether there is anything to choose with now
 */
export async function start(offer) {
  await show(false);
  if (!controls) return false;
  const pick = /** @type {HTMLElement} */ (place.querySelector("[data-tool=picks]"));
  const figures = /** @type {HTMLDetailsElement} */ (place.querySelector(".compare-what"));
  if (offer) pick.focus();
  if (offer === "picks") pick.click();
  if (offer === "figures") {
    figures.open = true;
    figures.querySelector("summary")?.focus();
  }
  if (offer === "charts") waiting?.();
  return true;
}
