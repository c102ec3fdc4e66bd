/** What a scatter says: how two measures go together, and who has most of each. */

import { noFiguresWords } from "../rules/no-figures.js";
import { withUnit, withUnitApart } from "../rules/in-words.js";
import { levelWithTheFirst, number } from "../rules/numbers.js";
import { byCodePoints } from "../rules/order.js";
import { absentNote } from "../rules/reference-period.js";
import { counted, inPeriod, inText, listed } from "../rules/sentences.js";
import { groupingOf } from "./dot-groups.js";
import { dotsOf, logsOf, rankCorrelation } from "./dots.js";
import { trailsOf } from "./trails.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").State} State */
/** @typedef {import("./dots.js").Dot} Dot */

const NAMED = 3;
// So many picks are told one by one; of more a few.
const [MOST_TOLD, FEW_TOLD] = [12, 6];

/** @type {import("../types.js").Kind["words"]} */
export function words(model, state) {
  const { dots, at } = dotsOf(model, state);
  if (!dots.length) return noFiguresWords(model, at);
  return {
    headline: headline(model, dots, at.period),
    sentences: [...correlated(dots), highest(model, dots, "x"), highest(model, dots, "y"), ...picksInWords(model, state, dots)],
    notes: [
      ...howToRead(model, state, dots),
      ...absentNote(model, state, at.period, dots.map((dot) => dot.key)),
      ...(model.figures.note ? [model.figures.note] : []),
    ],
  };
}

/** @param {Model} model @param {Dot[]} dots @param {string} period */
function headline(model, dots, period) {
  const { x, y } = model.figures.measures;
  const first = x.title.slice(0, 1).toUpperCase() + x.title.slice(1);
  const years = period.includes(" to ") ? ` in the years ${period}` : inPeriod(model, period);
  const start = period ? `${years.slice(1, 2).toUpperCase()}${years.slice(2)}, ${x.inside}` : first;
  return `${start} and ${y.inside} ${tendency(dots)} across ${counted(model, dots.length)}.`;
}

/** @param {Dot[]} dots */
function tendency(dots) {
  const r = rankCorrelation(dots);
  if (r === null) return "are known";
  if (Math.abs(r) < 0.3) return "hardly go together";
  const strength = Math.abs(r) >= 0.7 ? "closely" : "loosely";
  return r > 0 ? `go ${strength} together` : `go ${strength} in opposite directions`;
}

/** @param {Dot[]} dots */
function correlated(dots) {
  const r = rankCorrelation(dots);
  if (r === null) return [];
  const rounded = Number(r.toFixed(9)) === 0 ? "0" : number(Number(r.toFixed(2)) || r, 2);
  return [`Their rank correlation is ${rounded}, which does not say that one causes the other.`];
}

/** @param {Model} model @param {Dot[]} dots @param {"x" | "y"} role */
function highest(model, dots, role) {
  const measure = model.figures.measures[role];
  const falling = /** @type {[string, number][]} */ (dots.map((dot) => [dot.key, dot[role]]));
  falling.sort((a, b) => b[1] - a[1] || byCodePoints(a[0], b[0]));
  const level = levelWithTheFirst(falling, measure);
  const isTie = falling[level.length - 1][1] === falling[0][1];
  const where = level.length > NAMED
    ? `${inText(model, [level[0]])} and ${level.length - 1} others ${isTie ? "" : "about "}the same`
    : inText(model, level);
  return `${measure.title} is highest ${where} (${withUnit(falling[0][1], measure)}).`;
}

/**
 * The figures of those whom a visitor picked.
 * @param {Model} model
 * @param {State} state
 * @param {Dot[]} dots
 */
function picksInWords(model, state, dots) {
  const { x, y } = model.figures.measures;
  const picked = state.picks ? dots.filter((dot) => dot.isPick) : [];
  if (!picked.length) return [];
  const across = withUnitApart(picked.map((dot) => dot.x), x);
  const upwards = withUnitApart(picked.map((dot) => dot.y), y);
  const told = picked.length > MOST_TOLD ? picked.slice(0, FEW_TOLD) : picked;
  const each = told.map((dot, i) => `${dot.name} ${across[i]} and ${upwards[i]}`);
  if (told.length < picked.length) each.push(`${picked.length - told.length} more are in the table`);
  return [`Of those picked, ${x.inside} and ${y.inside}: ${each.join("; ")}.`];
}

/**
 * Which axes go up in powers of ten, and of which years the figures are.
 * @param {Model} model
 * @param {State} state
 * @param {Dot[]} dots
 */
function howToRead(model, state, dots) {
  const notes = [];
  const trails = trailsOf(model, state, dots);
  const grouping = groupingOf(model, state, dots);
  if (grouping) notes.push(`Colours: ${grouping.title}.`);
  if (dots.filter(({ isPick }) => isPick).length > MOST_TOLD) {
    notes.push("A name that has no room is left out: pointing at a dot tells it, and the table has all.");
  }
  if (trails.length) {
    notes.push("Lines lead from the first figures of those picked to the ones shown, but over no gap and no break.");
  }
  const logs = logsOf(model, state, [...dots, ...trails.flat()]).map((axis) => model.figures.measures[axis].inside);
  if (logs.length) notes.push(`Log scale for ${listed(logs)}: each step is ten times the one before.`);
  if (new Set(dots.map((dot) => dot.period)).size > 1) {
    notes.push("Figures are the latest of each within these years; the table says of which.");
  }
  return notes;
}
