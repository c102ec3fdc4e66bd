/** What progress says: how many targets were met and missed, which, and what cannot be judged. */

import { MOST_COLOURS } from "../layout/palette.js";
import { measureOf } from "../model.js";
import { exactly } from "../rules/in-words.js";
import { inPeriod, listed } from "../rules/sentences.js";
import { missedBy, sentence } from "./goal-words.js";
import { MOST_GOALS, progressOf } from "./goals.js";
import { BEHIND, BROKEN, MET, MISSED, ON_TRACK, REACHED, VERDICTS } from "./verdicts.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").State} State */
/** @typedef {import("./goals.js").Progress} Progress */

/** @type {import("../types.js").Kind["words"]} */
export function words(model, state) {
  const { every, unknown, without } = progressOf(model, state);
  const rows = every.slice(0, MOST_GOALS);
  return {
    headline: every.length ? headline(model, every) : nothing(model, state),
    sentences: every.length > 1 ? more(model, every) : [],
    notes: [
      ...(every.length ? [howToRead(rows)] : []),
      ...(rows.length < every.length ? [`Shown are ${rows.length} of ${every.length} targets.`] : []),
      ...(unknown ? [`${counted(unknown, "target has", "targets have")} no figures to compare with.`] : []),
      ...(without.length ? [`Picked, but without a target: ${without.map(model.names.name).join(", ")}.`] : []),
      ...(model.figures.note ? [model.figures.note] : []),
    ],
  };
}

/** @param {Progress[]} every @param {string[]} outcomes */
const withOutcome = (every, ...outcomes) => every.filter(({ verdict }) => outcomes.includes(verdict.outcome));

/** @param {number} count @param {string} one @param {string} many */
const counted = (count, one, many) => `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;

/** @param {Model} model @param {State} state */
function nothing({ figures }, { picks }) {
  return picks?.length === 0 ? `No ${figures.subject?.one} is picked.` : "There are no targets to show.";
}

/** @param {Model} model @param {Progress[]} every */
function headline(model, every) {
  if (every.length === 1) return sentence(model, every[0]);
  const [met, missed] = [withOutcome(every, MET), withOutcome(every, MISSED)];
  const decided = met.length + missed.length;
  if (!decided) {
    return `Of ${counted(every.length, "target", "targets")} none can be called met or missed from these figures.`;
  }
  const close = missed.filter(({ isClose }) => isClose).length;
  const by = close ? `, ${close} of these by less than ${exactly(measureOf(model).same)}` : "";
  return (
    `Of ${counted(decided, "target", "targets")} whose time has come, ${met.length} ${were(met)} met ` +
    `and ${missed.length} ${were(missed)} missed${by}.`
  );
}

/** @param {Progress[]} found */
const were = (found) => (found.length === 1 ? "was" : "were");

/**
 * Those that met their targets, those that are not due, and how many cannot be judged and why.
 * @param {Model} model
 * @param {Progress[]} every
 */
function more(model, every) {
  const said = [];
  const areNamed = model.figures.subject !== null;
  const met = withOutcome(every, MET);
  if (met.length && areNamed && met.length <= MOST_COLOURS) {
    said.push(`Met: ${listed(met.map(withPeriod))}.`);
  }
  const early = withOutcome(every, REACHED, ON_TRACK, BEHIND);
  if (early.length && areNamed && early.length <= MOST_COLOURS) {
    const each = early.map((one) => `${withPeriod(one)} ${stands(outcomeOf(model, one))}`);
    said.push(`Not due yet in these figures: ${listed(each)}.`);
  } else if (early.length) {
    said.push(`${counted(early.length, "target is", "targets are")} for a time that the figures do not reach.`);
  }
  const broken = withOutcome(every, BROKEN);
  if (broken.length === 1) {
    const name = withPeriod(broken[0]);
    said.push(`1 target cannot be judged, because a new series has begun since it was set: ${name}.`);
  } else if (broken.length) {
    const are = counted(broken.length, "target", "targets");
    said.push(`${are} cannot be judged, because new series have begun since they were set.`);
  }
  return said;
}

/** @param {string} outcome */
const stands = (outcome) => (outcome.startsWith(REACHED) ? `was ${outcome}` : `is ${outcome}`);

/** @param {Progress} one */
const withPeriod = ({ name, target }) => (target.period ? `${name} (${target.period})` : name);

/**
 * What may be said of a target, as the table has it: met, missed, or why neither.
 * @param {Model} model
 * @param {Progress} one
 */
export function outcomeOf(model, one) {
  const { outcome, reached } = one.verdict;
  if (outcome === MISSED) return missedBy(model, one);
  if (outcome === REACHED && reached) return `reached${inPeriod(model, reached.period)}`;
  return VERDICTS.includes(outcome) ? outcome : `cannot be judged: ${outcome}`;
}

/** @param {Progress[]} rows */
function howToRead(rows) {
  const hollow = rows.some(({ verdict }) => verdict.start)
    ? " Hollow dot: where it stood in the year in which the target was set."
    : "";
  const rule = withOutcome(rows, MET, MISSED).length
    ? " A target is called met or missed only by a figure for its year, or else for the first one after, in the series in which it was set."
    : "";
  const line = withOutcome(rows, ON_TRACK, BEHIND).length
    ? " On track or behind goes by the straight line from where it stood to the target."
    : "";
  return `Upright stroke: the target.${hollow}${rule}${line}`;
}
