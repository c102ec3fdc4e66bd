/** What a ranking says: who comes first, the middle and the other end, and how the picks stand. */

import { noFiguresWords } from "../rules/no-figures.js";
import { overlap } from "../rules/bounds.js";
import { computed, exactly, withUnitApart } from "../rules/in-words.js";
import { FEWEST_FOR_A_MEDIAN, levelWithTheFirst, median } from "../rules/numbers.js";
import { absentNote, knownRows } from "../rules/reference-period.js";
import { counted, figureText, inPeriod, inText, spanText, twoFigures } from "../rules/sentences.js";
import { boundsNote, inPartInBrackets, isRanked, softNote } from "../rules/uncertain.js";
import { sameMark } from "./about-the-same.js";
import { TOP, barsOf, shownBars } from "./ranked-bars.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").State} State */
/** @typedef {import("./ranked-bars.js").Bar} Bar */

const NAMED = 3;

/** @type {import("../types.js").Kind["words"]} */
export function words(model, state) {
  const { bars, at } = barsOf(model, state);
  if (!bars.length) return noFiguresWords(model, at);
  const shown = shownBars(bars, state);
  return {
    headline: headline(model, bars, at.period),
    sentences: [...middleAndEnd(model, bars), ...picksInWords(model, state, bars)],
    notes: [
      ...leftOut(bars, shown),
      ...otherYears(model, bars),
      ...absentNote(model, state, at.period, bars.map((bar) => bar.key)),
      ...(model.figures.note ? [model.figures.note] : []),
      ...aboutTheSameNote(model, sameMark(model, state, shown)),
      ...softNote(shown.map(({ status }) => status), "Pale, with a dashed edge"),
      ...boundsNote(model.figures.measures.measure),
    ],
  };
}

/** @param {Model} model @param {Bar[]} bars @param {string} period */
export function headline(model, bars, period) {
  const { measure } = model.figures.measures;
  const level = levelWithTheFirst(bars.map((bar) => [bar.key, bar.value, bar.bounds]), measure);
  const when = `${inPeriod(model, period)}${inPartInBrackets(bars)}`;
  const start = `${model.figures.measured}${when} ${measure.was}`;
  const extreme = measure.higher_is === "worse" ? "lowest" : "highest";
  const count = `${counted(model, bars.length)} with figures`;
  const value = figureText(model, bars[0].value);
  const span = spanText(model, bars[0].value, bars[level.length - 1].value);
  if (bars.length === 1) return `${start} ${value} ${inText(model, [bars[0].key])}.`;
  if (bars.length === 2) return `${start} ${twoFigures(model, bars.map((bar) => [bar.key, bar.value, bar.bounds]))}.`;
  const isTie = bars[level.length - 1].value === bars[0].value;
  const same = isTie ? "the same" : "about the same";
  if (level.length === bars.length) return `${start} ${same} in all ${count} (${span}).`;
  if (level.length === 1) return `${start} ${extreme} ${inText(model, level)} (${value}), of ${count}.`;
  if (level.length <= NAMED) {
    return `${start} ${extreme} ${inText(model, level)}, ${same} (${span}), of ${count}.`;
  }
  const others = `with ${level.length - 1} others ${same}`;
  return `${start} ${extreme} ${inText(model, [level[0]])} (${value}), ${others}, of ${count}.`;
}

/** @param {Model} model @param {Bar[]} bars */
export function middleAndEnd(model, bars) {
  if (bars.length < FEWEST_FOR_A_MEDIAN) return [];
  const { measure } = model.figures.measures;
  const middle = computed(median(bars.map((bar) => bar.value)), measure);
  const extreme = measure.higher_is === "worse" ? "highest" : "lowest";
  const last = bars[bars.length - 1];
  const sharing = bars.filter((bar) => bar.value === last.value).length;
  const where = sharing === 1 ? inText(model, [last.key]) : `shared by ${sharing}`;
  const level = bars.filter((bar) => bar.value !== last.value && overlap(bar.bounds, last.bounds)).length;
  const others = level ? `, and the intervals of ${level} others overlap with it` : "";
  return [
    `The value in the middle (median) of all ${bars.length} is ${middle}.`,
    `The ${extreme} is ${figureText(model, last.value)}, ${where}${others}.`,
  ];
}

/**
 * How those stand whom a visitor picked.
 * @param {Model} model
 * @param {State} state
 * @param {Bar[]} bars
 */
export function picksInWords(model, state, bars) {
  const picked = state.picks ? bars.filter((bar) => bar.isPick) : [];
  if (!picked.length) return [];
  const { measure } = model.figures.measures;
  const told = withUnitApart(picked.map(({ value }) => value), measure);
  const each = picked.map((bar, i) => {
    const rank = isRanked(measure) ? ` (rank ${bar.rank} of ${bars.length})` : "";
    return `${model.names.name(bar.key)} ${told[i]}${rank}`;
  });
  return [`Of those picked: ${each.join("; ")}.`];
}

/** @param {Bar[]} bars @param {Bar[]} shown */
function leftOut(bars, shown) {
  if (shown.length === bars.length) return [];
  const beyond = shown.length - TOP;
  const more = beyond ? ` and ${beyond} more to compare` : "";
  return [`Shown are the first ${TOP}${more}, of all ${bars.length}.`];
}

/**
 * @param {Model} model
 * @param {Bar[]} bars
 * @param {number} [ended] how many are left out for another reason
 */
export function otherYears(model, bars, ended = 0) {
  const { rows, time } = model.figures;
  if (!time) return [];
  const known = new Set(knownRows(model, ["measure"]).map((row) => rows.subject[row]));
  const older = known.size - bars.length - ended;
  if (older === 0) return [];
  const others = older === 1
    ? "1 other has figures for other years only and stands"
    : `${older} others have figures for other years only and stand`;
  return [`${others} in the data, not here.`];
}

/**
 * How much is about the same, and what marks it.
 * @param {Model} model
 * @param {ReturnType<typeof sameMark>} mark
 */
export function aboutTheSameNote(model, mark) {
  const { same, higher_is: direction } = model.figures.measures.measure;
  if (!same || (direction === "neither" && !mark)) return [];
  const rank = direction === "neither" ? "" : ", whatever the rank";
  return [`Differences below ${exactly(same)} are about the same${rank}${markInWords(model, mark)}.`];
}

/** @param {Model} model @param {ReturnType<typeof sameMark>} mark */
function markInWords(model, mark) {
  if (!mark) return "";
  if (mark.kind === "brace") return `; the brace joins the first ${mark.count}, which are`;
  return `; bars that end in the shaded band are about the same as ${model.names.inText(mark.bar.key)}`;
}
