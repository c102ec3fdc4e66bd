/** Scatter: two measures of the same subjects, with the picks named. */

import { colourings, groupingOf } from "../dots/dot-groups.js";
import { dotNameRows, startRows } from "../dots/dot-names.js";
import { dotsOf, logsAsMade, logsOf, measureRoles, refusesLog } from "../dots/dots.js";
import { words } from "../dots/scatter-words.js";
import { refusesTrails, trailsOf } from "../dots/trails.js";
import { INITIAL_STATE } from "../initial-state.js";
import { frameWithin } from "../layout/canvas.js";
import { noteRow } from "../layout/labels.js";
import { legendRows } from "../layout/legend.js";
import { along, axisOf, down, niceScale, powersOfTen, scaleOf, suffixOf } from "../layout/scales.js";
import { rowsFile, unitsOf } from "../rules/figures-file.js";
import { tabled, withUnit } from "../rules/in-words.js";
import { highest, nearestWhole, rounded } from "../rules/numbers.js";
import { byCodePoints } from "../rules/order.js";
import { firstOfPeriod, latestOf } from "../rules/reference-period.js";
import { inPeriod, pointText } from "../rules/sentences.js";
import { sideBySide } from "../rules/wholes.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").State} State */
/** @typedef {import("../types.js").Canvas} Canvas */
/** @typedef {import("../dots/dots.js").Dot} Dot */

const [PICK, OTHER] = [
  { key: "pick", colour: "var(--chart-pick)" }, { key: "other", colour: "var(--chart-bar)" },
];
const EDGE = "edge";
const [SMALLEST, LARGEST, LARGEST_NARROW] = [14, 1400, 700];
// So few have names though nobody is picked.
const FEW = 12;

/** @type {import("../types.js").Kind} */
export const kind = sideBySide({
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
});

/** @type {import("../types.js").Kind["first"]} */
function firstDrawing(model) {
  const { dots, at } = dotsOf(model, INITIAL_STATE);
  const drawn = dots.filter((dot) => dot.isPick).map((dot) => dot.key);
  return firstOfPeriod(model, { at, drawn, isEmpty: !dots.length });
}

/** @type {import("../types.js").Kind["choices"]} */
function choices(model, state) {
  return [...scaleChoice(model, state), ...groupChoice(model), ...trailChoice(model)];
}

/**
 * By which groups dots can be coloured.
 * @param {Model} model
 * @returns {import("../types.js").Choice[]}
 */
function groupChoice(model) {
  const found = colourings(model);
  if (!found.length) return [];
  const many = model.figures.subject?.many ?? "";
  return [{
    field: "group",
    label: "Colours",
    values: [
      { value: "", label: "Those picked", about: `The ${many} picked stand out from the others.` },
      ...found.map(({ key, title }) => ({ value: key, label: title, about: "A colour for each of its parts." })),
    ],
  }];
}

/**
 * Whether picked dots show the way they came.
 * @param {Model} model
 * @returns {import("../types.js").Choice[]}
 */
function trailChoice(model) {
  if ((model.figures.time?.keys.length ?? 0) < 2) return [];
  return [{
    field: "trail",
    label: "Over time",
    values: [
      { value: "off", label: "One time", about: "Figures of the time shown alone." },
      {
        value: "on", label: "With trails", about: "Lines from the first figures of those picked to the ones shown.",
        refused: refusesTrails(model),
      },
    ],
  }];
}

/**
 * @param {Model} model
 * @param {State} state
 * @returns {import("../types.js").Choice[]}
 */
function scaleChoice(model, state) {
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
          refused: refusesLog(model, [...dots, ...trailsOf(model, state, dots).flat()]),
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
  const trails = trailsOf(model, state, dots);
  const every = [...dots, ...trails.flat()];
  const grouping = groupingOf(model, state, dots);
  const legend = legendRows((grouping?.parts ?? []).map(({ key, title }) => ({ key, text: title })), canvas);
  const logs = logsOf(model, state, every);
  /** @param {"x" | "y"} axis @param {import("../types.js").Measure} measure @param {number} steps */
  const scale = (axis, measure, steps) => {
    const values = every.length ? every.map((dot) => dot[axis]) : [0, 1];
    return logs.includes(axis)
      ? powersOfTen(values, suffixOf(measure))
      : niceScale(values, suffixOf(measure), { steps });
  };
  const [across, upwards] = [scale("x", x, isNarrow ? 4 : 6), scale("y", y, 5)];
  const padding = { left: nearestWhole(upwards.width) + 10, right: 14, top: (size ? 48 : 30) + legend.height, bottom: 48 };
  const frame = frameWithin(canvas, isNarrow ? 260 : 360, padding);
  const most = highest(dots.map((dot) => dot.size ?? 0), 0) || 1;
  const largest = isNarrow ? LARGEST_NARROW : LARGEST;
  const namesAll = dots.length <= FEW && !dots.some((dot) => dot.isPick);
  /** @param {Dot} dot its area: in proportion to what it shows, but never too small to be seen */
  const area = (dot) => rounded(Math.max(SMALLEST, (largest * (dot.size ?? 0)) / most), 1);
  /** @param {Dot} dot */
  const part = (dot) => grouping?.partOf(dot.key) ?? (dot.isPick || namesAll ? PICK : OTHER);
  return { dots, trails, grouping, legend, across, upwards, frame, area, part, namesAll };
}

/** @type {import("../types.js").Kind["picture"]} */
function picture(model, state, canvas) {
  const layout = layoutOf(model, state, canvas);
  const { dots, across, upwards, frame, area, trails, grouping, legend, part } = layout;
  const { x, y, size } = model.figures.measures;
  const names = dotNameRows(spotsOf(layout, Boolean(size)), frame, canvas);
  const parts = grouping?.parts ?? [PICK, OTHER];
  const rows = dots.map((dot) => ({
    name: dot.name, x: dot.x, y: dot.y, pick: dot.isPick, group: part(dot).key, ...(grouping ? { part: part(dot).key } : {}),
    ...(size ? { size: dot.size, area: area(dot) } : {}),
  }));
  const { left } = frame.padding;
  return {
    frame,
    data: {
      dots: rows.filter((row) => !row.pick),
      picks: rows.filter((row) => row.pick).map((row) => ({ ...row, edge: EDGE })),
      legend: legend.rows(frame).map(({ key, ...place }) => ({ ...place, group: key, part: key })),
      trails: trails.flatMap((steps) => steps.map((step, i) => ({
        x: step.x, y: step.y, step: i, run: `${step.key} ${step.run}`, group: part(step).key,
      }))),
      starts: startRows(trails.map(([first]) => ({
        text: first.period, x: along(across, first.x, frame.width), y: down(upwards, first.y, frame),
      })), names),
      labels: names,
      upwards: [noteRow(y.titled, frame, 4 - left, -14, "left")],
      across: [noteRow(x.titled, frame, frame.width, frame.height + 42, "right")],
      ...(size
        ? { size: [noteRow(`Area of dots: ${inside(size)}`, frame, 4 - left, -32, "left")] }
        : {}),
    },
    scales: {
      x: scaleOf(across),
      y: scaleOf(upwards),
      stroke: { domain: [EDGE], range: [grouping ? "var(--chart-ink)" : "var(--chart-ground)"] },
      color: { domain: parts.map(({ key }) => key), range: parts.map(({ colour }) => colour) },
    },
    axes: { x: axisOf(across), y: axisOf(upwards) },
  };
}

/** @param {import("../types.js").Measure} measure its title with the unit, inside a sentence */
const inside = (measure) => measure.inside + measure.titled.slice(measure.title.length);

/**
 * The dots in the plot that have names, which are those picked or all of few; and how far each reaches.
 * @param {ReturnType<typeof layoutOf>} layout
 * @param {boolean} isSized
 */
function spotsOf({ dots, across, upwards, frame, area, namesAll }, isSized) {
  return dots.filter((dot) => dot.isPick || namesAll).map((dot) => ({
    dot,
    x: along(across, dot.x, frame.width),
    y: down(upwards, dot.y, frame),
    reach: isSized ? Math.max(6, Math.sqrt(area(dot) / Math.PI)) : 6,
  }));
}

/** @type {import("../types.js").Kind["marks"]} */
function marks(model, state, canvas) {
  const { dots, across, upwards, frame, trails, grouping } = layoutOf(model, state, canvas);
  const { measures } = model.figures;
  /** @param {Dot} dot */
  const pointOf = (dot) => ({
    key: dot.key,
    text: pointText([
      dot.name,
      dot.period,
      grouping?.partOf(dot.key).title,
      ...measureRoles(model).map((role) =>
        `${measures[role].inside} ${withUnit(/** @type {any} */ (dot)[role], measures[role])}`),
    ]),
    x: along(across, dot.x, frame.width),
    y: down(upwards, dot.y, frame),
    isPick: dot.isPick,
  });
  const points = dots.map(pointOf);
  points.sort((a, b) => a.x - b.x);
  const picked = points.filter((point) => point.isPick);
  const ways = trails.map((steps) => steps.slice(0, -1).map(pointOf));
  return picked.length ? [picked, points.filter((point) => !point.isPick), ...ways] : [points];
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
  const grouping = groupingOf(model, state, dots);
  const before = trailsOf(model, state, dots).flatMap((steps) => steps.slice(0, -1));
  const hasPeriods = new Set([...dots, ...before].map((dot) => dot.period)).size > 1;
  const ordered = [...before, ...dots].sort((a, b) => byCodePoints(a.name, b.name));
  /** @param {Dot} dot @param {any} role */
  const value = (dot, role) => /** @type {any} */ (dot)[role];
  return {
    caption: `${x.title} and ${y.inside}${inPeriod(model, at.period)}`,
    columns: [
      { name: subject?.name ?? "name", title: subject?.title ?? "Name", isNumber: false },
      ...measured.map(([, one]) => ({ name: one.name, title: one.titled, isNumber: true })),
      ...(grouping ? [{ name: state.group, title: grouping.title, isNumber: false }] : []),
      ...(hasPeriods && time ? [{ name: time.name, title: time.title, isNumber: false }] : []),
    ],
    cells: ordered.map((dot) => [
      dot.name,
      ...measured.map(([role, one]) => tabled(value(dot, role), one)),
      ...(grouping ? [grouping.partOf(dot.key).title] : []),
      ...(hasPeriods ? [dot.period] : []),
    ]),
    values: ordered.map((dot) => [
      dot.key,
      ...measured.map(([role]) => `${value(dot, role)}`),
      ...(grouping ? [grouping.partOf(dot.key).title] : []),
      ...(hasPeriods ? [dot.period] : []),
    ]),
  };
}
