/** What maps and tiles have in common: their steps, their words and their table. */

import { barsOf } from "../bars/ranked-bars.js";
import { headline, aboutTheSameNote, middleAndEnd, otherYears, picksInWords } from "../bars/ranking-words.js";
import { INITIAL_STATE } from "../initial-state.js";
import { computedApart, tabled, withUnit } from "../rules/in-words.js";
import { noFiguresWords } from "../rules/no-figures.js";
import { FEWEST_FOR_A_MEDIAN, median } from "../rules/numbers.js";
import { byCodePoints } from "../rules/order.js";
import { absentNote, firstOfPeriod } from "../rules/reference-period.js";
import { counted, inPeriod, listed, pointText } from "../rules/sentences.js";
import { boundsText, isRanked } from "../rules/uncertain.js";
import { stepsFor } from "./colour-steps.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").State} State */
/** @typedef {import("../bars/ranked-bars.js").Bar} Bar */

/**
 * The controls of a map and of tiles.
 * @type {Pick<import("../types.js").Kind, "isOnPlaces" | "picks" | "picked" | "years" | "plays" | "choices">}
 */
export const ON_PLACES = {
  isOnPlaces: true,
  picks: "many",
  picked: (_, state) => state.picks ?? [],
  years: "one",
  plays: true,
  choices: () => [],
};

/**
 * A map or tiles as the page is made with them: all places, in the reference period.
 * @param {Model} model
 */
export function firstPlaces(model) {
  const { bars, at } = barsOf(model, INITIAL_STATE);
  return firstOfPeriod(model, { at, drawn: [], isEmpty: !bars.length });
}

/**
 * The steps of the period shown. Where periods compare they are those of the chart as it was made,
 * so that a colour means the same in all of them; else each period has its own.
 * @param {Model} model
 * @param {State} state
 * @param {Bar[]} bars
 */
export function placeSteps(model, state, bars) {
  const { measure } = model.figures.measures;
  const own = measure.compares ? barsOf(model, { ...state, at: null }).bars : bars;
  return stepsFor((own.length ? own : bars).map((bar) => bar.value), measure);
}

/** @param {string} period what the legend calls those without a figure */
export const noFigure = (period) => (period ? `no figure, ${period}` : "no figure");

/**
 * @param {Model} model
 * @param {State} state
 * @param {(bars: Bar[], period: string) => string[]} before the notes of the kind itself
 * @param {string[]} [after]
 */
export function placeWords(model, state, before, after = []) {
  const { bars, at } = barsOf(model, state);
  if (!bars.length) return noFiguresWords(model, at);
  return {
    headline: headline(model, bars, at.period),
    sentences: [
      ...middleAndEnd(model, bars), ...mediansOfSections(model, bars), ...picksInWords(model, state, bars),
    ],
    notes: [
      ...before(bars, at.period),
      ...otherYears(model, bars),
      ...absentNote(model, { ...state, picks: state.picks ?? [] }, at.period, bars.map((bar) => bar.key)),
      ...after,
      ...aboutTheSameNote(model, null),
      ...(state.at === null ? [] : [whatColoursMean(model)]),
    ],
  };
}

/** @param {Model} model */
function whatColoursMean({ figures }) {
  return figures.measures.measure.compares
    ? "A colour means the same in all years: its steps are those of the latest."
    : "Colours are those of this year alone: figures of different years do not compare.";
}

/**
 * The medians of the sections of the list, where at least two have enough members for one.
 * @param {Model} model
 * @param {Bar[]} bars
 */
function mediansOfSections(model, bars) {
  /** @type {Map<string, number[]>} */
  const found = new Map();
  for (const bar of bars) {
    const section = model.names.section(bar.key);
    if (section) found.set(section, [...(found.get(section) ?? []), bar.value]);
  }
  const enough = [...found].filter(([, values]) => values.length >= FEWEST_FOR_A_MEDIAN);
  if (enough.length < 2) return [];
  const medians = enough
    .map(([name, values]) => ({ name, middle: median(values), count: values.length }))
    .sort((a, b) => b.middle - a.middle || byCodePoints(a.name, b.name));
  const told = computedApart(medians.map(({ middle }) => middle), model.figures.measures.measure);
  const texts = medians.map(({ name, count }, i) => {
    const many = i ? String(count) : counted(model, count);
    return `${name} ${told[i]} (${many})`;
  });
  return [`Medians: ${listed(texts)}.`];
}

/**
 * The values as a table, with the step that each falls into in words.
 * @param {Model} model
 * @param {State} state
 * @returns {import("../types.js").ChartTable}
 */
export function placeTable(model, state) {
  const { bars, at } = barsOf(model, state);
  const { measures: { measure }, subject } = model.figures;
  const steps = placeSteps(model, state, bars);
  /** @param {Bar} bar */
  const rank = (bar) => (isRanked(measure) ? [String(bar.rank)] : []);
  return {
    caption: `${measure.titled}${inPeriod(model, at.period)}`,
    columns: [
      { name: subject?.name ?? "name", title: subject?.title ?? "Name", isNumber: false },
      { name: measure.name, title: measure.titled, isNumber: true },
      { name: "step", title: "Colour", isNumber: false },
      ...(isRanked(measure) ? [{ name: "rank", title: `Rank of ${bars.length}`, isNumber: true }] : []),
    ],
    cells: bars.map((bar) => [
      bar.name, tabled(bar.value, measure), steps.labels[steps.of(bar.value)], ...rank(bar),
    ]),
    values: bars.map((bar) => [
      bar.key, String(bar.value), steps.labels[steps.of(bar.value)], ...rank(bar),
    ]),
  };
}

/**
 * The view's own note, as a list; nothing where it stands beside lines over time, of which a map or tiles
 * show no more than one period.
 * @param {Model} model
 */
export function placeNote({ figures: { kind, note } }) {
  return note && kind !== "trend" && kind !== "small-multiples" ? [note] : [];
}

/**
 * What a place says: "Korea, 2021, 4.9% of GDP, rank 2 of 40".
 * @param {Model} model
 * @param {Bar[]} bars
 * @param {string} period
 * @returns {(key: string) => string}
 */
export function placeTexts(model, bars, period) {
  const { measure } = model.figures.measures;
  const byKey = new Map(bars.map((bar) => [bar.key, bar]));
  return (key) => {
    const bar = byKey.get(key);
    if (!bar) return pointText([model.names.name(key), period, "no figure"]);
    const rank = isRanked(measure) ? `rank ${bar.rank} of ${bars.length}` : "";
    const told = [withUnit(bar.value, measure), boundsText(bar.bounds, measure), bar.status];
    return pointText([bar.name, period, ...told, rank]);
  };
}

/**
 * Keys in the order in which the arrow keys go through them: those with figures by rank, then the
 * others.
 * @param {Bar[]} bars
 * @param {string[]} keys
 */
export function inTurn(bars, keys) {
  const there = new Set(keys);
  const ranked = bars.map((bar) => bar.key).filter((key) => there.has(key));
  const known = new Set(ranked);
  return [...ranked, ...keys.filter((key) => !known.has(key))];
}
