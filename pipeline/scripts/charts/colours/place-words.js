/** What maps and tiles say: where one period is shown as a ranking does, of several years how many and the middle. */

import { aboutTheSameNote, headline, middleAndEnd, otherYears, picksInWords } from "../bars/ranking-words.js";
import { computed, computedApart, exactly, withUnitApart } from "../rules/in-words.js";
import { noFiguresWords } from "../rules/no-figures.js";
import { FEWEST_FOR_A_MEDIAN, median } from "../rules/numbers.js";
import { byCodePoints } from "../rules/order.js";
import { absentNote } from "../rules/reference-period.js";
import { counted, figureText, listed } from "../rules/sentences.js";
import { holdsFor, titledWith } from "../rules/titles.js";
import { inBrackets, inPartInBrackets } from "../rules/uncertain.js";
import { shownPlaces } from "./coloured-places.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").State} State */
/** @typedef {import("../bars/ranked-bars.js").Bar} Bar */
/** @typedef {import("../rules/newest-figures.js").Newest} Newest */

/**
 * @param {Model} model
 * @param {State} state
 * @param {(bars: Bar[], period: string) => string[]} before the notes of the kind itself
 * @param {string[]} [after]
 * @returns {import("../types.js").ChartWords}
 */
export function placeWords(model, state, before, after = []) {
  const { bars, at } = shownPlaces(model, state);
  const titles = titlesOf(model, state, at.newest);
  if (!bars.length) return { ...noFiguresWords(model, at), ...titles };
  const { newest } = at;
  const keys = bars.map((bar) => bar.key);
  return {
    ...titles,
    ...(newest ? newestInWords(model, state, bars, newest) : onePeriodInWords(model, state, bars, at.period)),
    notes: [
      ...before(bars, at.period),
      ...(newest ? leftOut(model, newest) : []),
      ...otherYears(model, bars, newest?.ended.length),
      ...absentNote(model, { ...state, picks: state.picks ?? [] }, at.period, keys),
      ...after,
      ...(newest ? aboutTheSame(model) : aboutTheSameNote(model, null)),
      ...(state.at === null ? [] : [whatColoursMean(model)]),
    ],
  };
}

/** @param {Model} model @param {State} state @param {Bar[]} bars @param {string} period */
function onePeriodInWords(model, state, bars, period) {
  return {
    headline: headline(model, bars, period),
    sentences: [
      ...middleAndEnd(model, bars), ...mediansOfSections(model, bars), ...picksInWords(model, state, bars),
    ],
  };
}

/**
 * Figures of different years have no order: neither the highest nor the lowest is told.
 * @param {Model} model
 * @param {State} state
 * @param {Bar[]} bars
 * @param {Newest} newest
 */
function newestInWords(model, state, bars, { years }) {
  const { measure } = model.figures.measures;
  const middle = bars.length === 1
    ? figureText(model, bars[0].value)
    : `median ${computed(median(bars.map(({ value }) => value)), measure)}`;
  return {
    headline: `Newest figures of ${years.told}${inPartInBrackets(bars)}: ${counted(model, bars.length)}, ${middle}.`,
    sentences: [eachOf(bars), ...mediansOfSections(model, bars), ...newestOfPicks(model, state, bars)],
  };
}

/** @param {Bar[]} bars how many figures are of which year, the last first */
function eachOf(bars) {
  const periods = [...new Set(bars.map(({ period }) => period))].sort(byCodePoints).reverse();
  if (periods.length === 1) return `${bars.length === 1 ? "It is" : "All are"} of ${periods[0]}.`;
  const counts = periods.map((period) => bars.filter((bar) => bar.period === period).length);
  const told = periods.map((period, i) => `${counts[i]}${i ? "" : counts[0] === 1 ? " is" : " are"} of ${period}`);
  return `${listed(told)}.`;
}

/** @param {Model} model @param {State} state @param {Bar[]} bars */
function newestOfPicks(model, state, bars) {
  const picked = state.picks ? bars.filter((bar) => bar.isPick) : [];
  if (!picked.length) return [];
  const told = withUnitApart(picked.map(({ value }) => value), model.figures.measures.measure);
  const each = picked.map((bar, i) => `${bar.name} ${told[i]} in ${bar.period}${inBrackets(bar)}`);
  return [`Of those picked: ${each.join("; ")}.`];
}

/**
 * Titles that name the years shown. One that names none stays where one period is all there is to show.
 * @param {Model} model
 * @param {State} state
 * @param {Newest | null} newest
 * @returns {Pick<import("../types.js").ChartWords, "title" | "subtitle">}
 */
function titlesOf({ figures }, { at }, newest) {
  const shown = newest?.years ?? (at === null ? null : { first: at, last: at, told: at });
  if (!shown) return {};
  const holds = holdsFor(figures.subtitle, { ...shown, goesOn: false });
  return {
    title: titledWith(figures.title, shown, figures.measured),
    ...(holds ? {} : { subtitle: figures.measures.measure.titled }),
  };
}

/** @param {Model} model @param {Newest} newest */
function leftOut(model, { years, ended }) {
  const names = ended.map((key) => model.names.name(key));
  const who = names.length ? [`Without a figure since a new series began: ${listed(names)}.`] : [];
  return years.isAfterBreak
    ? [`A new series begins in ${years.first}, so figures before it are not shown beside those since.`, ...who]
    : who;
}

/** @param {Model} model */
function aboutTheSame({ figures }) {
  const { same } = figures.measures.measure;
  return same ? [`Differences below ${exactly(same)} are about the same.`] : [];
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
 * The view's own note, as a list; nothing where it stands beside lines over time, of which a map or tiles
 * show no more than one period.
 * @param {Model} model
 */
export function placeNote({ figures: { kind, note } }) {
  return note && kind !== "trend" && kind !== "small-multiples" ? [note] : [];
}
