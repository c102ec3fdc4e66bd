/** Small multiples: one small trend a pick, side by side on the same scale. */

import { INITIAL_STATE } from "../initial-state.js";
import { frameWithin } from "../layout/canvas.js";
import { lookOf } from "../layout/palette.js";
import { niceScale, suffixOf, tickLabel, unitRow } from "../layout/scales.js";
import { LINE_HEIGHT, widthOf, wrapped } from "../layout/text-width.js";
import { chosenKeys, firstLines } from "../lines/chosen-lines.js";
import { lineWords } from "../lines/line-words.js";
import { linesFile } from "../lines/lines-file.js";
import { linesTable } from "../lines/lines-table.js";
import { endOf, pickedLines, pointsOf, standsAlone, strokesOf } from "../lines/lines.js";
import { titles } from "../lines/trend-words.js";
import { aboutPoint, readingOf } from "../lines/uncertain.js";
import { measureOf } from "../model.js";
import { inList, withUnit } from "../rules/in-words.js";
import { highest, lowest, nearestWhole, rounded } from "../rules/numbers.js";
import { pointText } from "../rules/sentences.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").State} State */
/** @typedef {import("../types.js").Canvas} Canvas */
/** @typedef {import("../lines/lines.js").Line} Line */
/** @typedef {import("../lines/lines.js").Point} Point */

/**
 * Where the panels stand: so many across, each of the same size, and the scale of all.
 * @typedef {object} Grid
 * @property {number} across
 * @property {number} width
 * @property {number} height
 * @property {number} title
 * @property {import("../layout/scales.js").Scale} scale
 * @property {number} first
 * @property {number} last
 */

const MOST_PANELS = 12;
const GAP = 20;
const BELOW = 14;
const BOLDER = 1.08;

/** @type {import("../types.js").Kind} */
export const kind = {
  picks: "many",
  years: "span",
  first: (model) => firstLines(model, linesOf(model, { ...INITIAL_STATE, picks: chosenKeys(model, MOST_PANELS) })),
  choices: () => [],
  picture,
  marks,
  words: (model, state) => {
    const lines = linesOf(model, state);
    return { ...lineWords(model, lines), ...titles(model, state, lines) };
  },
  table: (model, state) => linesTable(model, linesOf(model, state), measureOf(model)),
  file: (model, state) => linesFile(model, linesOf(model, state), measureOf(model)),
};

/**
 * The panels in the order that the view asks for: by value, by name, or as their keys stand.
 * @param {Model} model
 * @param {State} state
 */
function linesOf(model, state) {
  const lines = pickedLines(model, state);
  const { order, subject } = model.figures;
  const keys = subject?.keys ?? [];
  /** @param {Line} a @param {Line} b */
  const byName = (a, b) => (a.name < b.name ? -1 : 1);
  if (order === "value") return lines.sort((a, b) => endOf(b).value - endOf(a).value || byName(a, b));
  if (order === "name") return lines.sort(byName);
  return lines.sort((a, b) => keys.indexOf(a.key) - keys.indexOf(b.key));
}

/** @param {Grid} grid @param {number} panel */
const leftOf = (grid, panel) => rounded((panel % grid.across) * (grid.width + GAP), 1);

/** @param {Grid} grid @param {number} panel */
const topOf = (grid, panel) =>
  Math.floor(panel / grid.across) * (grid.title + grid.height + BELOW) + grid.title;

/**
 * @param {Model} model
 * @param {Line[]} lines
 * @param {Canvas} canvas
 */
function layoutOf(model, lines, canvas) {
  const points = lines.flatMap(pointsOf);
  const values = points.length ? points.flatMap(({ value, bounds }) => [value, ...(bounds ?? [])]) : [0, 1];
  const places = points.length ? points.map((point) => point.place) : [0, 1];
  const scale = niceScale(values, suffixOf(measureOf(model)), { steps: 3 });
  const across = acrossOf(Math.max(1, lines.length), canvas);
  const [left, right] = [nearestWhole(scale.width) + 10, 12];
  const width = (canvas.width - left - right - GAP * (across - 1)) / across;
  const names = lines.map((line) => wrapped(line.name, width / BOLDER));
  /** @type {Grid} */
  const grid = {
    across,
    width,
    height: canvas.name === "narrow" ? 72 : 84,
    title: LINE_HEIGHT * Math.max(1, ...names.map((name) => name.length)) + 14,
    scale,
    first: lowest(places),
    last: highest(places),
  };
  const rows = Math.max(1, Math.ceil(lines.length / across));
  const height = nearestWhole(topOf(grid, (rows - 1) * across) + grid.height);
  return { grid, names, frame: frameWithin(canvas, height, { left, right, top: 30, bottom: 26 }) };
}

/** @param {number} count @param {Canvas} canvas */
function acrossOf(count, canvas) {
  if (canvas.name === "narrow") return Math.min(count, 2);
  const [three, four] = [3, 4].map((across) => (across - (count % across)) % across);
  return Math.min(count, three < four ? 3 : 4);
}

/** @type {import("../types.js").Kind["picture"]} */
function picture(model, state, canvas) {
  const lines = linesOf(model, state);
  const { grid, names, frame } = layoutOf(model, lines, canvas);
  const measure = measureOf(model);
  return {
    frame,
    data: {
      rules: ruleRows(lines, grid),
      ...curveRows(lines, grid),
      values: lines.map((line, i) => valueRow(model, line, i, grid)),
      titles: titleRows(names, grid),
      levels: levelRows(lines, grid, suffixOf(measure)),
      periods: periodRows(lines, grid),
      unit: [unitRow(measure, frame, grid.scale)],
    },
    scales: {},
    axes: {},
  };
}

/**
 * Where a point stands.
 * @param {Grid} grid
 * @param {number} panel
 * @param {Pick<Point, "place" | "value">} point
 */
function spot(grid, panel, point) {
  const across = grid.width / (grid.last - grid.first || 1);
  const up = grid.height / (grid.scale.high - grid.scale.low);
  return {
    x: leftOf(grid, panel) + (point.place - grid.first) * across,
    y: topOf(grid, panel) + (grid.scale.high - point.value) * up,
  };
}

/** @param {number} value @param {number} panel @param {Grid} grid */
function levelOf(value, panel, { scale, height, ...grid }) {
  const share = (scale.high - value) / (scale.high - scale.low);
  const top = topOf({ scale, height, ...grid }, panel);
  return rounded(top + height * share, 2);
}

/** @param {Line[]} lines @param {Grid} grid */
function ruleRows(lines, grid) {
  return lines.flatMap((_, i) =>
    grid.scale.ticks.map((tick) => ({
      left: leftOf(grid, i),
      right: leftOf(grid, i) + grid.width,
      y: levelOf(tick, i, grid),
      isEdge: tick === grid.scale.low,
    })),
  );
}

/**
 * The lines themselves, dashed and dotted towards what may still change, dots on figures that stand alone, hollow ones at
 * breaks, and bounds.
 * @param {Line[]} lines
 * @param {Grid} grid
 */
function curveRows(lines, grid) {
  /** @param {Line} line @param {Point} point @param {number} i @param {number} run */
  const rowOf = (line, point, i, run) => ({
    subject: line.key, name: line.name, period: point.period, value: point.value,
    run: `${line.key} ${run}`, ...spot(grid, i, point),
  });
  const strokes = lines.flatMap((line, i) => strokesOf(line).map(({ look, points }, run) => ({
    look,
    rows: points.map((point) => rowOf(line, point, i, run)),
  })));
  /** @param {import("../lines/lines.js").Stroke["look"]} look */
  const drawn = (look) => strokes.filter((stroke) => stroke.look === look).flatMap((stroke) => stroke.rows);
  const rows = lines.flatMap((line, i) => {
    const isAlone = standsAlone(line);
    return pointsOf(line).map((point) => ({
      isHollow: point.startsNewSeries || (line.ahead.includes(point) && isAlone(point)),
      isDotted: point === endOf(line) || isAlone(point),
      row: rowOf(line, point, i, point.run),
    }));
  });
  return {
    lines: drawn("lines"),
    dashes: drawn("dashes"),
    dots: drawn("dots"),
    bounds: boundRows(lines, grid),
    ends: rows.filter(({ isDotted, isHollow }) => isDotted && !isHollow).map(({ row }) => row),
    breaks: rows.filter(({ isHollow }) => isHollow).map(({ row }) => row),
  };
}

/** @param {Line[]} lines @param {Grid} grid */
function boundRows(lines, grid) {
  return lines.flatMap((line, i) => pointsOf(line).flatMap(({ place, bounds }) => {
    if (!bounds) return [];
    const [low, high] = bounds.map((value) => spot(grid, i, { place, value }));
    return [{ x: low.x, lower: low.y, upper: high.y }];
  }));
}

/** @param {Model} model @param {Line} line @param {number} panel @param {Grid} grid */
function valueRow(model, line, panel, grid) {
  const measure = measureOf(model);
  const end = endOf(line);
  const ended = end.place < grid.last ? ` (${end.period})` : "";
  const text = inList(end.value, measure) + suffixOf(measure) + ended;
  const x = spot(grid, panel, end).x;
  const room = leftOf(grid, panel) + widthOf(text) + 2;
  return {
    subject: line.key,
    text,
    x: rounded(Math.max(x + 6, room), 1),
    y: Math.max(levelOf(end.value, panel, grid) - 11, topOf(grid, panel) - 6),
  };
}

/** @param {string[][]} names @param {Grid} grid */
function titleRows(names, grid) {
  const most = Math.max(1, ...names.map((name) => name.length));
  return names.map((name, i) => ({
    x: leftOf(grid, i),
    y: topOf(grid, i) - grid.title + 8 + LINE_HEIGHT * (most - name.length),
    text: name.join("\n"),
  }));
}

/** @param {Line[]} lines @param {Grid} grid @param {string} suffix */
function levelRows(lines, grid, suffix) {
  const rows = [];
  for (let panel = 0; panel < lines.length; panel += grid.across) {
    for (const tick of grid.scale.ticks) {
      const text = tickLabel(tick, grid.scale.decimals ?? 0, grid.scale.shared) + suffix;
      rows.push({ x: leftOf(grid, panel) - 6, y: levelOf(tick, panel, grid), text });
    }
  }
  return rows;
}

/** @param {Line[]} lines @param {Grid} grid */
function periodRows(lines, grid) {
  const names = new Map(lines.flatMap((line) => pointsOf(line).map((p) => [p.place, p.period])));
  const [first, last] = [names.get(grid.first) ?? "", names.get(grid.last) ?? ""];
  const rows = [];
  for (let panel = Math.max(0, lines.length - grid.across); panel < lines.length; panel += 1) {
    const y = topOf(grid, panel) + grid.height + 13;
    rows.push({ x: leftOf(grid, panel), y, text: first });
    const end = leftOf(grid, panel) + grid.width - widthOf(last);
    if (last !== first) rows.push({ x: end, y, text: last });
  }
  return rows;
}

/** @type {import("../types.js").Kind["marks"]} */
function marks(model, state, canvas) {
  const lines = linesOf(model, state);
  const { grid } = layoutOf(model, lines, canvas);
  const measure = measureOf(model);
  return lines.map((line, i) =>
    pointsOf(line).map((point) => ({
      key: line.key,
      text: pointText([line.name, point.period, withUnit(point.value, measure), ...aboutPoint(line, point, measure)]),
      across: point.place,
      ...spot(grid, i, point),
      reading: {
        ...readingOf(line, point, measure), look: lookOf(1), top: topOf(grid, i), bottom: topOf(grid, i) + grid.height,
      },
    })),
  );
}
