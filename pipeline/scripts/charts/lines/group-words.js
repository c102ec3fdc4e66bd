/** What a trend says of the medians of groups: never who is highest, and of no change where they are not of one set. */

import { measureOf, timeOf } from "../model.js";
import { computedApart } from "../rules/in-words.js";
import { FEWEST_FOR_A_MEDIAN, aboutTheSame } from "../rules/numbers.js";
import { inPeriod, listed, periodNoun } from "../rules/sentences.js";
import { inBrackets } from "../rules/uncertain.js";
import { mediansOf } from "./group-lines.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").State} State */
/** @typedef {import("./lines.js").Line} Line */

/**
 * A sentence on each line of a group.
 * @param {Model} model with the measure as it is drawn
 * @param {Line[]} lines
 */
export const groupSentences = (model, lines) =>
  lines.map((line) => (line.group?.isFixed && line.points.length > 1 ? movement(model, line) : latest(model, line)));

/** @param {Model} model @param {Line} line */
function movement(model, { name, points }) {
  const [first, last] = [points[0], points[points.length - 1]];
  const measure = measureOf(model);
  const [start, end] = computedApart([first.value, last.value], measure);
  const [then, now] = [first, last].map((point) => `${inPeriod(model, point.period)}${inBrackets(point)}`);
  if (first.value === last.value) return `${called(name)} stayed the same: ${start}${then} and${now}.`;
  const isLevel = aboutTheSame(first.value, last.value, measure);
  const verb = isLevel ? "stayed about the same," : last.value > first.value ? "rose" : "fell";
  return `${called(name)} ${verb} from ${start}${then} to ${end}${now}.`;
}

/** @param {Model} model @param {Line} line */
function latest(model, { name, short = name, points, group }) {
  const last = points[points.length - 1];
  const [value] = computedApart([last.value], measureOf(model));
  const when = `${inPeriod(model, last.period)}${inBrackets(last)}`;
  if (group?.isFixed) return `${called(name)} was ${value}${when}.`;
  return `The median of the ${last.count} ${group?.members ?? short} with a figure${when} was ${value}.`;
}

/** @param {string} name */
const called = (name) => `The ${name.slice(0, 1).toLowerCase()}${name.slice(1)}${name.includes(",") ? "," : ""}`;

/**
 * How medians are to be read, and which of those asked for are not shown.
 * @param {Model} model
 * @param {State} state
 * @param {Line[]} drawn the lines of groups
 */
export function groupNotes(model, state, drawn) {
  const found = mediansOf(model, state);
  const noun = periodNoun(timeOf(model));
  /** @param {(line: Line | null) => unknown} isSo */
  const those = (isSo) => listed(found.filter(({ line }) => isSo(line)).map(({ group }) => group.members), "or");
  const shown = new Set(drawn.map(({ key }) => key));
  const hidden = those((line) => line && !line.group?.isFixed && !shown.has(line.key));
  const lacking = those((line) => !line);
  const areDots = drawn.some(({ group }) => !group?.isFixed);
  return [
    ...(drawn.some(({ group }) => group?.isFixed) ? [`Thick: the median of a group, of the same members in every ${noun}.`] : []),
    ...(areDots ? [
      `Separate dots: medians of those with a figure in each ${noun}, with their number. No fixed set of ` +
        `${FEWEST_FOR_A_MEDIAN} or more, and half of all, has every ${noun}, so the dots are not joined and do not compare.`,
    ] : []),
    ...(hidden ? [`Not drawn from a common start: the median of ${hidden}, which is not of the same members over time.`] : []),
    ...(lacking ? [`There is no median of ${lacking} in these ${noun}s: it takes ${FEWEST_FOR_A_MEDIAN} with figures.`] : []),
  ];
}
