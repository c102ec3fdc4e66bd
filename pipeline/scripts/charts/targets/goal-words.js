/** A sentence on what became of a target, worked out from the figures. */

import { measureOf } from "../model.js";
import { exactly, exactlyWithUnit } from "../rules/in-words.js";
import { aboutTheSame, withoutNoise } from "../rules/numbers.js";
import { figureTextApart, inPeriod, inText } from "../rules/sentences.js";
import {
  BEHIND, BROKEN, MET, MISSED, NOT_COMPARABLE, NOT_DATED, NO_DIRECTION, NO_YEAR, REACHED, TOO_FEW,
} from "./verdicts.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").Target} Target */
/** @typedef {import("./goals.js").Progress} Progress */

/** @type {Record<string, string>} */
const WHY_NOT = {
  [TOO_FEW]: "there are fewer than two figures since it was set",
  [NOT_DATED]: "it is not known when it was set",
  [BROKEN]: "a new series of figures has begun since it was set",
  [NOT_COMPARABLE]: "figures of different years do not compare",
  [NO_YEAR]: "no year is named for it",
  [NO_DIRECTION]: "it does not say whether more or less is the aim",
};

/** @param {Model} model @param {Progress} one */
export function sentence(model, one) {
  const { outcome, reached, expected } = one.verdict;
  const figure = figureOf(model, one);
  const goal = goalOf(model, one);
  if (outcome === MET || outcome === MISSED) return `${figure}: the target of ${goal} was ${settled(model, one)}.`;
  if (outcome === REACHED && reached) {
    const already = reached.period === one.target.set_in ? " already" : "";
    return `The target of ${goal} was${already} reached${inPeriod(model, reached.period)}. ${figure}.`;
  }
  if (expected !== undefined) return onTheWay(model, one, withoutNoise(expected));
  return `${figure}. The target of ${goal} cannot be judged, because ${WHY_NOT[outcome]}.`;
}

/**
 * That a target cannot be judged since there is nothing to judge it by.
 * @param {Model} model
 * @param {Target} target
 */
export function withoutFigures(model, target) {
  return `The target of ${goalOf(model, { target })} cannot be judged, because there are no figures to compare it with.`;
}

/**
 * The value of a target with its unit and with the decimals that it was set with.
 * @param {Model} model
 * @param {Target} target
 */
export const goalValue = (model, { value }) => exactlyWithUnit(value, measureOf(model));

/**
 * The same with its period.
 * @param {Model} model
 * @param {{target: Target}} one
 */
export function goalOf(model, { target }) {
  const value = goalValue(model, target);
  return target.period ? `${value} by ${target.period}` : value;
}

/** @param {Model} model @param {Progress} one */
export function missedBy(model, { isClose }) {
  const { same } = measureOf(model);
  return isClose && same ? `missed, by less than ${exactly(same)}` : MISSED;
}

/** @param {Model} model @param {Progress} one "R&D spending in Germany was 3.13% of GDP in 2020" */
function figureOf(model, one) {
  const { point } = one.verdict;
  return `${measuredOf(model, one)} ${figureTextApart(model, point.value, one.target.value)}${inPeriod(model, point.period)}`;
}

/** @param {Model} model @param {Progress} one */
function measuredOf(model, { target }) {
  const where = model.figures.subject ? ` ${inText(model, [target.key])}` : "";
  return `${model.figures.measured}${where} ${measureOf(model).was}`;
}

/** @param {Model} model @param {Progress} one */
function settled(model, one) {
  const { outcome, reached, point } = one.verdict;
  if (outcome === MET) {
    return reached && reached.place < point.place ? `met, and first reached${inPeriod(model, reached.period)}` : MET;
  }
  const said = missedBy(model, one);
  return reached ? `${said}, though it had been reached${inPeriod(model, reached.period)}` : said;
}

/** @param {Model} model @param {Progress} one @param {number} expected */
function onTheWay(model, one, expected) {
  const { outcome, point } = one.verdict;
  const measure = measureOf(model);
  const [value, line] = [figureTextApart(model, point.value, expected), figureTextApart(model, expected, point.value)];
  const isClose = outcome === BEHIND && measure.same && aboutTheSame(point.value, expected, measure);
  const by = isClose ? `, by less than ${exactly(measure.same)}` : "";
  return (
    `${measuredOf(model, one)} ${value}${inPeriod(model, point.period)}. On a straight line to the target of ` +
    `${goalOf(model, one)} it would have been ${line}: ${outcome}${by}.`
  );
}
