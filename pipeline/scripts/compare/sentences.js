/** Differences in words: all of one stated period, and over time only where figures compare. */

import { INITIAL_STATE } from "../charts/initial-state.js";
import { breakNotes } from "../charts/lines/line-words.js";
import { words } from "../charts/lines/trend-words.js";
import { drawnLines } from "../charts/lines/drawn-lines.js";
import { differenceInWords } from "../charts/rules/in-words.js";
import { DOES_NOT_COMPARE, listed, toldPeriod } from "../charts/rules/sentences.js";
import { differenceOf, newestOf } from "./ranks.js";

/** @typedef {import("./types.js").Indicator} Indicator */
/** @typedef {import("./types.js").Chosen} Chosen */
/** @typedef {import("./ranks.js").Ranks} Ranks */

/**
 * What a small chart of an indicator is asked for.
 * @param {Chosen} chosen
 * @param {Ranks} ranks
 * @returns {import("../charts/types.js").State}
 */
export function chartState({ who, colours }, { periods }) {
  const [first, last] = [periods[0].period, periods[periods.length - 1].period];
  return { ...INITIAL_STATE, picks: who, colours: who.map((key) => colours.get(key) ?? 0), from: first, to: last };
}

/**
 * @param {Indicator} indicator
 * @param {Chosen} chosen
 * @param {Ranks} ranks
 * @returns {string[]}
 */
export function sentencesOf(indicator, chosen, ranks) {
  const { model } = indicator;
  const { period, held } = ranks;
  const measure = model.figures.measures.measure;
  const there = chosen.who.filter((key) => held.has(key));
  const state = { ...chartState(chosen, ranks), picks: there, colours: null, from: period, to: period };
  const says = [];
  if (there.length > 1 || (there.length === 1 && period)) says.push(words(model, state).headline);
  const difference = differenceOf(indicator, there.map((key) => held.get(key) ?? 0));
  if (difference !== null) {
    const between = there.length > 2 ? " between the highest and the lowest" : "";
    says.push(`The difference${between} is about ${differenceInWords(difference, measure)}.`);
  }
  says.push(...lacking(indicator, chosen, ranks));
  if (measure.compares) says.push(...words(model, chartState(chosen, ranks)).sentences);
  return says;
}

/**
 * Those that have no figure in the stated period.
 * @param {Indicator} indicator
 * @param {Chosen} chosen
 * @param {Ranks} ranks
 */
function lacking({ model }, { who }, ranks) {
  const without = who.filter((key) => !ranks.held.has(key)).map((key) => {
    const newest = newestOf(ranks, key);
    return newest ? `${model.names.name(key)} (newest: ${toldPeriod(model, newest.period)})` : model.names.name(key);
  });
  if (!without.length) return [];
  return [`No figure${ranks.period ? ` for ${toldPeriod(model, ranks.period)}` : ""}: ${listed(without)}.`];
}

/**
 * What must be known beside the figures.
 * @param {Indicator} indicator
 * @param {Chosen} chosen
 * @param {Ranks} ranks
 * @returns {string[]}
 */
export function notesOf({ model, aside }, chosen, ranks) {
  const apart = chosen.who.filter((key) => aside.includes(key) && ranks.held.has(key));
  const measure = model.figures.measures.measure;
  const notes = measure.compares
    ? breakNotes(drawnLines(model, chartState(chosen, ranks)).lines)
    : ranks.periods.length > 1 ? [DOES_NOT_COMPARE] : [];
  if (apart.length && apart.length < chosen.who.length) {
    const names = listed(apart.map(model.names.name));
    notes.push(`The data does not set ${names} beside the others: they may hold one another.`);
  }
  return notes;
}
