/** What is compared, fetched once: the kinds, what they can be compared by, and the figures. */

import { colouredKeys } from "../charts/layout/palette.js";
import { fetchJson } from "../charts/model.js";
import { indicatorOf } from "./indicator.js";

/** @typedef {import("./types.js").Kind} Kind */
/** @typedef {import("./types.js").KindSummary} KindSummary */
/** @typedef {import("./types.js").Listed} Listed */
/** @typedef {import("./types.js").Indicator} Indicator */
/** @typedef {import("./types.js").State} State */
/** @typedef {import("./types.js").Chosen} Chosen */

/**
 * @param {KindSummary} summary
 * @param {(address: string) => string} at the address of a file of the site
 * @returns {Promise<Kind>}
 */
export async function readKind(summary, at) {
  const [list, entities] = await Promise.all([
    fetchJson(at(summary.indicators)), fetchJson(at(summary.entities)),
  ]);
  const names = new Map(entities.keys.map((/** @type {string} */ key, /** @type {number} */ i) => [key, entities.names[i]]));
  return { summary, list, entities, name: (key) => names.get(key) ?? key };
}

/**
 * What a state asks for, as far as it is known, with its figures.
 * @param {Kind} kind
 * @param {State} state
 * @param {number} most how many entities can stand side by side
 * @param {(address: string) => string} at
 * @returns {Promise<Chosen>}
 */
export async function readChosen(kind, state, most, at) {
  const known = new Map(kind.list.indicators.map((one) => [one.id, one]));
  const listed = (state.what ?? kind.summary.what).flatMap((id) => known.get(id) ?? []);
  const what = await Promise.all(listed.map((one) => readIndicator(kind, one, at)));
  const keys = new Set([...kind.entities.keys, ...what.flatMap(({ model }) => model.figures.subject?.keys ?? [])]);
  const who = (state.who ?? kind.summary.who).filter((key) => keys.has(key)).slice(0, most);
  return { kind, who, colours: coloursIn(state, who), what, from: state.from, to: state.to };
}

/**
 * The colour of each: everyone keeps the one that the state has, others take those that are free.
 * @param {Pick<State, "who" | "colours">} state
 * @param {string[]} who
 */
export function coloursIn(state, who) {
  const known = (state.who ?? []).flatMap((key, i) => (state.colours?.[i] ? [[key, state.colours[i]]] : []));
  return colouredKeys(who, new Map(/** @type {[string, number][]} */ (known)));
}

/**
 * @param {Kind} kind
 * @param {Listed} listed
 * @param {(address: string) => string} at
 * @returns {Promise<Indicator>}
 */
async function readIndicator(kind, listed, at) {
  const folder = kind.summary.indicators.replace(/\.json$/, "");
  const read = await fetchJson(at(`${folder}/${listed.id}.json`));
  const structure = kind.list.structures[read.time?.stands ?? ""];
  return { listed, ...indicatorOf({ ...read, structure }, kind.entities) };
}
