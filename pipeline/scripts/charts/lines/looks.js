/** Which colour and shape each line has: it stays with whom it was given to. */

import { SHAPES, colouredKeys, lookOf } from "../layout/palette.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").State} State */

const INK = "var(--chart-ink)";

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
 * The look of each line. Medians of groups are no further places: they are all in ink, told apart by shape and name.
 * @param {Model} model
 * @param {State} state
 * @param {import("./lines.js").Line[]} lines
 * @returns {(line: {key: string}) => import("../types.js").Look}
 */
export function looksOf(model, state, lines) {
  const places = coloursOf(model, state);
  const medians = lines.filter(({ group }) => group).map(({ key }) => key);
  return ({ key }) => {
    const at = medians.indexOf(key);
    return at < 0 ? lookOf(places.get(key) ?? 0) : { colour: INK, ink: INK, shape: SHAPES[at % SHAPES.length] };
  };
}
