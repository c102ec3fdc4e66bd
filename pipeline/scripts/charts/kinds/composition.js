/** Composition: bars made of parts, by subject in one year or over time for one subject. */

import { INITIAL_STATE } from "../initial-state.js";
import { frameWithin } from "../layout/canvas.js";
import { nameRows, noteRow } from "../layout/labels.js";
import { hundredth } from "../layout/pixels.js";
import { along, axisOf, scaleOf } from "../layout/scales.js";
import { widthOf, wrapped } from "../layout/text-width.js";
import * as areas from "../parts/areas.js";
import { lacking, leftOut, words } from "../parts/composition-words.js";
import { partsFile } from "../parts/parts-file.js";
import { axisText, coloursOf, partText, partsLegend, reachesOf, scaleFor } from "../parts/parts.js";
import {
  asShares, barAndPart, isOfOne, isOverTime, isSoftInPart, partLabel, partValue, planOf, staysAsItIs,
} from "../parts/stacks.js";
import { noFigures, severalFigures } from "../rules/no-figures.js";
import { tabled } from "../rules/in-words.js";
import { highest, nearestWhole, number } from "../rules/numbers.js";
import { latestOf } from "../rules/reference-period.js";
import { inBrackets } from "../rules/uncertain.js";
import { sideBySide } from "../rules/wholes.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").State} State */
/** @typedef {import("../types.js").Canvas} Canvas */

const [INNER, OUTER, BESIDE] = [0.28, 0.1, 8];

/** @type {import("../types.js").Kind} */
export const kind = sideBySide({
  picks: "many",
  years: "one",
  form: (model) => (isOfOne(model) ? overTimeOfOne : isOverTime(model) ? overTime : kind),
  picked: (model, state) => planOf(model, state).stacks.map(({ key }) => key),
  latest: latestOf(["measure"]),
  first: firstDrawing,
  choices,
  picture,
  marks,
  words,
  table,
  file: partsFile,
});

/** @type {import("../types.js").Kind} */
const overTime = sideBySide({
  picks: "none",
  years: "span",
  first: firstDrawing,
  choices,
  picture: (model, state, canvas) => (isInAreas(model) ? areas.picture : picture)(model, state, canvas),
  marks: (model, state, canvas) => (isInAreas(model) ? areas.marks : marks)(model, state, canvas),
  words,
  table,
  file: partsFile,
});

/** @type {import("../types.js").Kind} */
const overTimeOfOne = { ...overTime, picks: "one" };

/** @param {Model} model whether the page was made with areas, of which any stretch is as whole */
const isInAreas = ({ figures }) => figures.form === "areas";

/** @type {import("../types.js").Kind["first"]} */
function firstDrawing(model) {
  const plan = planOf(model, INITIAL_STATE);
  if (!plan.stacks.length) {
    const { bar, part } = barAndPart(model);
    const refused = plan.isAmbiguous ? severalFigures(model, [bar, part]) : noFigures();
    return { drawn: [], period: "", refused, notes: leftOut(model, plan) };
  }
  return {
    drawn: isOverTime(model) ? [] : plan.stacks.map(({ key }) => key),
    period: plan.period,
    form: areas.isContinuous(model, plan) ? "areas" : "bars",
  };
}

/** @type {import("../types.js").Kind["choices"]} */
function choices(model, state) {
  const isWhole = !lacking(planOf(model, state)).length;
  const [value, share] = [
    { value: "value", label: "As measured", about: "Bars are as long as the amounts that were published." },
    {
      value: "value",
      label: "Shares",
      about: isWhole ? "Each part in percent of its bar." : "Each part in percent of those that are known of its bar.",
      refused: refusesShares(model, state),
    },
  ];
  const isMadeOfShares = asShares(model, INITIAL_STATE);
  const values = isMadeOfShares ? [share, { ...value, value: "amount" }] : [value, { ...share, value: "share" }];
  return [{ field: "as", label: "Figures", values }];
}

/**
 * Why figures cannot be shown as shares, or "".
 * @param {Model} model
 * @param {State} state
 */
function refusesShares(model, state) {
  const { measure } = model.figures.measures;
  if (staysAsItIs(model)) {
    const what = measure.unit ? `percentages (${measure.unit})` : "values of an index";
    return `The figures are ${what}, and shares of them would mean something else.`;
  }
  const isGap = isOverTime(model) && isInAreas(model) && planOf(model, { ...state, as: "share" }).unfit;
  return isGap ? "In some of the periods there is nothing to take shares of." : "";
}

/** @param {Model} model @param {State} state @param {Canvas} canvas */
function layoutOf(model, state, canvas) {
  const plan = planOf(model, state);
  const room = canvas.labelWidth + 10;
  const names = plan.stacks.map(({ name }) => wrapped(name, room));
  const left = nearestWhole(highest(names.flat().map((line) => widthOf(line)), 0)) + 10;
  const legend = partsLegend(model, plan, canvas);
  const band = names.some((lines) => lines.length > 1) ? 34 : 27;
  const count = Math.max(1, plan.stacks.length);
  const frame = frameWithin(canvas, band * count, { left, right: 16, top: legend.height + 4, bottom: 44 });
  const step = frame.height / (count - INNER + 2 * OUTER);
  const thick = step * (1 - INNER);
  const middles = plan.stacks.map((_, i) => step * (OUTER + i) + thick / 2);
  const scale = scaleFor(model, plan, canvas.name === "narrow" ? 3 : 5);
  return { plan, names, legend, frame, thick, middles, scale };
}

/** @type {import("../types.js").Kind["picture"]} */
function picture(model, state, canvas) {
  const { plan, names, legend, frame, thick, middles, scale } = layoutOf(model, state, canvas);
  const reaches = plan.stacks.flatMap((stack, i) =>
    reachesOf(plan, stack).map((reach) => ({ bar: stack.name, ...reach, y: middles[i] })));
  const numbers = plan.asShares
    ? reaches.map(({ part, value, start, end, y }) => ({
        part, text: `${number(value, 0)}%`, at: start + value / 2, y: hundredth(y), reach: end - start,
      }))
    : [];
  return {
    frame,
    data: {
      parts: reaches.map(({ bar, part, start, end, y }) => ({
        bar, part, start, end, top: hundredth(y - thick / 2), bottom: hundredth(y + thick / 2),
      })),
      numbers: numbers.filter(({ text, reach }) => along(scale, scale.low + reach, frame.width) > widthOf(text, 12) + 6),
      ...nameRows(names.map((lines) => lines.join("\n")), middles.map(hundredth), -BESIDE, false),
      breaks: plan.stacks.flatMap(({ isNew }, i) =>
        isNew ? [{ at: middles[i] - frame.height / plan.stacks.length / 2 }] : []),
      ...(model.figures.statuses ? { edges: edgesOf(plan, middles, thick) } : {}),
      legend: legend.rows(frame),
      across: [noteRow(axisText(model, plan), frame, frame.width, frame.height + 40, "right")],
    },
    scales: { x: scaleOf(scale), ...coloursOf(plan) },
    axes: { x: axisOf(scale) },
  };
}

/**
 * A line around each bar of which some may still change.
 * @param {import("../parts/stacks.js").Plan} plan
 * @param {number[]} middles
 * @param {number} thick
 */
const edgesOf = (plan, middles, thick) =>
  (isSoftInPart(plan) ? plan.stacks : []).flatMap((stack, i) => {
    const end = highest(reachesOf(plan, stack).map((reach) => reach.end), 0);
    const [top, bottom] = [middles[i] - thick / 2 - 2, middles[i] + thick / 2 + 2];
    return stack.soft.size ? [{ start: 0, end, top: hundredth(top), bottom: hundredth(bottom) }] : [];
  });

/** @type {import("../types.js").Kind["marks"]} */
function marks(model, state, canvas) {
  const { plan, frame, middles, scale } = layoutOf(model, state, canvas);
  return plan.stacks.map((stack, i) =>
    reachesOf(plan, stack).map(({ part, start, end }) => ({
      key: isOverTime(model) ? part : stack.key,
      text: partText(model, plan, stack, part),
      x: along(scale, (start + end) / 2, frame.width),
      y: middles[i],
    })),
  );
}

/** @type {import("../types.js").Kind["table"]} */
function table(model, state) {
  const plan = planOf(model, state);
  const { measures: { measure }, subject, time } = model.figures;
  const bar = /** @type {import("../types.js").Keys} */ (isOverTime(model) ? time : subject);
  const found = plan.stacks.map((stack) => plan.parts.map((part) => partValue(plan, stack, part)));
  /** @param {number} value */
  const written = (value) => (plan.asShares ? number(value, 1) : tabled(value, measure));
  const what = plan.asShares ? "Shares of the parts that are known" : measure.titled;
  return {
    caption: plan.period ? `${what}, ${plan.period}` : what,
    columns: [
      { name: bar.name, title: bar.title, isNumber: false },
      ...plan.parts.map((part) => ({
        name: part, title: partLabel(model, plan, part) + (plan.asShares ? ", %" : ""), isNumber: true,
      })),
    ],
    cells: plan.stacks.map((stack, i) => [
      stack.name,
      ...plan.parts.map((part, j) => {
        const value = found[i][j];
        if (value === undefined) return stack.missing.get(part) ?? "not known";
        return written(value) + inBrackets({ status: stack.soft.get(part) ?? "" });
      }),
    ]),
    values: plan.stacks.map((stack, i) => [
      stack.key, ...found[i].map((value) => (value === undefined ? "" : `${Number(value.toPrecision(12))}`)),
    ]),
  };
}
