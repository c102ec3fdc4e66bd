/** Colours over all charts of a page: they stay with whom they were given to, and nobody has two. */

import { colouredAnew } from "../layout/palette.js";
import { coloursOf } from "../lines/looks.js";

/** @typedef {import("../types.js").State} State */
/** @typedef {Pick<import("../types.js").LiveChart, "figure" | "model" | "state">} Chart */

/** What is shown now, by the chart's own name: of which kind of entity, and in which colours. @type {Map<string, {kind: string, places: Map<string, number>}>} */
const shown = new Map();

/**
 * Remember who has which colour in a chart.
 * @param {Chart} chart
 */
export function tellColours({ figure, model, state }) {
  if (!model.figures.colours) return;
  shown.set(figure.id, { kind: kindOf(figure, model), places: coloursOf(model, state()) });
}

/**
 * What is chosen, with the colours of those picked: nobody's changes, and who is added has the one of the page's
 * other charts or the next that is free.
 * @param {Chart} chart
 * @param {Partial<State>} changed
 * @returns {Partial<State>}
 */
export function withColours({ figure, model, state }, changed) {
  const { picks } = changed;
  if (picks === undefined || !model.figures.colours) return changed;
  if (picks === null) return { ...changed, colours: null };
  const others = elsewhere(figure, model);
  const known = new Map([...Object.entries(model.figures.colours), ...others]);
  const places = colouredAnew(picks, coloursOf(model, state()), known, others.values());
  const usual = coloursOf(model, { picks, colours: null });
  return { ...changed, colours: picks.every((key, i) => places[i] === usual.get(key)) ? null : places };
}

/** @param {HTMLElement} figure @param {Chart["model"]} model @returns {Map<string, number>} colours in the other charts */
function elsewhere(figure, model) {
  const others = [...shown].filter(([id, { kind }]) => id !== figure.id && kind === kindOf(figure, model));
  return new Map(others.flatMap(([, { places }]) => [...places].filter(([, place]) => place > 0)));
}

/** @param {HTMLElement} figure @param {Chart["model"]} model keys of entities stand for the same in all charts */
const kindOf = (figure, { figures }) => figures.subject?.entity ?? figure.id;
