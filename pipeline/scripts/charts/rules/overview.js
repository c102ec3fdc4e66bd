/** All subjects at the start and the end of the years shown, and what changed between, if it compares. */

import { rowsBySubject } from "../model.js";
import { tabled } from "./in-words.js";
import { number } from "./numbers.js";
import { scaleOfFigures } from "./scale-of-figures.js";
import { DOES_NOT_COMPARE } from "./sentences.js";
import { breaksBetween } from "./stretches.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").State} State */
/** @typedef {import("../types.js").Measure} Measure */

/**
 * A column of the overview. Numbers sort as numbers, and those that are missing come last.
 * @typedef {object} Column
 * @property {string} title
 * @property {boolean} isNumber
 *
 * @typedef {object} Row
 * @property {string} key
 * @property {string} name
 * @property {(number | null)[]} numbers
 * @property {string[]} cells texts of the numbers, or why there is none
 *
 * @typedef {{columns: Column[], rows: Row[], note: string}} Overview
 */

/**
 * @param {Model} model
 * @param {State} state
 * @returns {Overview | null} null for figures that have no
 *   subjects, or several numbers for one subject and period
 */
export function overview(model, state) {
  const { figures, names } = model;
  if (!figures.subject || figures.part || !figures.measures.measure) return null;
  const measure = figures.measures.measure;
  const [from, to] = endsOf(model, state);
  const isSpan = from !== to && figures.time !== null;
  const starts = isSpan ? [`${measure.titled}, ${from}`] : [];
  const end = to ? `${measure.titled}, ${to}` : measure.titled;
  const hasRates = scaleOfFigures(measure) === "amounts";
  const inPoints = scaleOfFigures(measure) === "percentages" ? "Change, percentage points" : "Change";
  const changes = isSpan ? [inPoints, "Change, %"].slice(0, hasRates ? 2 : 1) : [];
  const rows = [...rowsBySubject(figures)].map(([key, places]) => {
    const start = isSpan ? cellIn(model, places, from) : null;
    const last = cellIn(model, places, to);
    const told = isSpan && start ? changeOf(measure, key, start, last, model) : null;
    const values = isSpan ? [start, last] : [last];
    return {
      key,
      name: names.name(key),
      numbers: [...values.map((cell) => cell?.value ?? null), ...(told?.numbers.slice(0, changes.length) ?? [])],
      cells: [...values.map((cell) => cell?.text ?? ""), ...(told?.cells.slice(0, changes.length) ?? [])],
    };
  });
  return {
    columns: [
      { title: figures.subject.title, isNumber: false },
      ...[...starts, end, ...changes].map((title) => ({ title, isNumber: true })),
    ],
    rows,
    note: isSpan && !measure.compares ? DOES_NOT_COMPARE : "",
  };
}

/**
 * The first and the last period shown; both are the same where one is.
 * @param {Model} model
 * @param {State} state
 */
function endsOf({ figures }, state) {
  const keys = figures.time?.keys ?? [""];
  if (figures.reference) return [state.at ?? figures.reference, state.at ?? figures.reference];
  return [state.from ?? keys[0], state.to ?? keys[keys.length - 1]];
}

/**
 * @param {Model} model
 * @param {number[]} places rows of one subject
 * @param {string} period
 * @returns {{value: number | null, text: string, at: number}}
 */
function cellIn({ figures }, places, period) {
  const at = figures.time ? figures.time.keys.indexOf(period) : 0;
  const row = places.find((one) => !figures.time || figures.rows.time[one] === at);
  if (row === undefined) return { value: null, text: "–", at };
  const value = figures.rows.measure[row];
  if (value === null) return { value, text: figures.reasons[figures.rows.why[row] ?? 0], at };
  return { value, text: tabled(value, figures.measures.measure), at };
}

/**
 * @param {Measure} measure
 * @param {string} key
 * @param {{value: number | null, at: number}} start
 * @param {{value: number | null, at: number}} end
 * @param {Model} model
 */
function changeOf(measure, key, start, end, { figures }) {
  const none = { numbers: [null, null], cells: ["–", "–"] };
  if (start.value === null || end.value === null || !measure.compares) return none;
  const [first, last] = [start.at, end.at].map((at) => figures.time?.places?.[at] ?? 0);
  if (breaksBetween(measure.breaks, [key], first, last).length) return { numbers: [null, null], cells: ["new series", "new series"] };
  const change = end.value - start.value;
  const share = start.value > 0 ? (100 * change) / start.value : null;
  return {
    numbers: [change, share],
    cells: [signed(change, tabled(change, measure)), share === null ? "–" : signed(share, number(share, 1))],
  };
}

/** @param {number} value @param {string} text */
const signed = (value, text) => (value > 0 ? "+" : "") + text;
