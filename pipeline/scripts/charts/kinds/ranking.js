/** Ranking: a bar for each subject in one period, longest first. */

import { sameMark } from "../bars/about-the-same.js";
import { barsFile } from "../bars/bars-file.js";
import { ALL_UP_TO, TOP, barsOf, shownBars } from "../bars/ranked-bars.js";
import { words } from "../bars/ranking-words.js";
import { INITIAL_STATE } from "../initial-state.js";
import { frameWithin } from "../layout/canvas.js";
import { nameRows } from "../layout/labels.js";
import { hundredth, tenth } from "../layout/pixels.js";
import { niceScale, suffixOf } from "../layout/scales.js";
import { widthOf, wrapped } from "../layout/text-width.js";
import { inList, tabled, withUnit } from "../rules/in-words.js";
import { highest, nearestWhole } from "../rules/numbers.js";
import { firstOfPeriod, latestOf } from "../rules/reference-period.js";
import { inPeriod, pointText } from "../rules/sentences.js";
import { boundsText, inBrackets, isRanked } from "../rules/uncertain.js";
import { sideBySide } from "../rules/wholes.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").State} State */
/** @typedef {import("../types.js").Canvas} Canvas */
/** @typedef {import("../bars/ranked-bars.js").Bar} Bar */

const ABSENT = "–";
const [INNER, OUTER] = [0.25, 0.1];
const [THICK, LIFT, BESIDE] = [14, 9, 8];
const [ABOVE, TURNED] = [18, 16];
const PALE = 0.3;

/** @type {import("../types.js").Kind} */
export const kind = sideBySide({
  picks: "many",
  years: "one",
  picked: (model) => model.figures.picks,
  latest: latestOf(["measure"]),
  first: firstDrawing,
  choices,
  picture,
  marks,
  words,
  table,
  file: (model, state) => barsFile(model, barsOf(model, state).at, table(model, state)),
});

/** @type {import("../types.js").Kind["first"]} */
function firstDrawing(model) {
  const { bars, at } = barsOf(model, INITIAL_STATE);
  const drawn = shownBars(bars, INITIAL_STATE).map((bar) => bar.key);
  return firstOfPeriod(model, { at, drawn, isEmpty: !bars.length });
}

/** @type {import("../types.js").Kind["choices"]} */
function choices(model, state) {
  const { bars } = barsOf(model, state);
  const few = bars.length <= ALL_UP_TO ? "All are shown already." : "";
  return [
    {
      field: "sort",
      label: "Order",
      values: [
        { value: "value", label: "By value", about: "The first in rank comes first." },
        { value: "name", label: "By name", about: "In the order of the alphabet." },
      ],
    },
    {
      field: "show",
      label: "Show",
      values: [
        { value: "some", label: `The first ${TOP}`, about: `The first ${TOP} in rank, and those picked.` },
        { value: "all", label: "All", about: `All ${bars.length} with figures.`, refused: few },
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
  const shown = shownBars(barsOf(model, state).bars, state);
  const mark = sameMark(model, state, shown);
  const isOver = canvas.name === "narrow" && shown.some((bar) => widthOf(bar.name) > canvas.labelWidth + 20);
  const names = shown.map((bar) => wrapped(bar.name, isOver ? canvas.width - 22 : canvas.labelWidth + 20, 1)[0]);
  const texts = shown.map((bar) => short(model, bar));
  const left = isOver ? 4 : nearestWhole(highest(names.map((name) => widthOf(name)), 0)) + 10;
  const right = nearestWhole(highest(texts.map((text) => widthOf(text)), 0)) + (mark?.kind === "brace" ? 20 + TURNED : 12);
  const band = isOver ? 38 : canvas.name === "narrow" ? 20 : 22;
  const frame = frameWithin(canvas, band * Math.max(1, shown.length), {
    left, right, top: mark?.kind === "band" ? 4 + ABOVE : 4, bottom: 6,
  });
  const step = frame.height / (shown.length - INNER + 2 * OUTER);
  const middles = shown.map((_, i) => step * (OUTER + (1 - INNER) / 2 + i) + (isOver ? LIFT : 0));
  return { shown, mark, isOver, names, texts, frame, middles, reach: reachOf(model, shown, mark) };
}

/** @param {Model} model @param {Bar} bar */
function short(model, bar) {
  const { measure } = model.figures.measures;
  return inList(bar.value, measure) + suffixOf(measure);
}

/**
 * The ends of the scale: a round one below zero, the longest bar above, and always zero.
 * @param {Model} model
 * @param {Bar[]} shown
 * @param {ReturnType<typeof sameMark>} mark
 * @returns {[number, number]}
 */
function reachOf(model, shown, mark) {
  const values = shown.flatMap(({ value, bounds }) => [value, ...(bounds ?? [])]);
  if (!values.length) return [0, 1];
  const { low } = niceScale(values, suffixOf(model.figures.measures.measure), { fromZero: true });
  const high = highest(mark?.kind === "band" ? [...values, mark.reach[1]] : values, 0);
  return [low, high > low ? high : 1];
}

/** @type {import("../types.js").Kind["picture"]} */
function picture(model, state, canvas) {
  const layout = layoutOf(model, state, canvas);
  const { shown, names, texts, frame, middles, isOver, reach } = layout;
  const hasPicks = shown.some((bar) => bar.isPick);
  const above = isOver ? 2 * LIFT : 0;
  const isWhole = shown.every((bar) => bar.status);
  const colours = {
    domain: shown.map((bar) => bar.key),
    range: shown.map((bar) => (bar.isPick || !hasPicks ? "var(--chart-pick)" : "var(--chart-bar)")),
  };
  return {
    frame,
    data: {
      bars: shown.map((bar, i) => ({
        subject: bar.key,
        name: bar.name,
        value: bar.value,
        text: texts[i],
        zero: 0,
        end: Math.max(bar.value, bar.bounds?.[1] ?? 0, 0),
        top: hundredth(middles[i] - THICK / 2),
        middle: hundredth(middles[i]),
        bottom: hundredth(middles[i] + THICK / 2),
        ...(model.figures.statuses ? lookOf(bar, isWhole) : {}),
      })),
      ...nameRows(names, middles.map((y) => hundredth(y) - above), isOver ? 0 : -BESIDE, isOver),
      ...(model.figures.measures.measure.same ? sameRows(model, layout) : {}),
      bounds: shown.flatMap(({ bounds }, i) =>
        bounds ? [{ lower: bounds[0], upper: bounds[1], middle: hundredth(middles[i]) }] : []),
    },
    scales: {
      x: { domain: reach },
      color: colours,
      ...(model.figures.statuses ? { stroke: colours } : {}),
    },
    axes: {},
  };
}

/**
 * A figure that may still change is pale with an edge, but where all may.
 * @param {Bar} bar
 * @param {boolean} isWhole
 */
const lookOf = ({ status }, isWhole) =>
  (status && !isWhole ? { filled: PALE, edge: 1.5 } : { filled: 1, edge: 0 });

/**
 * The rows of a band or a brace, and its words.
 * @param {Model} model
 * @param {ReturnType<typeof layoutOf>} layout
 */
function sameRows(model, layout) {
  const { mark, frame, reach } = layout;
  if (!mark) return { band: [], brace: [], same: [] };
  if (mark.kind === "brace") return { band: [], ...braceRows(layout, mark.count) };
  const [from, to] = mark.reach.map((end) => Math.min(Math.max(end, reach[0]), reach[1]));
  const { left, right } = frame.padding;
  const [text] = wrapped(`About the same as ${model.names.inText(mark.bar.key)}`, left + frame.width + right - 8, 1);
  const middle = (frame.width * ((from + to) / 2 - reach[0])) / (reach[1] - reach[0]);
  const last = frame.width + right - 4 - widthOf(text);
  const x = Math.max(4 - left, Math.min(last, middle - widthOf(text) / 2));
  return {
    band: [{ from, to, top: 0, bottom: frame.height }],
    brace: [],
    same: [{ text, x: tenth(x), y: -ABOVE / 2, turn: 0 }],
  };
}

/**
 * A line right of the first bars with its ends turned in, and what it means where there is room for that.
 * @param {ReturnType<typeof layoutOf>} layout
 * @param {number} count
 */
function braceRows({ shown, names, isOver, texts, frame, middles, reach: [low, high] }, count) {
  const ends = shown.slice(0, count).map(({ value, bounds }, i) => Math.max(
    (frame.width * (Math.max(value, bounds?.[1] ?? 0, 0) - low)) / (high - low) + widthOf(texts[i]),
    isOver ? widthOf(names[i]) - 6 : 0,
  ));
  const x = tenth(highest(ends, 0) + 14);
  const [top, bottom] = [hundredth(middles[0] - THICK / 2), hundredth(middles[count - 1] + THICK / 2)];
  const text = "about the same";
  const hasRoom = widthOf(text) <= bottom - top;
  return {
    brace: [
      { left: x, right: x, top, bottom },
      ...[top, bottom].map((at) => ({ left: x - 5, right: x, top: at, bottom: at })),
    ],
    same: hasRoom
      ? [{ text, x: tenth(x + TURNED / 2), y: tenth((top + bottom + widthOf(text)) / 2), turn: 270 }]
      : [],
  };
}

/** @type {import("../types.js").Kind["marks"]} */
function marks(model, state, canvas) {
  const { shown, frame, middles, reach: [low, high] } = layoutOf(model, state, canvas);
  const { bars, at } = barsOf(model, state);
  const { measure } = model.figures.measures;
  return [
    shown.map((bar, i) => ({
      key: bar.key,
      text: pointText([
        bar.name, at.period, withUnit(bar.value, measure), boundsText(bar.bounds, measure), bar.status,
        isRanked(measure) ? `rank ${bar.rank} of ${bars.length}` : "",
      ]),
      x: (frame.width * (bar.value - low)) / (high - low),
      y: middles[i],
      isRow: true,
    })),
  ];
}

/** @type {import("../types.js").Kind["table"]} */
function table(model, state) {
  const { bars, at } = barsOf(model, state);
  const kept = shownBars(bars, state);
  const { measures, subject } = model.figures;
  const { measure } = measures;
  const { interval } = measure;
  const columns = [
    { name: subject?.name ?? "name", title: subject?.title ?? "Name", isNumber: false },
    { name: measure.name, title: measure.titled, isNumber: true },
    ...(interval ? [interval.lower, interval.upper].map((bound) => ({ ...bound, isNumber: true })) : []),
    ...(isRanked(measure) ? [{ name: "rank", title: `Rank of ${bars.length}`, isNumber: true }] : []),
  ];
  /** @param {Bar} bar */
  const ends = ({ bounds }) => (interval ? bounds ?? [null, null] : []);
  /** @param {Bar} bar */
  const rank = (bar) => (isRanked(measure) ? [`${bar.rank}`] : []);
  return {
    caption: `${measure.titled}${inPeriod(model, at.period)}`,
    columns,
    cells: kept.map((bar) => [
      bar.name,
      tabled(bar.value, measure) + inBrackets(bar),
      ...ends(bar).map((end) => (end === null ? ABSENT : tabled(end, measure))),
      ...rank(bar),
    ]),
    values: kept.map((bar) => [
      bar.key, `${bar.value}`, ...ends(bar).map((end) => `${end ?? ""}`), ...rank(bar),
    ]),
  };
}
