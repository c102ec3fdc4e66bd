/** A histogram: how many values fall into each step, with the median and the picks above it. */

import { INITIAL_STATE } from "../initial-state.js";
import { frameWithin } from "../layout/canvas.js";
import { noteRow } from "../layout/labels.js";
import { along, axisOf, down, niceScale, scaleOf, stepScale, suffixOf } from "../layout/scales.js";
import { widthOf, wrapped } from "../layout/text-width.js";
import { noFiguresWords } from "../rules/no-figures.js";
import { apart, computed, withUnit, withUnitApart } from "../rules/in-words.js";
import { nearestWhole, number, withoutNoise } from "../rules/numbers.js";
import { byCodePoints } from "../rules/order.js";
import { absentNote } from "../rules/reference-period.js";
import { counted, figureText, inPeriod, pointText } from "../rules/sentences.js";
import { besideUnit } from "../rules/units.js";
import { histogramFile } from "./spreads-file.js";
import { spreadOf } from "./spreads.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").State} State */
/** @typedef {import("../types.js").Canvas} Canvas */
/** @typedef {import("../types.js").Measure} Measure */
/** @typedef {import("../layout/scales.js").Scale} Scale */
/** @typedef {import("./spreads.js").Spread} Spread */
/** @typedef {{low: number, high: number, count: number}} Bin */

const [BINS, RIGHT, LEVEL] = [14, 40, 17];
const SHADED = "Shaded: the middle half, from the lower to the upper quartile.";

/** @param {Model} model the picks that are named where nobody has chosen */
const drawnAt = (model) => [...(spreadOf(model, INITIAL_STATE).spread?.picks.keys() ?? [])];

export const histogram = { drawnAt, picture, marks, words, table, file };

/**
 * The steps that are the bins, and how many values each holds: one at an edge falls into the bin above
 * it, at the last edge into the last bin.
 * @param {number[]} values
 * @param {Measure} measure
 * @returns {{scale: Scale, bins: Bin[]}}
 */
function binsOf(values, measure) {
  const scale = niceScale(values, suffixOf(measure), { fromZero: false, steps: BINS });
  const edges = scale.ticks;
  const bins = edges.slice(1).map((high, i) => ({ low: edges[i], high, count: 0 }));
  for (const value of values) {
    const above = edges.findIndex((edge) => edge > value);
    bins[above < 0 ? bins.length - 1 : Math.max(0, above - 1)].count += 1;
  }
  return { scale, bins };
}

/**
 * @param {Model} model
 * @param {Spread | null} spread
 * @param {Canvas} canvas
 */
function layoutOf(model, spread, canvas) {
  const { measure } = model.figures.measures;
  const { bins } = binsOf(spread?.values ?? [0, 1], measure);
  const across = acrossOf(bins, measure, canvas);
  const upwards = upwardsOf(bins);
  const left = nearestWhole(upwards.width) + 10;
  const marked = markedOf(model, spread);
  const right = roomFor(marked, across, canvas.width - left, canvas);
  const stems = stemsOf(marked, across, canvas.width - left - right, canvas);
  const top = 32 + LEVEL * (1 + Math.max(0, ...stems.map((stem) => stem.level)));
  const frame = frameWithin(canvas, canvas.name === "narrow" ? 190 : 250, { left, right, top, bottom: 48 });
  return { bins: spread ? bins : [], across, upwards, stems, frame };
}

/** @param {Bin[]} bins @param {Measure} measure @param {Canvas} canvas */
function acrossOf(bins, measure, canvas) {
  const [low, high] = [bins[0].low, bins[bins.length - 1].high];
  const steps = canvas.name === "narrow" ? 4 : 7;
  const { step, decimals } = niceScale([low, high], "", { fromZero: false, steps });
  return stepScale(low, high, step, decimals, suffixOf(measure));
}

/** @param {Bin[]} bins */
function upwardsOf(bins) {
  const counts = bins.map((bin) => bin.count);
  const { low, high, step } = niceScale(counts, "", { fromZero: true, steps: 4 });
  return stepScale(low, high, Math.max(step, 1), 0, "");
}

/**
 * What is named above the plot: the median and the picks.
 * @param {Model} model
 * @param {Spread | null} spread
 * @returns {{name: string, value: number, key: string}[]}
 */
function markedOf({ names }, spread) {
  const picks = [...(spread?.picks ?? [])].map(([key, value]) => ({ key, name: names.name(key), value }));
  const { quartiles } = spread ?? {};
  return quartiles ? [{ key: "", name: "Median", value: quartiles.median }, ...picks] : picks;
}

/** @param {string} name @param {Canvas} canvas */
const label = (name, canvas) => wrapped(name, canvas.labelWidth, 1)[0];

/**
 * The room right of the plot that lets every name end on the canvas.
 * @param {{name: string, value: number}[]} marked
 * @param {Scale} across
 * @param {number} room
 * @param {Canvas} canvas
 */
function roomFor(marked, across, room, canvas) {
  let widest = room - RIGHT;
  for (const { name, value } of marked) {
    const share = along(across, value, 1);
    if (share > 0) widest = Math.min(widest, (room - 8 - widthOf(label(name, canvas))) / share);
  }
  return nearestWhole(room - widest + 0.5);
}

/**
 * Names above the plot, right of their stems: from right to left, each above those it would cross.
 * @param {ReturnType<typeof markedOf>} marked
 * @param {Scale} across
 * @param {number} width
 * @param {Canvas} canvas
 */
function stemsOf(marked, across, width, canvas) {
  /** @type {{key: string, name: string, text: string, value: number, start: number, at: number, level: number}[]} */
  const placed = [];
  for (const one of [...marked].sort((a, b) => b.value - a.value || byCodePoints(a.name, b.name))) {
    const text = label(one.name, canvas);
    const at = along(across, one.value, width);
    const crossed = placed.filter((stem) => stem.at <= at + 12 + widthOf(text));
    const level = Math.max(-1, ...crossed.map((stem) => stem.level)) + 1;
    placed.push({ ...one, text, start: at + 4, at, level });
  }
  return placed;
}

/** @type {import("../types.js").Kind["picture"]} */
function picture(model, state, canvas) {
  const { spread } = spreadOf(model, state);
  const { bins, across, upwards, stems, frame } = layoutOf(model, spread, canvas);
  const { left, top } = frame.padding;
  const { measure } = model.figures.measures;
  const { quartiles } = spread ?? {};
  return {
    frame,
    data: {
      middle: quartiles ? [{ from: quartiles.lower, to: quartiles.upper }] : [],
      bins: bins.filter((bin) => bin.count).map(({ low, high, count }) => ({ from: low, to: high, count })),
      marks: stems.map(({ text, value, start, level }) => ({ text, value, start, y: -8 - LEVEL * level })),
      across: [noteRow(measure.titled, frame, frame.width, frame.height + 42, "right")],
      upwards: [noteRow(countedAxis(model), frame, 4 - left, 14 - top, "left")],
    },
    scales: { x: scaleOf(across), y: scaleOf(upwards) },
    axes: { x: axisOf(across), y: axisOf(upwards) },
  };
}

/** @param {Model} model */
const countedAxis = ({ figures: { subject } }) => `Number of ${subject?.entity ? subject.many : "rows"}`;

/** @param {Model} model @param {number} count */
const countOf = (model, count) =>
  model.figures.subject ? counted(model, count) : `${number(count, 0)} ${count === 1 ? "row" : "rows"}`;

/** @type {import("../types.js").Kind["marks"]} */
function marks(model, state, canvas) {
  const { spread, at } = spreadOf(model, state);
  const { bins, across, upwards, stems, frame } = layoutOf(model, spread, canvas);
  const { measure } = model.figures.measures;
  const { decimals } = niceScale(spread?.values ?? [0, 1], "", { fromZero: false, steps: BINS });
  const steps = bins.map(({ low, high, count }) => ({
    key: "",
    text: `From ${besideUnit(number(low, decimals), measure.unit)} to ` +
      `${besideUnit(number(high, decimals), measure.unit)}: ${countOf(model, count)}`,
    x: along(across, (low + high) / 2, frame.width),
    y: down(upwards, count, frame),
  }));
  const named = stems.map(({ key, name, value, at: x, level }) => ({
    key,
    text: pointText([name, at.period, key ? figureText(model, value) : computed(value, measure)]),
    x,
    y: -8 - LEVEL * level,
  }));
  return [steps, named.reverse()];
}

/** @type {import("../types.js").Kind["words"]} */
function words(model, state) {
  const { spread, at } = spreadOf(model, state);
  if (!spread) return noFiguresWords(model, at);
  const { measured, measures: { measure }, note } = model.figures;
  const start = `${measured}${inPeriod(model, at.period)}`;
  const count = countOf(model, spread.values.length);
  const { quartiles } = spread;
  const middle = quartiles && !isOneFigure(spread) ? [inTheMiddle(spread, quartiles, measure)] : [];
  return {
    headline: quartiles ? `${start}: ${headlineOf(spread, quartiles, measure, count)}.` : `${start}: figures for ${count}.`,
    sentences: [...middle, ...picksInWords(model, state, spread)],
    notes: [
      ...(quartiles ? [SHADED] : []),
      ...absentNote(model, state, at.period, spread.picks.keys()),
      ...(note ? [note] : []),
    ],
  };
}

/** @param {Spread} spread */
const isOneFigure = ({ low, high }) => low === high;

/**
 * Where half of them are: at the lowest figure itself, where so many share it.
 * @param {Spread} spread
 * @param {import("./spreads.js").Quartiles} quartiles
 * @param {import("../types.js").Measure} measure
 * @param {string} count
 */
function headlineOf(spread, { median }, measure, count) {
  if (isOneFigure(spread)) return `all ${count} are at ${withUnit(spread.low, measure)}`;
  const where = computed(median, measure);
  return `at least half of the ${count} are at ${where}${median === spread.low ? "" : " or more"}`;
}

/**
 * @param {Spread} spread
 * @param {import("./spreads.js").Quartiles} quartiles
 * @param {import("../types.js").Measure} measure
 */
function inTheMiddle({ low, high }, { lower, upper }, measure) {
  const own = [low, high];
  const [least, first, third, most] = apart([low, ...[lower, upper].map(withoutNoise), high], (value, more) =>
    own.includes(value) ? withUnit(value, measure, more) : computed(value, measure, { more }));
  return `The middle half lies between ${first} and ${third}; the range is from ${least} to ${most}.`;
}

/**
 * The figures of those whom a visitor picked.
 * @param {Model} model
 * @param {State} state
 * @param {Spread} spread
 */
function picksInWords(model, state, spread) {
  if (!state.picks || !spread.picks.size) return [];
  const told = withUnitApart([...spread.picks.values()], model.figures.measures.measure);
  const each = [...spread.picks.keys()].map((key, i) => `${model.names.name(key)} ${told[i]}`);
  return [`Of those picked: ${each.join("; ")}.`];
}

/** @type {import("../types.js").Kind["table"]} */
function table(model, state) {
  const { spread, at } = spreadOf(model, state);
  const { measure } = model.figures.measures;
  const { scale, bins } = binsOf(spread?.values ?? [0, 1], measure);
  const kept = spread ? bins : [];
  return {
    caption: `${measure.titled}${inPeriod(model, at.period)}`,
    columns: [
      { name: "from", title: `${measure.titled}: from`, isNumber: true },
      { name: "to_below", title: "to below", isNumber: true },
      { name: "count", title: countedAxis(model), isNumber: true },
    ],
    cells: kept.map(({ low, high, count }) => [
      number(low, scale.decimals), number(high, scale.decimals), number(count, 0),
    ]),
    values: kept.map(({ low, high, count }) => [`${low}`, `${high}`, `${count}`]),
  };
}

/** @type {import("../types.js").Kind["file"]} */
function file(model, state) {
  const { spread, at } = spreadOf(model, state);
  return histogramFile(model, at.period, spread ? binsOf(spread.values, model.figures.measures.measure).bins : []);
}
