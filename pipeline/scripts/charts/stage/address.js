/**
 * What a visitor chose, in the page's address: only what differs from what the page was made with.
 *
 * Each chart has parameters of its own, named `VIEW.WHAT`: `?trend.picks=GBR~FRA&trend.as=index`.
 */

import { MOST_TIMES } from "../colours/zoom.js";
import { INITIAL_STATE } from "../initial-state.js";
import { MOST_COLOURS, MOST_MEDIANS } from "../layout/palette.js";

/** @typedef {import("../types.js").State} State */
/** @typedef {import("../types.js").Figures} Figures */

/** @type {Record<string, readonly string[]>} */
const WORDS = {
  tab: ["chart", "map", "table", "about"],
  scale: ["linear", "log"],
  as: ["value", "index", "share", "amount"],
  sort: ["value", "name"],
  show: ["some", "all"],
  trail: ["off", "on"],
};

const APART = "~";
const ESCAPE = "!";

/**
 * The state that an address asks for; what it does not know, or a chart does not have, is passed
 * over without harm.
 * @param {URLSearchParams} query
 * @param {string} view
 * @param {Figures} [figures] of the chart, once they are known
 * @param {{groups?: string[], divisions?: string[]}} [known] keys of the groups whose median it can show, and of what
 *   divides its subjects
 * @returns {State}
 */
export function parse(query, view, figures, { groups, divisions } = {}) {
  /** @type {any} */
  const state = { ...INITIAL_STATE };
  for (const [what, known] of Object.entries(WORDS)) {
    const asked = query.get(`${view}.${what}`);
    if (asked !== null && known.includes(asked)) state[what] = asked;
  }
  const picks = query.get(`${view}.picks`);
  if (picks !== null) {
    const asked = unescaped(picks);
    const found = knownOnly(asked, figures?.subject?.keys);
    if (found.length || !asked.length) state.picks = found;
    state.colours = coloursFor(found, asked, query.get(`${view}.colours`));
  }
  state.medians = knownOnly(unescaped(query.get(`${view}.medians`) ?? ""), groups).slice(0, MOST_MEDIANS);
  [state.group = ""] = knownOnly(unescaped(query.get(`${view}.group`) ?? ""), divisions);
  const [at] = knownOnly(unescaped(query.get(`${view}.at`) ?? ""), figures?.time?.keys);
  if (at) state.at = at;
  state.zoom = zoomFrom(query.get(`${view}.zoom`) ?? "");
  const span = unescaped(query.get(`${view}.years`) ?? "");
  if (span.length === 2) {
    const [from, to] = span.map((end) => knownOnly([end], figures?.time?.keys)[0] ?? null);
    [state.from, state.to] = inOrder(from, to, figures?.time?.keys);
  }
  return state;
}

/**
 * @param {string} text
 * @returns {import("../types.js").Zoom | null} null for what is no part of a map
 */
function zoomFrom(text) {
  const numbers = text.split(APART).map((one) => (/^\d+(\.\d+)?$/.test(one) ? Number(one) : NaN));
  const [times, x, y] = numbers;
  const isPart = numbers.length === 3 && times > 1 && times <= MOST_TIMES && x <= 1 && y <= 1;
  return isPart ? { times, x, y } : null;
}

/**
 * The places of colours of those that were found among those asked for; null where there are none, or others
 * than there can be.
 * @param {string[]} found
 * @param {string[]} asked
 * @param {string | null} text
 * @returns {number[] | null}
 */
export function coloursFor(found, asked, text) {
  const places = (text ?? "").split(APART).map((one) => (/^\d$/.test(one) ? Number(one) : NaN));
  const areFit = found.length > 0 && places.length === asked.length && places.every((place) => place <= MOST_COLOURS);
  return areFit ? found.map((key) => places[asked.indexOf(key)]) : null;
}

/**
 * The query of an address with a chart's state written into it; that of other charts is kept.
 * @param {URLSearchParams} query
 * @param {string} view
 * @param {State} state
 * @returns {URLSearchParams}
 */
export function write(query, view, state) {
  const written = new URLSearchParams();
  for (const [name, value] of query) {
    if (!name.startsWith(`${view}.`)) written.append(name, value);
  }
  /** @param {string} what @param {string} value */
  const put = (what, value) => written.set(`${view}.${what}`, value);
  for (const what of Object.keys(WORDS)) {
    const value = /** @type {any} */ (state)[what];
    if (value !== /** @type {any} */ (INITIAL_STATE)[what]) put(what, value);
  }
  if (state.picks) put("picks", escaped(state.picks));
  if (state.picks && state.colours) put("colours", state.colours.join(APART));
  if (state.medians.length) put("medians", escaped(state.medians));
  if (state.group) put("group", escaped([state.group]));
  if (state.from || state.to) put("years", escaped([state.from ?? "", state.to ?? ""]));
  if (state.at) put("at", escaped([state.at]));
  if (state.zoom) put("zoom", [state.zoom.times, state.zoom.x, state.zoom.y].join(APART));
  return written;
}

/**
 * The address of this page with a query, in which the marks between keys stay readable.
 * @param {URLSearchParams} query
 */
export function addressOf(query) {
  const text = readable(query);
  return `${location.pathname}${text ? `?${text}` : ""}${location.hash}`;
}

/**
 * A query as text. A tilde needs no escape in an address, and reads better without (RFC 3986, section 2.3).
 * @param {URLSearchParams} query
 */
export const readable = (query) => query.toString().replaceAll("%7E", APART);

/**
 * Keys joined for an address; in a key that holds the mark between them another stands for it.
 * @param {string[]} keys
 */
export function escaped(keys) {
  return keys
    .map((key) => key.replaceAll(ESCAPE, `${ESCAPE}0`).replaceAll(APART, `${ESCAPE}1`))
    .join(APART);
}

/** @param {string} text */
export function unescaped(text) {
  if (text === "") return [];
  return text
    .split(APART)
    .map((key) => key.replaceAll(`${ESCAPE}1`, APART).replaceAll(`${ESCAPE}0`, ESCAPE));
}

/**
 * @param {string[]} keys
 * @param {string[]} [known]
 */
function knownOnly(keys, known) {
  const once = [...new Set(keys)].filter(Boolean);
  const there = known && new Set(known);
  return there ? once.filter((key) => there.has(key)) : once;
}

/**
 * @param {string | null} from
 * @param {string | null} to
 * @param {string[]} [known]
 * @returns {[string | null, string | null]}
 */
function inOrder(from, to, known) {
  const isTurned = known && from && to && known.indexOf(from) > known.indexOf(to);
  return isTurned ? [to, from] : [from, to];
}
