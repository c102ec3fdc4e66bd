/** Trend: a line for each pick over time, with its name at its end. */

import { INITIAL_STATE } from "../initial-state.js";
import { frameWithin } from "../layout/canvas.js";
import { MOST_COLOURS } from "../layout/palette.js";
import {
  isInProportion, periodAxis, periodDomain, periodsBetween, periodsBeyond,
} from "../layout/period-axis.js";
import { axisOf, down, logScale, niceScale, scaleOf, suffixOf, unitRow } from "../layout/scales.js";
import { LINE_HEIGHT, widthOf } from "../layout/text-width.js";
import { chosenKeys, firstLines } from "../lines/chosen-lines.js";
import { BELOW, countRows, endLabels, labelRows } from "../lines/end-labels.js";
import { eventsOf, markRows, roomAbove } from "../lines/goals-and-events.js";
import { dotRows, intervalRows, strokeRows } from "../lines/line-rows.js";
import { linesFile } from "../lines/lines-file.js";
import { linesTable } from "../lines/lines-table.js";
import { drawnLines, linesWithMedians, refusesIndex, refusesLog } from "../lines/drawn-lines.js";
import { linesOf, pointsOf } from "../lines/lines.js";
import { looksOf } from "../lines/looks.js";
import { words } from "../lines/trend-words.js";
import { aboutPoint, readingOf } from "../lines/uncertain.js";
import { measureOf, timeOf } from "../model.js";
import { computed, computedWithoutUnit, inWords, withUnit } from "../rules/in-words.js";
import { highest, lowest } from "../rules/numbers.js";
import { scaleOfFigures } from "../rules/scale-of-figures.js";
import { pointText } from "../rules/sentences.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").State} State */
/** @typedef {import("../types.js").Canvas} Canvas */
/** @typedef {import("../lines/lines.js").Line} Line */
/** @typedef {import("../lines/lines.js").Point} Point */

/** @type {import("../types.js").Kind} */
export const kind = {
  picks: "many",
  years: "span",
  showsMedians: true,
  first: firstDrawing,
  choices,
  picture,
  marks,
  words,
  table,
  file: (model, state) => {
    const { lines, measure } = drawnLines(model, state);
    return linesFile(model, lines, measure);
  },
};

/** @type {import("../types.js").Kind["first"]} */
function firstDrawing(model) {
  const drawn = chosenKeys(model, MOST_COLOURS);
  const lines = linesOf(model, { ...INITIAL_STATE, picks: drawn });
  return firstLines(model, lines);
}

/** @type {import("../types.js").Kind["choices"]} */
function choices(model, state) {
  const lines = linesWithMedians(model, state);
  const drawn = drawnLines(model, { ...state, scale: "linear" });
  const inPoints = scaleOfFigures(measureOf(model)) === "percentages";
  return [
    {
      field: "scale",
      label: "Scale",
      values: [
        { value: "linear", label: "Even", about: "Equal steps mean equal amounts." },
        {
          value: "log",
          label: "Logarithmic",
          about: "Equal steps mean equal rates of change.",
          refused: refusesLog(model, drawn),
        },
      ],
    },
    {
      field: "as",
      label: "Figures",
      values: [
        { value: "value", label: "As measured", about: "The figures as they were published." },
        {
          value: "index",
          label: "From a common start",
          about: inPoints
            ? "Each line starts at 0, to show by how many percentage points it changed."
            : "Each line starts at 100, to show change and not size.",
          refused: refusesIndex(model, lines),
        },
      ],
    },
  ];
}

/** @type {import("../types.js").Kind["picture"]} */
function picture(model, state, canvas) {
  const drawn = drawnLines(model, state);
  const { lines, measure, base } = drawn;
  const layout = layoutOf(model, canvas, drawn);
  const { frame, scale, first, last, events } = layout;
  const looks = lines.map(looksOf(model, state, lines));
  const colours = looks.map(({ colour }) => colour);
  const domain = lines.map((line) => line.key);
  return {
    frame,
    data: {
      ...strokeRows(model, lines),
      ...intervalRows(model, lines),
      ...dotRows(model, lines),
      counts: countRows(lines, layout, acrossOf(model, layout)),
      ...labelRows(lines, canvas, layout, acrossOf(model, layout)),
      ...(base || !lines.length ? {} : marksOf(model, state, canvas, { lines, events, scale, frame })),
      unit: [unitRow(base ? { ...measure, title: measure.unit } : measure, frame, scale)],
    },
    scales: {
      x: { domain: periodDomain(model, first, last) },
      y: scaleOf(scale),
      stroke: { domain, range: colours },
      fill: { domain, range: colours },
      color: { domain, range: looks.map(({ ink }) => ink) },
      shape: { domain, range: looks.map(({ shape }) => shape) },
    },
    axes: { x: periodAxis(model, first, last, frame.width), y: axisOf(scale) },
  };
}

/**
 * The goals that are drawn: none among lines from a common start.
 * @param {Model} model
 * @param {string | null} base
 */
const goalsOf = (model, base) => (base === null ? model.figures.goals.map((goal) => goal.value) : []);

/**
 * @param {Model} model
 * @param {Canvas} canvas
 * @param {ReturnType<typeof drawnLines>} drawn
 */
function layoutOf(model, canvas, { lines, measure, base, isLog }) {
  const values = lines.flatMap(valuesOf);
  const places = lines.flatMap((line) => pointsOf(line).map((point) => point.place));
  const held = values.length ? [...values, ...goalsOf(model, base)] : [0, 1];
  const suffix = suffixOf(measure);
  const scale = isLog && values.length ? logScale(held, suffix) : niceScale(held, suffix);
  const labels = endLabels(lines, canvas).flat();
  const all = places.length ? places : /** @type {number[]} */ (timeOf(model).places);
  const [first, last] = [lowest(all), highest(all)];
  const beyond = periodsBeyond(model, first, last);
  const left = Math.max(Math.round(scale.width) + 10, beyond.left);
  const right = Math.max(Math.round(Math.max(0, ...labels.map((label) => widthOf(label)))) + 16, beyond.right);
  const events = eventsOf(model, first, last, canvas.width - left - right, canvas);
  const padding = { left, right, top: 30 + roomAbove(events), bottom: 30 };
  // Names at the ends never cover each other: the plot is as high as they need.
  const names = LINE_HEIGHT * labels.length + 20 - padding.top - BELOW;
  const frame = frameWithin(canvas, Math.max(canvas.name === "narrow" ? 190 : 280, names), padding);
  return { frame, scale, first, last, events };
}

/** @param {Line} line the numbers that its drawing has to hold */
const valuesOf = (line) => pointsOf(line).flatMap((point) => [point.value, ...(point.bounds ?? [])]);

/**
 * The lines' unbroken parts, as points in the plot.
 * @param {import("../types.js").Mark[][]} points
 * @param {Line[]} lines
 */
const runsOf = (points, lines) =>
  lines.flatMap((line, i) => {
    const own = pointsOf(line);
    const runs = [...new Set(own.map(({ run }) => run))];
    return runs.map((run) => points[i].filter((_, j) => own[j].run === run));
  });

/**
 * Goals and events: the names of goals keep clear of the lines.
 * @param {Model} model
 * @param {State} state
 * @param {Canvas} canvas
 * @param {Pick<ReturnType<typeof layoutOf>, "events" | "scale" | "frame"> & {lines: Line[]}} layout
 */
function marksOf(model, state, canvas, { lines, events, scale, frame }) {
  const runs = model.figures.goals.length ? runsOf(marks(model, state, canvas), lines) : [];
  return markRows(model, events, scale, frame, runs);
}

/**
 * How far from the left edge of the plot a point stands.
 * @param {Model} model
 * @param {Pick<ReturnType<typeof layoutOf>, "frame" | "first" | "last">} layout
 * @returns {(point: Point) => number}
 */
function acrossOf(model, { frame, first, last }) {
  if (isInProportion(model)) return (point) => (frame.width * (point.place - first)) / (last - first || Infinity);
  const steps = new Map(periodsBetween(model, first, last).map((period, i) => [period, i]));
  return (point) => (frame.width * /** @type {number} */ (steps.get(point.period))) / (steps.size - 1 || Infinity);
}

/** @type {import("../types.js").Kind["marks"]} */
function marks(model, state, canvas) {
  const drawn = drawnLines(model, state);
  const { lines, measure, isIndex } = drawn;
  const layout = layoutOf(model, canvas, drawn);
  const { frame, scale } = layout;
  const across = acrossOf(model, layout);
  const lookOf = looksOf(model, state, lines);
  /** @param {Line} line @param {Point} point */
  const figure = ({ group }, { value }) =>
    isIndex ? `${(group ? computedWithoutUnit : inWords)(value, measure)} (${measure.unit})` : (group ? computed : withUnit)(value, measure);
  return lines.map((line) =>
    pointsOf(line).map((point) => ({
      key: line.key,
      text: pointText([line.name, point.period, figure(line, point), ...aboutPoint(line, point, measure)]),
      x: across(point),
      y: down(scale, point.value, frame),
      reading: { ...readingOf(line, point, measure), look: lookOf(line), top: 0, bottom: frame.height },
    })),
  );
}

/** @type {import("../types.js").Kind["table"]} */
function table(model, state) {
  const { lines, measure } = drawnLines(model, state);
  return linesTable(model, lines, measure);
}
