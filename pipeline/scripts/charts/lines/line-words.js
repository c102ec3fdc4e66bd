/** What a trend says: who has most and least, and what changed most within one series. */

import { measureOf } from "../model.js";
import { noFigures } from "../rules/no-figures.js";
import { withUnitApart } from "../rules/in-words.js";
import { overlap } from "../rules/bounds.js";
import { aboutTheSame, levelWithTheFirst } from "../rules/numbers.js";
import { DOES_NOT_COMPARE, counted, figureText, inPeriod, inText, listed, spanText, twoFigures } from "../rules/sentences.js";
import { inBrackets, inPartInBrackets } from "../rules/uncertain.js";
import { goalsAndEventsInWords } from "./goals-and-events.js";
import { drawnPeriods, endOf } from "./lines.js";
import { uncertainNotes } from "./uncertain.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("./lines.js").Line} Line */
/** @typedef {import("./lines.js").Point} Point */

const [MOST_TOLD, MOST_SIDE_BY_SIDE] = [3, 4];
const LEVEL = 1e-9;
const UNITS_UNKNOWN = "The units of these columns are not stated, so none is said to be higher than another.";
const UNLIKE_PERIODS = "Some periods are longer than others: figures of unlike periods do not compare and are not joined.";

/**
 * What lines say, in the order in which they stand.
 * @param {Model} model
 * @param {Line[]} lines
 * @param {string[]} [marked] what is drawn beside them, in words
 * @param {Line[]} [beside] lines that are drawn with them and told elsewhere
 * @returns {import("../types.js").ChartWords}
 */
export function lineWords(model, lines, marked = goalsAndEventsInWords(model), beside = []) {
  if (!lines.length) return { headline: noFigures(), sentences: [], notes: [] };
  const notes = [...chosen(model, lines), ...breakNotes(lines), ...uncertainNotes(model, [...lines, ...beside]), ...marked];
  if (!measureOf(model).compares) notes.push(DOES_NOT_COMPARE);
  if (lines.some(isOfUnlikePeriods)) notes.push(UNLIKE_PERIODS);
  if (model.figures.note) notes.push(model.figures.note);
  const isOne = lines.length === 1 || !model.figures.subject;
  if (!isOne && model.figures.of_unlike_things) {
    return { headline: besideEachOther(model, lines), sentences: [], notes: [UNITS_UNKNOWN, ...notes] };
  }
  return {
    headline: isOne ? latest(model, lines[0]) : extremes(model, lines),
    sentences: moved(model, lines),
    notes,
  };
}

/**
 * The figures of several measures whose units nobody told: none of them counts as higher.
 * @param {Model} model
 * @param {Line[]} lines
 */
function besideEachOther(model, lines) {
  const [period, at] = reference(model, lines);
  const each = at.slice(0, MOST_SIDE_BY_SIDE)
    .map(({ key, point }) => `${model.names.name(key)} ${figureText(model, point.value)}${inBrackets(point)}`);
  const others = at.length - each.length;
  return `${model.figures.measured}${inPeriod(model, period)}: ${listed(others ? [...each, `${others} more`] : each)}.`;
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
  const falling = at
    .map(({ key, point }) => /** @type {[string, number, Point["bounds"]]} */ ([key, point.value, point.bounds]))
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const highest = levelWithTheFirst(falling, measure);
  const lowest = levelWithTheFirst([...falling].reverse(), measure);
  const when = `${inPeriod(model, period)}${inPartInBrackets(at.map(({ point }) => point))}`;
  const start = `${model.figures.measured}${when} ${measure.was}`;
  if (at.length === 2) {
    return `${start} ${twoFigures(model, falling)}${lines.length > 2 ? ", the only two with figures" : ""}.`;
  }
  const [top, bottom] = [falling[0][1], falling[falling.length - 1][1]];
  if (highest.includes(falling[falling.length - 1][0])) {
    const same = top === bottom ? "the same" : "about the same";
    const all = at.length < lines.length ? `${counted(model, at.length)} with figures` : `${counted(model, at.length)} shown`;
    return `${start} ${same} in all ${all} (${spanText(model, bottom, top)}).`;
  }
  const [most, least] = withUnitApart([top, bottom], measure);
  const values = new Map(falling.map(([key, value]) => [key, value]));
  /** @param {string[]} keys @param {string} told */
  const about = (keys, told) => (keys.every((key) => values.get(key) === values.get(keys[0])) ? told : `about ${told}`);
  const both = highest.filter((key) => lowest.includes(key));
  const [tops, bottoms] = [highest, lowest].map((keys) => keys.filter((key) => !both.includes(key)));
  return (
    `${start} highest ${inText(model, tops)} (${about(tops, most)}) and ` +
    `lowest ${inText(model, bottoms)} (${about(bottoms, least)})${outOf(model, at.length, lines)}.`
  );
}

/**
 * Among how many that is: all there are need no number where they are mere groups.
 * @param {Model} model
 * @param {number} count
 * @param {Line[]} lines
 */
function outOf(model, count, lines) {
  const which = count < lines.length ? "with figures" : "shown";
  if (model.figures.subject?.entity) return ` of the ${counted(model, count)} ${which}`;
  return count === knownSubjects(model).size ? "" : ` of the ${count} ${which}`;
}

/** @param {Model} model places of those that have figures */
const knownSubjects = ({ figures: { rows } }) => new Set(rows.subject.filter((_, row) => rows.measure[row] !== null));

/**
 * The latest period that most lines reach, and the point of each that does.
 * @param {Model} model
 * @param {Line[]} lines
 * @returns {[string, {key: string, point: Point}[]]}
 */
function reference(model, lines) {
  for (const period of drawnPeriods(model, lines).reverse()) {
    const at = lines.flatMap(({ key, points }) => {
      const point = points.find((one) => one.period === period);
      return point ? [{ key, point }] : [];
    });
    if (at.length * 2 > lines.length) return [period, at];
  }
  return [endOf(lines[0]).period, [{ key: lines[0].key, point: endOf(lines[0]) }]];
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

/**
 * @typedef {object} Move from the first point of a stretch to its last
 * @property {Line} line
 * @property {Point} first
 * @property {Point} last
 * @property {number} size
 */

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
  const clear = moves.filter(({ first, last }) => !overlap(first.bounds, last.bounds));
  if (!clear.length) return moves.length === 1 ? [unclear(model, moves[0])] : [];
  const largest = clear.reduce((a, b) => (b.size > a.size ? b : a));
  if (largest.size === 0 || aboutTheSame(largest.size, 0, measure)) {
    return moves.length === 1 ? [stayed(model, largest)] : [];
  }
  const isBroken = lines.some((one) => one.points.some((point) => point.startsNewSeries));
  if (lines.length === 1) {
    const [{ verb, fromTo }] = told(model, [largest]);
    return [`${isBroken ? "Within one series it" : "It"} ${verb}${where(model, largest.line)}, ${fromTo}.`];
  }
  const among = lines.length === 2 ? "larger" : "largest";
  const those = lines.length < knownSubjects(model).size ? " of those shown" : "";
  const level = clear.filter(({ size }) => isLevel(size, largest.size));
  return [largestOf(model, level, `The ${among} change`, `${isBroken ? " within one series" : ""}${those}`)];
}

/**
 * Whether two changes are equal, but for what binary fractions add to differences of decimals.
 * @param {number} one
 * @param {number} other
 */
const isLevel = (one, other) => Math.abs(one - other) <= LEVEL * Math.max(one, other);

/** @param {Model} model @param {Move} move from one figure to another whose intervals overlap */
function unclear(model, move) {
  const [{ fromTo }] = told(model, [move]);
  return `It did not clearly rise or fall${where(model, move.line)}: ${fromTo}, and the intervals of the two overlap.`;
}

/** @param {Model} model @param {Move} move */
function stayed(model, { line, first, last }) {
  const [start, end] = withUnitApart([first.value, last.value], measureOf(model));
  const [then, now] = [first, last].map((point) => `${inPeriod(model, point.period)}${inBrackets(point)}`);
  return first.value === last.value
    ? `It stayed the same${where(model, line)}: ${start}${then} and${now}.`
    : `It stayed about the same${where(model, line)}, from ${start}${then} to ${end}${now}.`;
}

/**
 * The largest change, or those that share that place.
 * @param {Model} model
 * @param {Move[]} moves
 * @param {string} what "The largest change"
 * @param {string} within what
 */
function largestOf(model, moves, what, within) {
  const [{ line }, ...others] = moves;
  const each = told(model, moves.slice(0, MOST_TOLD));
  const first = `${what}${within} was${where(model, line)}: it ${each[0].verb} ${each[0].fromTo}`;
  if (!others.length) return `${first}.`;
  if (moves.length > MOST_TOLD) return `${first}; ${others.length} others are as large.`;
  const all = moves.map((move, i) => `it ${each[i].verb}${where(model, move.line)} ${each[i].fromTo}`);
  return `The largest changes${within} are equal: ${listed(all)}.`;
}

/**
 * What rose or fell, from what to what: values that differ never read alike.
 * @param {Model} model
 * @param {Move[]} moves
 */
function told(model, moves) {
  const values = withUnitApart(moves.flatMap(({ first, last }) => [first.value, last.value]), measureOf(model));
  return moves.map(({ first, last }, i) => {
    const [start, end] = values.slice(2 * i, 2 * i + 2);
    const [then, now] = [first, last].map((point) => `${inPeriod(model, point.period)}${inBrackets(point)}`);
    return {
      verb: last.value > first.value ? "rose" : "fell",
      fromTo: `from ${start}${then} to ${end}${now}`,
    };
  });
}

/** @param {Model} model @param {Line[]} lines */
function chosen(model, lines) {
  if (!model.figures.subject) return [];
  const known = knownSubjects(model);
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
