/** What a composition says: which part is largest, and where the first parts are least and most. */

import { INITIAL_STATE } from "../initial-state.js";
import { noFiguresWords } from "../rules/no-figures.js";
import { apart, inWords, withUnitApart } from "../rules/in-words.js";
import { highest, withoutNoise } from "../rules/numbers.js";
import {
  DOES_NOT_COMPARE, counted, inPeriod, inText, listed, periodNoun, toldPeriod,
} from "../rules/sentences.js";
import { softNote } from "../rules/uncertain.js";
import { axisText } from "./parts.js";
import {
  asShares, barAndPart, isOfOne, isOverTime, oneOf, partInText, partLabel, partValue, planOf, statusesOf,
} from "./stacks.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").State} State */
/** @typedef {import("./stacks.js").Plan} Plan */
/** @typedef {import("./stacks.js").Stack} Stack */

/** @type {import("../types.js").Kind["words"]} */
export function words(model, state) {
  const plan = planOf(model, state);
  const absent = absentNote(model, state, plan);
  const isAsMade = plan.asShares === asShares(model, INITIAL_STATE);
  const subtitle = isAsMade ? undefined : axisText(model, plan);
  const one = oneOf(model, state);
  const isTurned = one !== "" && one !== model.figures.drawn[0];
  const title = isTurned ? `${model.figures.measured} ${inText(model, [one])}` : undefined;
  if (!plan.stacks.length) {
    const { bar, part } = barAndPart(model);
    const nothing = noFiguresWords(model, { rows: plan.isAmbiguous ? [0] : [], ...plan }, [bar, part]);
    const notes = [...leftOut(model, plan), ...absent, ...nothing.notes];
    return { ...nothing, ...nobody(model, state, plan), title, subtitle, notes };
  }
  // What the view says of the subject that it was made for.
  const note = isTurned ? "" : model.figures.note;
  return {
    title,
    subtitle,
    headline: headline(model, plan),
    sentences: more(model, plan),
    notes: [
      ...cautions(model, plan), ...leftOut(model, plan), ...incomplete(model, plan), ...absent,
      ...(note ? [note] : []),
      ...softNote(statusesOf(plan), "Bars with a dashed edge, in whole or in part"),
    ],
  };
}

/**
 * Who lacks bars where others have them.
 * @param {Model} model
 * @param {State} state
 * @param {Plan} plan
 */
function nobody(model, { picks }, { period, of }) {
  if (!picks || !of) return {};
  if (!picks.length) return { headline: `No ${model.figures.subject?.one} is picked.` };
  return { headline: `Nothing can be shown of those picked${inPeriod(model, period)}.` };
}

/** @param {Model} model @param {Plan} plan */
function headline(model, plan) {
  const isTime = isOverTime(model);
  const when = isTime ? `, ${toldPeriod(model, plan.period)}` : inPeriod(model, plan.period);
  /** @type {Map<string, number>} */
  const largest = new Map();
  for (const part of plan.stacks.flatMap(largestOf)) largest.set(part, (largest.get(part) ?? 0) + 1);
  if (!largest.size) return `No part is larger than every other${when}.`;
  const [[part, count], other] = [...largest].sort((a, b) => b[1] - a[1]);
  if (other?.[1] === count) {
    const level = [...largest].filter(([, times]) => times === count).map(([name]) => partInText(model, plan, name));
    return `Which part is largest differs between the bars: ${listed(level, "or")}.`;
  }
  const of = plan.stacks.length;
  const { time, subject } = model.figures;
  const things = isTime && time ? `${periodNoun(time)}s` : (subject?.many ?? "bars");
  const all = of === 2 ? `both ${things}` : `all ${of} ${things}`;
  const where = count === of ? ` in ${all} shown` : ` in ${count} of the ${of} ${things} shown`;
  return `The largest part is ${partInText(model, plan, part)}${of > 1 ? where : ""}${when}.`;
}

/** @param {Stack} stack the part that is larger than every other, if there is one */
function largestOf({ parts }) {
  const most = highest(parts.values());
  const level = [...parts].filter(([, amount]) => amount === most).map(([part]) => part);
  return level.length === 1 ? level : [];
}

/**
 * Where the first parts are least and most, without calling it a change; nothing where bars do not
 * compare.
 * @param {Model} model
 * @param {Plan} plan
 */
function more(model, plan) {
  if (doNotCompare(model, plan)) return [];
  /** @param {number[]} values */
  const told = (values) => plan.asShares
    ? apart(values.map(withoutNoise), (value, more) => `${inWords(value, { decimals: 0 }, more)}%`)
    : withUnitApart(values, model.figures.measures.measure);
  return plan.parts.slice(0, 2).flatMap((part) => {
    const rising = plan.stacks
      .flatMap((stack) => {
        const value = partValue(plan, stack, part);
        return value === undefined ? [] : [{ value, name: stack.name }];
      })
      .sort((a, b) => a.value - b.value);
    if (rising.length < 2) return [];
    const [least, most] = [rising[0], rising[rising.length - 1]];
    const [low, high] = told([least.value, most.value]);
    const span = low === high
      ? `${high} in all ${rising.length}`
      : `between ${low} (${least.name}) and ${high} (${most.name})`;
    return [`${partLabel(model, plan, part)}: ${span}.`];
  });
}

/** @param {Model} model @param {Plan} plan */
const doNotCompare = (model, plan) =>
  isOverTime(model) && (plan.stacks.some(({ isNew }) => isNew) || !model.figures.measures.measure.compares);

/** @param {Model} model @param {Plan} plan */
function cautions(model, plan) {
  if (!doNotCompare(model, plan)) return [];
  if (!model.figures.measures.measure.compares) return [DOES_NOT_COMPARE];
  const begins = listed(plan.stacks.filter(({ isNew }) => isNew).map(({ name }) => name));
  return [`A new series begins in ${begins} (dashed rule). Figures before and after do not compare.`];
}

/** @param {Plan} plan the bars of which a part is not known */
export const lacking = ({ stacks, parts }) => stacks.filter((stack) => stack.parts.size < parts.length);

/** @param {Model} model @param {Plan} plan */
export function leftOut(model, plan) {
  const notes = [];
  const count = lacking(plan).length;
  if (plan.asShares && count) {
    const lack = count === 1 ? "lacks" : "lack";
    notes.push(`Shares are of the parts that are known: ${count} of the ${plan.stacks.length} bars ${lack} at least one.`);
  }
  if (plan.unfit) {
    const have = `${plan.unfit.toLocaleString("en-GB")} ${plan.unfit === 1 ? "other has" : "others have"}`;
    const what = plan.asShares ? "shares" : "parts of a bar";
    notes.push(`${have} amounts below zero, or none above it, and cannot be shown as ${what}.`);
  }
  if (plan.merged.length) {
    const others = plan.merged.map((part) => partLabel(model, { ...plan, merged: [] }, part));
    notes.push(`Shown as others: ${listed(others)}.`);
  }
  if (plan.stacks.length < plan.of) {
    notes.push(`Shown are ${plan.stacks.length} of ${counted(model, plan.of)} with figures.`);
  }
  return notes;
}

/**
 * That bars of amounts are shorter than they should be, where a visitor asked for amounts of a chart
 * that was made for shares.
 * @param {Model} model
 * @param {Plan} plan
 */
function incomplete(model, plan) {
  const count = lacking(plan).length;
  if (plan.asShares || !asShares(model, INITIAL_STATE) || !count) return [];
  const lack = count === 1 ? "lacks" : "lack";
  return [`Not every bar is a total: ${count} of the ${plan.stacks.length} ${lack} at least one part.`];
}

/** @param {Model} model @param {State} state @param {Plan} plan */
function absentNote(model, { picks }, { period, present }) {
  const { names } = model;
  if (isOfOne(model)) return [];
  const absent = (picks ?? []).filter((key) => !present.includes(key)).map((key) => names.name(key));
  return absent.length ? [`Picked, but without a figure${period ? ` for ${toldPeriod(model, period)}` : ""}: ${absent.join(", ")}.`] : [];
}
