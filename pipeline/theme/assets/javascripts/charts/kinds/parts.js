/** The parts of a composition, whether its bars stand apart or run together as areas: their scale, their
 * colours and legend, and what each says. */

import { number, withUnit } from "../numbers.js";
import { widthOf, wrapped } from "../room.js";
import { niceScale, stepScale, suffixOf } from "../scales.js";
import { spoken } from "./reference.js";
import { labelOf, valueOf } from "./stacks.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").Canvas} Canvas */
/** @typedef {import("./stacks.js").Plan} Plan */
/** @typedef {import("./stacks.js").Stack} Stack */

const [LINE, SYMBOL, SPACE] = [20, 20, 14];
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
 * Entries of a legend from left to right, on a new line where the canvas ends.
 * @param {Model} model
 * @param {Plan} plan
 * @param {Canvas} canvas
 */
export function legendOf(model, plan, canvas) {
  let [reach, y] = [8, 8];
  const placed = plan.parts.map((part, i) => {
    const text = wrapped(labelOf(model, plan, part), canvas.width - SYMBOL - 12, 1)[0];
    const wide = SYMBOL + widthOf(text);
    if (i && reach + wide > canvas.width) [reach, y] = [8, y + LINE];
    const x = Math.round(reach * 10) / 10;
    reach += wide + SPACE;
    return { part, text, x, y };
  });
  /** @param {import("../types.js").Frame} frame */
  const rows = ({ padding }) => placed.map((one) => ({ ...one, x: one.x - padding.left, y: one.y - padding.top }));
  return { height: placed.length ? y + LINE : 0, rows };
}

/**
 * The parts of a bar one after the other: where each begins and ends.
 * @param {Plan} plan
 * @param {Stack} stack
 */
export function reachesOf(plan, stack) {
  let reach = 0;
  return plan.parts.flatMap((part) => {
    const value = valueOf(plan, stack, part);
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
export function saidOf(model, plan, stack, part) {
  const value = /** @type {number} */ (valueOf(plan, stack, part));
  const isWhole = stack.parts.size === plan.parts.length;
  const said = plan.asShares
    ? `${number(value, 1)}%${isWhole ? "" : " of the parts that are known"}`
    : withUnit(value, model.figures.measures.measure);
  const when = stack.name === plan.period ? "" : model.figures.drawn.length ? plan.period : "";
  return spoken([stack.name, when, labelOf(model, plan, part), said]);
}
