/** Differences in words: all of one stated period, and over time only where figures compare. */

import { INITIAL_STATE } from "../charts/initial-state.js";
import { breakNotes, told } from "../charts/lines/line-words.js";
import { drawnLines } from "../charts/lines/lines.js";
import { differenceWithUnit, number } from "../charts/rules/numbers.js";
import { DOES_NOT_COMPARE, listed } from "../charts/rules/sentences.js";
import { differenceOf, newestOf } from "./ranks.js";

/** @typedef {import("./types.js").Indicator} Indicator */
/** @typedef {import("./types.js").Chosen} Chosen */
/** @typedef {import("./ranks.js").Standing} Standing */

/**
 * What a small chart of an indicator is asked for.
 * @param {Chosen} chosen
 * @param {Standing} stands
 * @returns {import("../charts/types.js").State}
 */
export function chartState({ who }, { periods }) {
  const [first, last] = [periods[0].period, periods[periods.length - 1].period];
  return { ...INITIAL_STATE, picks: who, from: first, to: last };
}

/**
 * @param {Indicator} indicator
 * @param {Chosen} chosen
 * @param {Standing} stands
 * @returns {string[]}
 */
export function sentencesOf(indicator, chosen, stands) {
  const { model } = indicator;
  const { period, held } = stands;
  const measure = model.figures.measures.measure;
  const there = chosen.who.filter((key) => held.has(key));
  const state = { ...chartState(chosen, stands), picks: there, from: period, to: period };
  const says = [];
  if (there.length > 1 || (there.length === 1 && period)) says.push(told(model, state).headline);
  const difference = differenceOf(indicator, there.map((key) => held.get(key) ?? 0));
  if (difference !== null) {
    const between = there.length > 2 ? " between the highest and the lowest" : "";
    const size = differenceWithUnit(number(difference, measure.decimals), measure.unit);
    says.push(`The difference${between} is about ${size}.`);
  }
  says.push(...lacking(indicator, chosen, stands));
  if (measure.compares) says.push(...told(model, chartState(chosen, stands)).words);
  return says;
}

/**
 * Those that have no figure in the stated period.
 * @param {Indicator} indicator
 * @param {Chosen} chosen
 * @param {Standing} stands
 */
function lacking({ model }, { who }, stands) {
  const without = who.filter((key) => !stands.held.has(key)).map((key) => {
    const newest = newestOf(stands, key);
    return newest ? `${model.names.name(key)} (newest: ${newest.period})` : model.names.name(key);
  });
  if (!without.length) return [];
  return [`No figure${stands.period ? ` for ${stands.period}` : ""}: ${listed(without)}.`];
}

/**
 * What must be known beside the figures.
 * @param {Indicator} indicator
 * @param {Chosen} chosen
 * @param {Standing} stands
 * @returns {string[]}
 */
export function notesOf({ model, aside }, chosen, stands) {
  const apart = chosen.who.filter((key) => aside.includes(key) && stands.held.has(key));
  const measure = model.figures.measures.measure;
  const notes = measure.compares
    ? breakNotes(drawnLines(model, chartState(chosen, stands)).lines)
    : stands.periods.length > 1 ? [DOES_NOT_COMPARE] : [];
  if (apart.length && apart.length < chosen.who.length) {
    const names = listed(apart.map(model.names.name));
    notes.push(`The data does not set ${names} beside the others: they may hold one another.`);
  }
  return notes;
}
