/** What a trend says: who has most and least, and what changed most within one series. */

import { measureOf } from "../model.js";
import { noFigures } from "../rules/no-figures.js";
import { aboutTheSame, levelWithTheFirst, toldApart, withUnit } from "../rules/numbers.js";
import { DOES_NOT_COMPARE, counted, figureText, inPeriod, inText, listed } from "../rules/sentences.js";
import { goalsAndEventsInWords } from "./goals-and-events.js";
import { drawnLines, drawnPeriods, endOf, linesOf } from "./lines.js";
import { inBrackets, uncertainNotes } from "./uncertain.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("./lines.js").Line} Line */
/** @typedef {import("./lines.js").Point} Point */

const UNLIKE_PERIODS = "Some periods are longer than others: figures of unlike periods do not compare and are not joined.";

/** @type {import("../types.js").Kind["words"]} */
export function words(model, state) {
  // Among lines from a common start no goal or event is drawn.
  const marked = drawnLines(model, state).base === null ? goalsAndEventsInWords(model) : [];
  return lineWords(model, linesOf(model, state), marked);
}

/**
 * What lines say, in the order in which they stand.
 * @param {Model} model
 * @param {Line[]} lines
 * @param {string[]} [marked] what is drawn beside them, in words
 * @returns {import("../types.js").ChartWords}
 */
export function lineWords(model, lines, marked = goalsAndEventsInWords(model)) {
  if (!lines.length) return { headline: noFigures(), sentences: [], notes: [] };
  const notes = [...chosen(model, lines), ...breakNotes(lines), ...uncertainNotes(model, lines), ...marked];
  if (!measureOf(model).compares) notes.push(DOES_NOT_COMPARE);
  if (lines.some(isOfUnlikePeriods)) notes.push(UNLIKE_PERIODS);
  if (model.figures.note) notes.push(model.figures.note);
  const isOne = lines.length === 1 || !model.figures.subject;
  return {
    headline: isOne ? latest(model, lines[0]) : extremes(model, lines),
    sentences: moved(model, lines),
    notes,
  };
}

/** @param {Line} line */
const isOfUnlikePeriods = ({ points }) =>
  points.some((point, i) => i > 0 && point.series !== points[i - 1].series && !point.startsNewSeries);

/** @param {Model} model @param {Line} line */
function latest(model, line) {
  const { measured } = model.figures;
  const end = endOf(line);
  const { was } = measureOf(model);
  return `${measured}${where(model, line)} ${was} ${figureText(model, end.value)}${inPeriod(model, end.period)}${inBrackets(end)}.`;
}

/**
 * Whose line it is, unless what is measured says so already.
 * @param {Model} model
 * @param {Line} line
 */
function where(model, line) {
  const { subject, fixes_subject: isFixed } = model.figures;
  if (!subject || isFixed || (!subject.entity && subject.keys.length === 1)) return "";
  return ` ${inText(model, [line.key])}`;
}

/** @param {Model} model @param {Line[]} lines */
function extremes(model, lines) {
  const [period, at] = reference(model, lines);
  const measure = measureOf(model);
  if (at.length === 1) {
    return latest(model, [...lines].sort((a, b) => endOf(b).place - endOf(a).place)[0]);
  }
  const falling = [...at].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const highest = levelWithTheFirst(falling, measure);
  const lowest = levelWithTheFirst([...falling].reverse(), measure);
  const start = `${model.figures.measured}${inPeriod(model, period)} ${measure.was}`;
  const count = counted(model, at.length);
  const [top, bottom] = [falling[0][1], falling[falling.length - 1][1]];
  if (highest.includes(falling[falling.length - 1][0])) {
    return `${start} about the same in all ${count} shown (${figureText(model, top)}).`;
  }
  const both = highest.filter((key) => lowest.includes(key));
  const [tops, bottoms] = [highest, lowest].map((keys) => keys.filter((key) => !both.includes(key)));
  return (
    `${start} highest ${inText(model, tops)} (${about(model, tops, top)}) and ` +
    `lowest ${inText(model, bottoms)} (${about(model, bottoms, bottom)}) of the ${count} shown.`
  );
}

/** @param {Model} model @param {string[]} keys @param {number} value */
const about = (model, keys, value) =>
  keys.length > 1 ? `about ${figureText(model, value)}` : figureText(model, value);

/**
 * The latest period that most lines reach, and the value of each that does.
 * @param {Model} model
 * @param {Line[]} lines
 * @returns {[string, [string, number][]]}
 */
function reference(model, lines) {
  for (const period of drawnPeriods(model, lines).reverse()) {
    const at = /** @type {[string, number][]} */ (lines.flatMap((line) => {
      const found = line.points.find((point) => point.period === period);
      return found ? [[line.key, found.value]] : [];
    }));
    if (at.length * 2 > lines.length) return [period, at];
  }
  return [endOf(lines[0]).period, [[lines[0].key, endOf(lines[0]).value]]];
}

/**
 * What lies within one series each: over gaps, but over no break and no period of another length.
 * @param {Line} line
 */
function stretches(line) {
  /** @type {Point[][]} */
  const found = [[]];
  for (const point of line.points) {
    const last = found[found.length - 1];
    if (last.length && last[last.length - 1].series !== point.series) found.push([point]);
    else last.push(point);
  }
  return found.filter((stretch) => stretch.length > 1);
}

/** @param {Model} model @param {Line[]} lines */
function moved(model, lines) {
  const measure = measureOf(model);
  if (!measure.compares) return [];
  const moves = lines.flatMap((line) =>
    stretches(line).map((stretch) => {
      const [first, last] = [stretch[0], stretch[stretch.length - 1]];
      return { line, first, last, size: Math.abs(last.value - first.value) };
    }),
  );
  if (!moves.length) return [];
  const { line, first, last, size } = moves.reduce((a, b) => (b.size > a.size ? b : a));
  const decimals = toldApart(first.value, last.value, measure.decimals);
  const [start, end] = [first, last].map(({ value }) => withUnit(value, measure, decimals));
  const fromTo = `from ${start}${inPeriod(model, first.period)} to ${end}${inPeriod(model, last.period)}`;
  if (size === 0 || aboutTheSame(size, 0, measure)) {
    return moves.length === 1 ? [`It stayed about the same${where(model, line)}, ${fromTo}.`] : [];
  }
  const verb = last.value > first.value ? "rose" : "fell";
  const isBroken = lines.some((one) => one.points.some((point) => point.startsNewSeries));
  if (lines.length === 1) {
    return [`${isBroken ? "Within one series it" : "It"} ${verb}${where(model, line)}, ${fromTo}.`];
  }
  const within = isBroken ? " within one series" : "";
  return [`The largest change${within} of those shown was${where(model, line)}: it ${verb} ${fromTo}.`];
}

/** @param {Model} model @param {Line[]} lines */
function chosen(model, lines) {
  const { subject, rows } = model.figures;
  if (!subject) return [];
  const known = new Set(rows.subject.filter((_, row) => rows.measure[row] !== null));
  if (lines.length >= known.size) return [];
  return [`Shown are ${lines.length} of ${counted(model, known.size)} in the data.`];
}

/** @param {Line[]} lines */
export function breakNotes(lines) {
  const notes = lines.flatMap((line) => {
    const starts = line.points.filter((point) => point.startsNewSeries).map((p) => p.period);
    return starts.length ? [`${line.name}: a new series begins in ${listed(starts)}`] : [];
  });
  if (!notes.length) return [];
  return [`${notes.join("; ")} (hollow dot). Figures before and after do not compare.`];
}
