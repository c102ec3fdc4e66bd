/** Progress: a row for each target, from where things stood when it was set to what came of it. */

import { INITIAL_STATE } from "../initial-state.js";
import { frameWithin } from "../layout/canvas.js";
import { nameRows, noteRow } from "../layout/labels.js";
import { legendRows } from "../layout/legend.js";
import { hundredth } from "../layout/pixels.js";
import { along, axisOf, niceScale, scaleOf, suffixOf } from "../layout/scales.js";
import { widthOf, wrapped } from "../layout/text-width.js";
import { chosenKeys } from "../lines/chosen-lines.js";
import { measureOf, timeOf } from "../model.js";
import { rowsFile } from "../rules/figures-file.js";
import { areAmbiguous, noFigures, severalFigures } from "../rules/no-figures.js";
import { decimalsIn, tabled } from "../rules/in-words.js";
import { nearestWhole, number } from "../rules/numbers.js";
import { knownRows } from "../rules/reference-period.js";
import { figureTextApart, listed, pointText } from "../rules/sentences.js";
import { goalOf } from "../targets/goal-words.js";
import { MOST_GOALS, progressOf } from "../targets/goals.js";
import { outcomeOf, words } from "../targets/progress-words.js";
import {
  BEHIND, BROKEN, MET, MISSED, NO_YEAR, ON_TRACK, OUTCOMES, REACHED, TOO_FEW, VERDICTS,
} from "../targets/verdicts.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").State} State */
/** @typedef {import("../types.js").Canvas} Canvas */
/** @typedef {import("../targets/goals.js").Progress} Progress */

const [ROW, ROW_WITH_NAME] = [24, 40];
// How far a row stands below the middle where its name is above it, and a name above or left of its row.
const [LIFT, ABOVE, BESIDE] = [10, 19, 12];
const STROKE = 17;
// The stroke of a target as a symbol of the legend, as path data.
const UPRIGHT = "M-0.13,-0.9h0.26v1.8h-0.26Z";
// A ring as two outlines that run opposite ways, of straight lines, which all programs write alike.
const RING = `${[0.85, -0.5].map((size) => `M${around(size).join("L")}`).join("")}Z`;
const NOT_KNOWN = "–";
const GOOD = [MET, REACHED, ON_TRACK];
const BAD = [MISSED, BEHIND];
const PAINT = { good: "var(--chart-1)", bad: "var(--chart-4)" };
/** @type {Record<string, string>} */
const SHORT = {
  ...Object.fromEntries(VERDICTS.map((verdict) => [verdict, verdict])), [BROKEN]: "new series", [NO_YEAR]: "",
};

const [TARGET, START] = ["target", "start"];
/** @type {Record<string, string>} */
const SHAPES = { [TARGET]: UPRIGHT, [START]: RING };
// The columns of its file that hold figures of the measure.
const OF_THE_MEASURE = ["target", "value_when_set", "value"];
const [INK, UNDECIDED] = ["var(--chart-ink)", "var(--chart-muted)"];
/** @param {string} outcome grey where nothing is decided */
const inkOf = (outcome) => (GOOD.includes(outcome) ? PAINT.good : BAD.includes(outcome) ? PAINT.bad : UNDECIDED);
const INKS = { domain: [TARGET, START, ...OUTCOMES], range: [INK, UNDECIDED, ...OUTCOMES.map(inkOf)] };

/** @param {number} size the distance from the middle, below zero for the other way around */
function around(size) {
  const steps = Array.from({ length: 16 }, (_, i) => (i * Math.PI) / 8);
  return steps.map((turn) => `${(Math.abs(size) * Math.cos(turn)).toFixed(2)},${(size * Math.sin(turn)).toFixed(2)}`);
}

/** @type {import("../types.js").Kind} */
export const kind = {
  picks: "many",
  years: "none",
  most: MOST_GOALS,
  first: firstDrawing,
  choices: () => [],
  picture,
  marks,
  words,
  table,
  file: (model, state) => {
    const { unit } = measureOf(model);
    return rowsFile(model, table(model, state), { units: new Map(OF_THE_MEASURE.map((name) => [name, unit])) });
  },
};

/** @type {import("../types.js").Kind["first"]} */
function firstDrawing(model) {
  const nothing = { drawn: [], period: "" };
  if (areAmbiguous(model, knownRows(model, ["measure"]), ["subject", "time"])) {
    return { ...nothing, refused: severalFigures(model, ["subject", "time"]) };
  }
  const own = { ...model, figures: { ...model.figures, drawn: chosenKeys(model, MOST_GOALS) } };
  const { every } = progressOf(own, INITIAL_STATE);
  if (!every.length) return { ...nothing, refused: noFigures() };
  const present = new Set(every.slice(0, MOST_GOALS).flatMap(({ verdict: { start, point } }) =>
    start ? [start.period, point.period] : [point.period]));
  const periods = timeOf(model).keys.filter((period) => present.has(period));
  const span = new Set([periods[0], periods[periods.length - 1]]);
  return { drawn: [...new Set(every.map(({ target }) => target.key))], period: [...span].join(" to ") };
}

/** @param {Model} model @param {State} state */
const rowsOf = (model, state) => progressOf(model, state).every.slice(0, MOST_GOALS);

/** @param {Progress} one */
const short = ({ verdict }) => SHORT[verdict.outcome] ?? "not judged";

/**
 * @param {Model} model
 * @param {State} state
 * @param {Canvas} canvas
 */
function layoutOf(model, state, canvas) {
  const rows = rowsOf(model, state);
  const isOver = canvas.name === "narrow";
  const legend = legendRows(legendEntries(rows), canvas);
  const names = rows.map((one) => labelOf(one, canvas));
  /** @param {string[]} texts */
  const widest = (texts) => nearestWhole(Math.max(0, ...texts.map((text) => widthOf(text))));
  const step = isOver ? ROW_WITH_NAME : ROW;
  const frame = frameWithin(canvas, step * Math.max(1, rows.length), {
    left: isOver ? 14 : widest(names) + 16,
    right: isOver ? 16 : widest(rows.map(short)) + 18,
    top: legend.height + 6,
    bottom: 48,
  });
  const values = rows.flatMap(({ target, verdict: { point, start } }) =>
    [target.value, point.value, ...(start ? [start.value] : [])]);
  const scale = niceScale(values.length ? values : [0, 1], suffixOf(measureOf(model)), { steps: isOver ? 4 : 6 });
  const middles = rows.map((_, i) => step * (i + 0.5) + (isOver ? LIFT : 0));
  return { rows, names, legend, frame, scale, middles, isOver };
}

/**
 * Whose target a row is, and for when; on a phone also what is said of it.
 * @param {Progress} one
 * @param {Canvas} canvas
 */
function labelOf(one, canvas) {
  const isOver = canvas.name === "narrow";
  const by = one.target.period ? `, by ${one.target.period}` : "";
  const rest = isOver && short(one) ? `${by}: ${short(one)}` : by;
  const room = isOver ? canvas.width - 20 : canvas.labelWidth + 30;
  return wrapped(one.name, room - widthOf(rest), 1)[0] + rest;
}

/**
 * What the legend says of a target and of outcomes, under one outcome of each colour.
 * @param {Progress[]} rows
 */
function legendEntries(rows) {
  const found = new Set(rows.map(({ verdict }) => verdict.outcome));
  const entries = [{ key: TARGET, text: "Target" }];
  if (rows.some(({ verdict: { start } }) => start)) entries.push({ key: START, text: "Figure when it was set" });
  for (const alike of [GOOD, BAD]) {
    const said = VERDICTS.filter((verdict) => alike.includes(verdict) && found.has(verdict));
    if (said.length) entries.push({ key: said[0], text: `Target ${listed(said, "or")}` });
  }
  if ([...found].some((outcome) => !VERDICTS.includes(outcome))) {
    entries.push({ key: TOO_FEW, text: "Latest figure, nothing decided" });
  }
  return entries;
}

/** @type {import("../types.js").Kind["picture"]} */
function picture(model, state, canvas) {
  const { rows, names, legend, frame, scale, middles, isOver } = layoutOf(model, state, canvas);
  const { titled } = measureOf(model);
  const at = middles.map(hundredth);
  const shapes = INKS.domain.map((key) => SHAPES[key] ?? "circle");
  return {
    frame,
    data: {
      ways: rows.flatMap(({ verdict: { start, point, outcome } }, i) =>
        start ? [{ value: start.value, end: point.value, outcome, y: at[i] }] : []),
      ends: rows.map(({ verdict: { point, outcome } }, i) => ({ value: point.value, outcome, y: at[i] })),
      goals: rows.map(({ target }, i) => ({
        value: target.value, top: at[i] - STROKE / 2, bottom: at[i] + STROKE / 2,
      })),
      ...nameRows(names, at.map((y) => y - (isOver ? ABOVE : 0)), isOver ? -8 : -BESIDE, isOver),
      outcomes: isOver ? [] : rows.map((one, i) => ({ text: short(one), x: frame.width + 12, y: at[i] })),
      legend: legend.rows(frame).map(({ key, ...place }) => ({ outcome: key, ...place })),
      across: [noteRow(titled, frame, frame.width, frame.height + 42, "right")],
    },
    scales: { x: scaleOf(scale), stroke: INKS, fill: INKS, shape: { domain: INKS.domain, range: shapes } },
    axes: { x: axisOf(scale) },
  };
}

/** @type {import("../types.js").Kind["marks"]} */
function marks(model, state, canvas) {
  const { rows, frame, scale, middles } = layoutOf(model, state, canvas);
  return [
    rows.map((one, i) => {
      const { target, verdict: { point } } = one;
      const value = figureTextApart(model, point.value, target.value);
      return {
        key: target.key,
        text: `${pointText([one.name, point.period, value])}; target ${goalOf(model, one)}: ${outcomeOf(model, one)}`,
        x: along(scale, point.value, frame.width),
        y: middles[i],
        isRow: true,
      };
    }),
  ];
}

/** @type {import("../types.js").Kind["table"]} */
function table(model, state) {
  const rows = rowsOf(model, state);
  const { subject } = model.figures;
  const measure = measureOf(model);
  const { titled, unit } = measure;
  /** @param {string} name @param {string} title @param {boolean} [isNumber] */
  const column = (name, title, isNumber = false) => ({ name, title, isNumber });
  return {
    caption: `${titled}, against targets`,
    columns: [
      column(subject?.name ?? "name", subject?.title ?? "Name"),
      column("target", unit ? `Target, ${unit}` : "Target", true),
      column("target_period", "To be reached by"),
      column("set_in", "Set in"),
      column("value_when_set", `${titled}: when set`, true),
      column("value", `${titled}: compared with the target`, true),
      column("value_period", "Figure for"),
      column("outcome", "Outcome"),
    ],
    cells: rows.map((one) => {
      const { name, target, verdict: { start, point } } = one;
      return [
        name, number(target.value, Math.max(measure.tabled, decimalsIn(target.value))), target.period ?? NOT_KNOWN, target.set_in ?? NOT_KNOWN,
        start ? tabled(start.value, measure) : NOT_KNOWN, tabled(point.value, measure), point.period,
        outcomeOf(model, one),
      ];
    }),
    values: rows.map(({ target, verdict: { start, point, outcome } }) => [
      target.key, `${target.value}`, target.period ?? "", target.set_in ?? "",
      start ? `${start.value}` : "", `${point.value}`, point.period, outcome,
    ]),
  };
}
