/** A place that was clicked, or chosen with Enter: its figure, its page, and a way into the chart over time. */

import { kindOf } from "../fetch-kind.js";
import { escaped, readable, unescaped } from "../stage/address.js";
import { button, element } from "../stage/elements.js";
import { MOST_PICKS } from "./subjects.js";

/** @typedef {import("../types.js").LiveChart} LiveChart */
/** @typedef {import("../types.js").Mark} Mark */
/** @typedef {import("../stage/redraw.js").Stage} Stage */

const ADD = "Add to chart";

/**
 * @param {LiveChart} chart
 * @returns {{open: (mark: Mark, isByKey: boolean) => void, close: () => void}}
 */
export function placeCard(chart) {
  const drawing = /** @type {HTMLElement} */ (chart.figure.querySelector(".chart-drawing"));
  const card = element("div", { class: "chart-card", role: "dialog", hidden: "" });
  drawing.append(card);
  for (const type of ["pointerdown", "pointermove", "pointerup", "click"]) {
    card.addEventListener(type, (event) => event.stopPropagation());
  }
  card.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape") closeAndReturn();
  });
  addEventListener("pointerdown", ({ target }) => {
    if (!(target instanceof Node && drawing.contains(target))) close();
  });
  return { open, close };

  function close() {
    card.hidden = true;
  }

  function closeAndReturn() {
    close();
    drawing.focus({ preventScroll: true });
  }

  /** @param {Mark} mark @param {boolean} isByKey */
  function open(mark, isByKey) {
    if (!chart.kind.isOnPlaces) return;
    const name = chart.model.names.name(mark.key);
    const shut = button("\u00d7", closeAndReturn, { "aria-label": "Close", class: "card-close" });
    card.replaceChildren(
      shut,
      element("p", { class: "card-name" }, name),
      element("p", { class: "card-figure" }, mark.text.slice(name.length + 2)),
      element("p", { class: "card-ways" }, ...waysOf(chart, mark.key, name)),
    );
    card.setAttribute("aria-label", name);
    card.hidden = false;
    put(card, drawing, mark);
    if (isByKey) (/** @type {HTMLElement | null} */ (card.querySelector("a, .card-ways button")) ?? shut).focus({ preventScroll: true });
  }
}

/**
 * Beside the place, within the drawing.
 * @param {HTMLElement} card
 * @param {HTMLElement} drawing
 * @param {Mark} mark
 */
function put(card, drawing, mark) {
  const [around, ring] = [drawing, drawing.querySelector(".chart-ring") ?? drawing].map((one) => one.getBoundingClientRect());
  const [x, y] = [ring.x + ring.width / 2 - around.x, ring.y + ring.height / 2 - around.y];
  const isLeft = x > around.width / 2;
  const left = isLeft ? x - card.offsetWidth - 14 : x + 14;
  card.style.left = `${Math.max(0, Math.min(around.width - card.offsetWidth, left))}px`;
  card.style.top = `${Math.max(0, Math.min(around.height - card.offsetHeight, y - 20))}px`;
}

/**
 * @param {LiveChart} chart
 * @param {string} key
 * @param {string} name
 * @returns {HTMLElement[]}
 */
function waysOf(chart, key, name) {
  const page = pageOf(chart, key);
  const add = wayInto(chart, key);
  return [...(page ? [link(chart, `${name}: all figures`, page)] : []), ...(add ? [add] : [])];
}

/** @param {LiveChart} chart @param {string} text @param {string} address a chart alone leads out of its frame */
function link({ figure }, text, address) {
  const isAlone = figure.querySelector("h1.chart-title") !== null;
  return element("a", { href: address, ...(isAlone ? { target: "_blank", rel: "noopener" } : {}) }, text);
}

/** @param {LiveChart} chart @param {string} key @returns {string | null} null for one without a page */
function pageOf({ figure, entities }, key) {
  const root = figure.dataset.entities;
  if (!root || !entities?.address || !entities.pages[entities.keys.indexOf(key)]) return null;
  // The names of all entities lie two folders below the first page: api/entities/KIND.json.
  const address = `../../${entities.address}/${key.toLowerCase()}/`;
  return new URL(address, new URL(root, document.baseURI)).href;
}

/**
 * Into the chart whose map this is, into that of the same figures over time, or else into the page for comparing.
 * @param {LiveChart} chart
 * @param {string} key
 */
function wayInto(chart, key) {
  const { figures } = chart.model;
  if (!figures.subject?.keys.includes(key)) return null;
  if (chart.state().tab === "map") return intoOwnChart(chart, key);
  if (figures.over_time) return link(chart, ADD, addressOverTime(chart, figures.over_time, key));
  const compare = /** @type {HTMLAnchorElement | null} */ (chart.figure.querySelector(".chart-compare a"));
  if (!compare) return null;
  const address = new URL(compare.href);
  const who = unescaped(address.searchParams.get("who") ?? "");
  address.searchParams.set("who", escaped([key, ...who.filter((other) => other !== key)]));
  address.search = readable(address.searchParams);
  return link(chart, "Add to Compare", address.href);
}

/** @param {LiveChart} chart @param {string} key */
function intoOwnChart(chart, key) {
  const { model, state } = chart;
  const own = kindOf(model, { ...state(), tab: "chart" });
  if (own.picks === "none") return null;
  const picked = state().picks ?? own.picked?.(model, state()) ?? model.figures.drawn;
  const picks = own.picks === "one" ? [key] : withAnother(picked, key, own.most ?? MOST_PICKS);
  return button(ADD, () => chart.change({ tab: "chart", picks }));
}

/**
 * @param {LiveChart} chart
 * @param {{view: string, picks: string[]}} over the chart over time of the same page
 * @param {string} key
 */
function addressOverTime({ figure }, { view, picks }, key) {
  const live = new URL(figure.dataset.live ?? "", document.baseURI);
  const page = new URL("../", live);
  const isHere = page.pathname === location.pathname;
  const query = new URLSearchParams(isHere ? location.search : "");
  const asked = query.get(`${view}.picks`);
  const now = asked === null ? picks : unescaped(asked);
  query.delete(`${view}.colours`);
  query.delete(`${view}.tab`);
  query.set(`${view}.picks`, escaped(withAnother(now, key, MOST_PICKS)));
  return `${page.href}?${readable(query)}#chart-${view}`;
}

/** @param {string[]} picks @param {string} key @param {number} most the last gives way to another */
const withAnother = (picks, key, most) => (picks.includes(key) ? picks : [...picks.slice(0, most - 1), key]);
