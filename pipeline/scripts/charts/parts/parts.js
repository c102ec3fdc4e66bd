/** The parts of a composition, whether its bars stand apart or run together as areas: their scale, their
 * colours and legend, and what each says. */

import { legendRows } from "../layout/legend.js";
import { niceScale, stepScale, suffixOf } from "../layout/scales.js";
import { inWords, withUnit } from "../rules/in-words.js";
import { pointText } from "../rules/sentences.js";
import { isOverTime, partLabel, partValue } from "./stacks.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").Canvas} Canvas */
/** @typedef {import("./stacks.js").Plan} Plan */
/** @typedef {import("./stacks.js").Stack} Stack */

const DARK = "#1b1f24";
const GROUND = "var(--chart-ground)";
const ON_PARTS = [GROUND, DARK, GROUND, DARK, GROUND, GROUND];

/** @param {Model} model @param {Plan} plan what the axis shows */
export function axisText({ figures: { measures: { measure } } }, { asShares }) {
  return asShares ? `Share of ${measure.inside}, %` : measure.titled;
}

/**
 * @param {Model} model
 * @param {Plan} plan
 * @param {number} [steps]
 */
export function scaleFor(model, plan, steps = 5) {
  if (plan.asShares) return stepScale(0, 100, 25, 0, "%");
  const totals = plan.stacks.length ? plan.stacks.map(({ total }) => total) : [1];
  return niceScale(totals, suffixOf(model.figures.measures.measure), { fromZero: true, steps });
}

/** @param {Plan} plan the colours of parts, and of the text in them */
export function coloursOf({ parts }) {
  return {
    color: { domain: parts, range: parts.map((_, i) => `var(--chart-${i + 1})`) },
    fill: { domain: parts, range: ON_PARTS.slice(0, parts.length) },
  };
}

/**
 * @param {Model} model
 * @param {Plan} plan
 * @param {Canvas} canvas
 */
export function partsLegend(model, plan, canvas) {
  const entries = plan.parts.map((part) => ({ key: part, text: partLabel(model, plan, part) }));
  const { height, rows } = legendRows(entries, canvas);
  /** @param {import("../types.js").Frame} frame */
  const keyed = (frame) => rows(frame).map(({ key, ...place }) => ({ part: key, ...place }));
  return { height, rows: keyed };
}

/**
 * The parts of a bar one after the other: where each begins and ends.
 * @param {Plan} plan
 * @param {Stack} stack
 */
export function reachesOf(plan, stack) {
  let reach = 0;
  return plan.parts.flatMap((part) => {
    const value = partValue(plan, stack, part);
    if (value === undefined) return [];
    const start = reach;
    reach += value;
    return [{ part, value, start, end: reach }];
  });
}

/**
 * What a part of a bar says: "Korea, 2014, Business, 75.3% of the parts that are known".
 * @param {Model} model
 * @param {Plan} plan
 * @param {Stack} stack
 * @param {string} part
 */
export function partText(model, plan, stack, part) {
  const value = /** @type {number} */ (partValue(plan, stack, part));
  const isWhole = stack.parts.size === plan.parts.length;
  const said = plan.asShares
    ? `${inWords(value, { decimals: 1 })}%${isWhole ? "" : " of the parts that are known"}`
    : withUnit(value, model.figures.measures.measure);
  const when = isOverTime(model) ? "" : plan.period;
  return pointText([stack.name, when, partLabel(model, plan, part), said, stack.soft.get(part) ?? ""]);
}
