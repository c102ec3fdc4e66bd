/** Areas: a composition over time whose periods follow each other without gap or break. */

import { frameWithin } from "../layout/canvas.js";
import { noteRow } from "../layout/labels.js";
import {
  isInProportion, periodAxis, periodDomain, periodsBetween, periodsBeyond,
} from "../layout/period-axis.js";
import { axisOf, down, scaleOf } from "../layout/scales.js";
import { placeInTime } from "../model.js";
import { highest, lowest, nearestWhole } from "../rules/numbers.js";
import { axisText, coloursOf, partText, partsLegend, reachesOf, scaleFor } from "./parts.js";
import { isOverTime, isSoftInPart, planOf } from "./stacks.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").State} State */
/** @typedef {import("../types.js").Canvas} Canvas */
/** @typedef {import("./stacks.js").Plan} Plan */

const FEWEST = 5;
const UNEQUAL = 1.2;
// Half as wide as an only period stands.
const HALF = 0.5;

/**
 * Whether a composition may be drawn as areas, which say that nothing is missing between: its bars
 * stand for periods, all as far apart, with all parts known in each and in one series, and none
 * may change where others stay.
 * @param {Model} model
 * @param {Plan} plan
 */
export function isContinuous(model, { stacks, parts }) {
  if (!isOverTime(model) || stacks.length < FEWEST || parts.length < 2) return false;
  if (stacks.some((stack) => stack.isNew || stack.parts.size < parts.length)) return false;
  if (isSoftInPart({ stacks })) return false;
  const at = stacks.map(({ key }) => placeInTime(model, key));
  const steps = at.slice(1).map((place, i) => place - at[i]);
  const isEven = lowest(steps) > 0 && highest(steps) <= lowest(steps) * UNEQUAL;
  return isEven && model.figures.measures.measure.compares;
}

/** @param {Model} model @param {State} state @param {Canvas} canvas */
function layoutOf(model, state, canvas) {
  const plan = planOf(model, state);
  const legend = partsLegend(model, plan, canvas);
  const scale = scaleFor(model, plan);
  const at = plan.stacks.map(({ key }) => placeInTime(model, key));
  const [first, last] = at.length ? [lowest(at), highest(at)] : [0, 1];
  const beyond = periodsBeyond(model, first, last);
  const padding = {
    left: Math.max(nearestWhole(scale.width) + 10, beyond.left),
    right: Math.max(22, beyond.right),
    top: legend.height + 34,
    bottom: 30,
  };
  const frame = frameWithin(canvas, canvas.name === "narrow" ? 220 : 300, padding);
  return { plan, legend, scale, frame, first, last };
}

/** @type {import("../types.js").Kind["picture"]} */
export function picture(model, state, canvas) {
  const { plan, legend, scale, frame, first, last } = layoutOf(model, state, canvas);
  const { color } = coloursOf(plan);
  const isAlone = plan.stacks.length === 1;
  const rows = plan.stacks.flatMap((stack) =>
    standsOf(model, stack.key, isAlone).flatMap((period) =>
      reachesOf(plan, stack).map(({ part, start, end }) => ({ part, period, start, end })),
    ),
  );
  return {
    frame,
    data: {
      parts: rows,
      legend: legend.rows(frame),
      upwards: [noteRow(axisText(model, plan), frame, 4 - frame.padding.left, -14, "left")],
    },
    scales: {
      x: { domain: isAlone ? aloneDomain(model, plan.stacks[0].key) : periodDomain(model, first, last) },
      y: scaleOf(scale),
      color,
    },
    axes: { x: periodAxis(model, first, last, frame.width), y: axisOf(scale) },
  };
}

/**
 * Where a period stands. An only one stands across the plot, since an area has no width in it.
 * @param {Model} model
 * @param {string} key
 * @param {boolean} isAlone
 * @returns {(number | string)[]}
 */
function standsOf(model, key, isAlone) {
  const at = isInProportion(model) ? placeInTime(model, key) : key;
  if (!isAlone) return [at];
  const domain = aloneDomain(model, key);
  return [domain[0], domain[domain.length - 1]];
}

/** @param {Model} model @param {string} key @returns {(number | string)[]} */
function aloneDomain(model, key) {
  const at = placeInTime(model, key);
  return isInProportion(model) ? [at - HALF, at + HALF] : [`before ${key}`, key, `after ${key}`];
}

/** @type {import("../types.js").Kind["marks"]} */
export function marks(model, state, canvas) {
  const { plan, scale, frame, first, last } = layoutOf(model, state, canvas);
  const texts = periodsBetween(model, first, last);
  /** @param {string} key */
  const across = (key) => {
    if (plan.stacks.length === 1) return frame.width / 2;
    return isInProportion(model)
      ? (frame.width * (placeInTime(model, key) - first)) / (last - first)
      : (frame.width * texts.indexOf(key)) / (texts.length - 1);
  };
  return plan.parts.map((part) =>
    plan.stacks.flatMap((stack) =>
      reachesOf(plan, stack)
        .filter((reach) => reach.part === part)
        .map(({ start, end }) => ({
          key: part,
          text: partText(model, plan, stack, part),
          x: across(stack.key),
          y: down(scale, (start + end) / 2, frame),
        })),
    ),
  );
}
