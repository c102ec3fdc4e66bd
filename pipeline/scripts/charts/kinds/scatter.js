/** Scatter: two measures of the same subjects, with the picks named. */

import { dotNameRows } from "../dots/dot-names.js";
import { dotsOf, logsAsMade, logsOf, measureRoles, refusesLog } from "../dots/dots.js";
import { words } from "../dots/scatter-words.js";
import { INITIAL_STATE } from "../initial-state.js";
import { frameWithin } from "../layout/canvas.js";
import { noteRow } from "../layout/labels.js";
import { along, axisOf, down, niceScale, powersOfTen, scaleOf, suffixOf } from "../layout/scales.js";
import { rowsFile, unitsOf } from "../rules/figures-file.js";
import { tabled, withUnit } from "../rules/in-words.js";
import { highest, nearestWhole, rounded } from "../rules/numbers.js";
import { byCodePoints } from "../rules/order.js";
import { firstOfPeriod, latestOf } from "../rules/reference-period.js";
import { inPeriod, pointText } from "../rules/sentences.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").State} State */
/** @typedef {import("../types.js").Canvas} Canvas */
/** @typedef {import("../dots/dots.js").Dot} Dot */

const [SMALLEST, LARGEST, LARGEST_NARROW] = [14, 1400, 700];

/** @type {import("../types.js").Kind} */
export const kind = {
  picks: "many",
  years: "one",
  picked: (model) => model.figures.picks,
  latest: (model) => latestOf(measureRoles(model))(model),
  first: firstDrawing,
  choices,
  picture,
  marks,
  words,
  table,
  file: (model, state) => {
    const measures = Object.values(model.figures.measures);
    const { dots } = dotsOf(model, state);
    const shown = table(model, state);
    const periods = new Map(dots.map(({ key, period }) => [key, period]));
    const has = model.figures.time && shown.columns.some(({ name }) => name === model.figures.time?.name);
    return rowsFile(model, shown, {
      periods: has ? undefined : shown.values.map(([key]) => periods.get(key) ?? ""),
      units: new Map(measures.flatMap(unitsOf)),
    });
  },
};

/** @type {import("../types.js").Kind["first"]} */
function firstDrawing(model) {
  const { dots, at } = dotsOf(model, INITIAL_STATE);
  const drawn = dots.filter((dot) => dot.isPick).map((dot) => dot.key);
  return firstOfPeriod(model, { at, drawn, isEmpty: !dots.length });
}

/** @type {import("../types.js").Kind["choices"]} */
function choices(model, state) {
  const { dots } = dotsOf(model, state);
  const made = dots.length ? logsAsMade(model, dots) : [];
  if (made.length === 2) return [];
  const [label, asMade] = made.length
    ? ["As first shown", "Logarithmic only where figures differ by very much."]
    : ["Even", "Equal steps mean equal amounts."];
  return [
    {
      field: "scale",
      label: "Scales",
      values: [
        { value: "linear", label, about: asMade },
        {
          value: "log",
          label: "Logarithmic",
          about: "Each step is ten times the one before, on both axes.",
          refused: refusesLog(model, dots),
        },
      ],
    },
  ];
}

/**
 * @param {Model} model
 * @param {State} state
 * @param {Canvas} canvas
 */
function layoutOf(model, state, canvas) {
  const { dots } = dotsOf(model, state);
  const { x, y, size } = model.figures.measures;
  const isNarrow = canvas.name === "narrow";
  const logs = logsOf(model, state, dots);
  /** @param {"x" | "y"} axis @param {import("../types.js").Measure} measure @param {number} steps */
  const scale = (axis, measure, steps) => {
    const values = dots.length ? dots.map((dot) => dot[axis]) : [0, 1];
    return logs.includes(axis)
      ? powersOfTen(values, suffixOf(measure))
      : niceScale(values, suffixOf(measure), { steps });
  };
  const [across, upwards] = [scale("x", x, isNarrow ? 4 : 6), scale("y", y, 5)];
  const padding = { left: nearestWhole(upwards.width) + 10, right: 14, top: size ? 48 : 30, bottom: 48 };
  const frame = frameWithin(canvas, isNarrow ? 260 : 360, padding);
  const most = highest(dots.map((dot) => dot.size ?? 0), 0) || 1;
  const largest = isNarrow ? LARGEST_NARROW : LARGEST;
  /** @param {Dot} dot its area: in proportion to what it shows, but never too small to be seen */
  const area = (dot) => rounded(Math.max(SMALLEST, (largest * (dot.size ?? 0)) / most), 1);
  return { dots, across, upwards, frame, area };
}

/** @type {import("../types.js").Kind["picture"]} */
function picture(model, state, canvas) {
  const layout = layoutOf(model, state, canvas);
  const { dots, across, upwards, frame, area } = layout;
  const { x, y, size } = model.figures.measures;
  const rows = dots.map((dot) => ({
    name: dot.name, x: dot.x, y: dot.y, pick: dot.isPick, ...(size ? { size: dot.size, area: area(dot) } : {}),
  }));
  const { left } = frame.padding;
  return {
    frame,
    data: {
      dots: rows.filter((row) => !row.pick),
      picks: rows.filter((row) => row.pick),
      labels: dotNameRows(spotsOf(layout, Boolean(size)), frame, canvas),
      upwards: [noteRow(y.titled, frame, 4 - left, -14, "left")],
      across: [noteRow(x.titled, frame, frame.width, frame.height + 42, "right")],
      ...(size
        ? { size: [noteRow(`Area of dots: ${inside(size)}`, frame, 4 - left, -32, "left")] }
        : {}),
    },
    scales: { x: scaleOf(across), y: scaleOf(upwards) },
    axes: { x: axisOf(across), y: axisOf(upwards) },
  };
}

/** @param {import("../types.js").Measure} measure its title with the unit, inside a sentence */
const inside = (measure) => measure.inside + measure.titled.slice(measure.title.length);

/**
 * The picked dots in the plot, and how far each reaches.
 * @param {ReturnType<typeof layoutOf>} layout
 * @param {boolean} isSized
 */
function spotsOf({ dots, across, upwards, frame, area }, isSized) {
  return dots.filter((dot) => dot.isPick).map((dot) => ({
    dot,
    x: along(across, dot.x, frame.width),
    y: down(upwards, dot.y, frame),
    reach: isSized ? Math.max(6, Math.sqrt(area(dot) / Math.PI)) : 6,
  }));
}

/** @type {import("../types.js").Kind["marks"]} */
function marks(model, state, canvas) {
  const { dots, across, upwards, frame } = layoutOf(model, state, canvas);
  const { measures } = model.figures;
  const points = dots.map((dot) => ({
    key: dot.key,
    text: pointText([
      dot.name,
      dot.period,
      ...measureRoles(model).map((role) =>
        `${measures[role].inside} ${withUnit(/** @type {any} */ (dot)[role], measures[role])}`),
    ]),
    x: along(across, dot.x, frame.width),
    y: down(upwards, dot.y, frame),
    isPick: dot.isPick,
  }));
  points.sort((a, b) => a.x - b.x);
  const picked = points.filter((point) => point.isPick);
  return picked.length ? [picked, points.filter((point) => !point.isPick)] : [points];
}

/** @type {import("../types.js").Kind["table"]} */
function table(model, state) {
  const { dots, at } = dotsOf(model, state);
  const { measures, subject, time } = model.figures;
  const { x, y, size } = measures;
  const hasSize = size && ![x.name, y.name].includes(size.name);
  /** @type {[string, import("../types.js").Measure][]} */
  const measured = [["x", x], ["y", y]];
  if (hasSize) measured.push(["size", size]);
  const hasPeriods = new Set(dots.map((dot) => dot.period)).size > 1;
  const ordered = [...dots].sort((a, b) => byCodePoints(a.name, b.name));
  /** @param {Dot} dot @param {any} role */
  const value = (dot, role) => /** @type {any} */ (dot)[role];
  return {
    caption: `${x.title} and ${y.inside}${inPeriod(model, at.period)}`,
    columns: [
      { name: subject?.name ?? "name", title: subject?.title ?? "Name", isNumber: false },
      ...measured.map(([, one]) => ({ name: one.name, title: one.titled, isNumber: true })),
      ...(hasPeriods && time ? [{ name: time.name, title: time.title, isNumber: false }] : []),
    ],
    cells: ordered.map((dot) => [
      dot.name,
      ...measured.map(([role, one]) => tabled(value(dot, role), one)),
      ...(hasPeriods ? [dot.period] : []),
    ]),
    values: ordered.map((dot) => [
      dot.key,
      ...measured.map(([role]) => `${value(dot, role)}`),
      ...(hasPeriods ? [dot.period] : []),
    ]),
  };
}
