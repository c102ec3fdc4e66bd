/** Which colour and shape each line has: it stays with whom it was given to. */

import { colouredKeys, lookOf } from "../layout/palette.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").State} State */

/**
 * The places of the colours of all that are shown.
 * @param {Pick<Model, "figures">} model
 * @param {Pick<State, "picks" | "colours">} state
 */
export function coloursOf({ figures }, { picks, colours }) {
  const known = new Map(Object.entries(figures.colours ?? {}));
  if (picks && colours) picks.forEach((key, i) => known.set(key, colours[i]));
  const keys = picks ?? figures.drawn;
  return colouredKeys(keys, known, picks ? [] : [...known].flatMap(([key, place]) => (keys.includes(key) ? [] : [place])));
}

/**
 * @param {Model} model
 * @param {State} state
 * @returns {(line: {key: string}) => import("../types.js").Look}
 */
export function looksOf(model, state) {
  const places = coloursOf(model, state);
  return ({ key }) => lookOf(places.get(key) ?? 0);
}
