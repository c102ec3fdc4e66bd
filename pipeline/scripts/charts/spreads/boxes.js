/** Spreads as rows: a line from the lowest to the highest value, the middle half as a box. */

import { INITIAL_STATE } from "../initial-state.js";
import { frameWithin } from "../layout/canvas.js";
import { nameRows, noteRow } from "../layout/labels.js";
import { legendRows } from "../layout/legend.js";
import { SHAPES } from "../layout/palette.js";
import { hundredth } from "../layout/pixels.js";
import { along, axisOf, niceScale, scaleOf, suffixOf } from "../layout/scales.js";
import { widthOf, wrapped } from "../layout/text-width.js";
import { computed, withUnit } from "../rules/in-words.js";
import { FEWEST_FOR_A_MEDIAN, highest, nearestWhole, number } from "../rules/numbers.js";
import { inPeriod, pointText } from "../rules/sentences.js";
import { words } from "./boxes-words.js";
import { boxesFile } from "./spreads-file.js";
import { spreadsOf } from "./spreads.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").State} State */
/** @typedef {import("../types.js").Canvas} Canvas */
/** @typedef {import("./spreads.js").Spread} Spread */

const [ROW, LABEL_WIDTH] = [34, 230];
// How high a box is, and the stroke of its median; how far a name stands above or left of its row.
const [BOX, STROKE] = [11, 17];
const [LIFT, ABOVE, BESIDE] = [8, 17, 10];
const COLOURS = [1, 4, 3, 2, 5, 6].map((place) => `var(--chart-${place})`);
const TITLES = ["Lowest", "Lower quartile", "Median", "Upper quartile", "Highest"];

// More would crowd the rows.
const MOST_MARKED = 3;

export const boxes = { drawnAt, picture, marks, words, table, file };

/** @param {Model} model the picks that are marked where nobody has chosen */
function drawnAt(model) {
  const present = pickedIn(spreadsOf(model, INITIAL_STATE).spreads);
  return model.figures.picks.filter((key) => present.has(key)).slice(0, MOST_MARKED);
}

/** @param {Spread[]} spreads the picks that have a figure in any of them */
export const pickedIn = (spreads) => new Set(spreads.flatMap(({ picks }) => [...picks.keys()]));

/**
 * The keys of the picks that are marked in the rows.
 * @param {Model} model
 * @param {State} state
 * @param {Spread[]} spreads
 */
function markedOf({ figures }, state, spreads) {
  const present = pickedIn(spreads);
  return (state.picks ?? figures.drawn).filter((key) => present.has(key)).slice(0, COLOURS.length);
}

/**
 * @param {Model} model
 * @param {State} state
 * @param {Canvas} canvas
 */
function layoutOf(model, state, canvas) {
  const { spreads } = spreadsOf(model, state);
  const isOver = canvas.name === "narrow";
  const marked = markedOf(model, state, spreads);
  const legend = legendRows(marked.map((key) => ({ key, text: model.names.name(key) })), canvas);
  const names = spreads.map(({ name }) => wrapped(name, isOver ? canvas.width - 20 : LABEL_WIDTH, 1)[0]);
  const widest = isOver ? 0 : highest(names.map((name) => widthOf(name)), 0);
  const padding = {
    left: isOver ? 12 : nearestWhole(widest) + 14, right: 16, top: 10 + legend.height, bottom: 48,
  };
  const row = isOver ? ROW + 4 : ROW - 8;
  const frame = frameWithin(canvas, row * Math.max(1, spreads.length), padding);
  const ends = spreads.flatMap(({ low, high }) => [low, high]);
  const scale = niceScale(ends.length ? ends : [0, 1], suffixOf(model.figures.measures.measure));
  const middles = spreads.map((_, i) => row * (i + 0.5) + (isOver ? LIFT : 0));
  return { spreads, marked, legend, names, frame, scale, middles, isOver };
}

/** @type {import("../types.js").Kind["picture"]} */
function picture(model, state, canvas) {
  const { spreads, marked, legend, names, frame, scale, middles, isOver } = layoutOf(model, state, canvas);
  /** @param {number} i @param {number} [height] what stands in the middle of a row, so high */
  const stand = (i, height = 0) => ({
    top: hundredth(middles[i] - height / 2), bottom: hundredth(middles[i] + height / 2),
  });
  const halves = spreads.flatMap(({ quartiles }, i) => (quartiles ? [{ ...quartiles, i }] : []));
  const { titled } = model.figures.measures.measure;
  return {
    frame,
    data: {
      spreads: spreads.map(({ low, high }, i) => ({ low, high, y: stand(i).top })),
      halves: halves.map(({ lower, upper, i }) => ({ lower, upper, ...stand(i, BOX) })),
      medians: halves.map(({ median, i }) => ({ median, ...stand(i, STROKE) })),
      ...nameRows(names, middles.map((y) => hundredth(y - (isOver ? ABOVE : 0))), isOver ? -6 : -BESIDE, isOver),
      picks: spreads.flatMap(({ picks }, i) =>
        marked.filter((pick) => picks.has(pick)).map((pick) => ({ pick, value: picks.get(pick), y: stand(i).top })),
      ),
      legend: legend.rows(frame).map(({ key, ...place }) => ({ pick: key, ...place })),
      across: [noteRow(titled, frame, frame.width, frame.height + 42, "right")],
    },
    scales: {
      x: scaleOf(scale),
      fill: { domain: marked, range: COLOURS.slice(0, marked.length) },
      shape: { domain: marked, range: SHAPES.slice(0, marked.length) },
    },
    axes: { x: axisOf(scale) },
  };
}

/** @type {import("../types.js").Kind["marks"]} */
function marks(model, state, canvas) {
  const { spreads, marked, frame, scale, middles } = layoutOf(model, state, canvas);
  const { at } = spreadsOf(model, state);
  const { measure } = model.figures.measures;
  return spreads.map(({ name, low, high, quartiles, picks }, i) => {
    /** @param {string} what @param {number} value @param {string} said @param {string} [key] */
    const mark = (what, value, said, key = "") => ({
      key, text: pointText([what, name, at.period, said]), x: along(scale, value, frame.width), y: middles[i],
    });
    const { lower, median, upper } = quartiles ?? {};
    const values = [low, lower, median, upper, high];
    const own = values.flatMap((value, j) =>
      value === undefined ? [] : [mark(TITLES[j], value, computed(value, measure))],
    );
    const picked = marked.filter((pick) => picks.has(pick)).map((pick) => {
      const value = /** @type {number} */ (picks.get(pick));
      return mark(model.names.name(pick), value, withUnit(value, measure), pick);
    });
    return [...picked, ...own].sort((a, b) => a.x - b.x);
  });
}

/** @type {import("../types.js").Kind["table"]} */
function table(model, state) {
  const { spreads, at } = spreadsOf(model, state);
  const marked = markedOf(model, state, spreads);
  const { measures: { measure }, part } = model.figures;
  const few = `fewer than ${FEWEST_FOR_A_MEDIAN} values`;
  const found = spreads.map(({ low, high, quartiles, picks }) => [
    low, quartiles?.lower, quartiles?.median, quartiles?.upper, high, ...marked.map((key) => picks.get(key)),
  ]);
  return {
    caption: `${measure.titled}${inPeriod(model, at.period)}`,
    columns: [
      { name: part?.name ?? "", title: part?.title ?? "", isNumber: false },
      { name: "count", title: "Number", isNumber: true },
      ...TITLES.map((title) => ({ name: title.toLowerCase().replace(" ", "_"), title, isNumber: true })),
      ...marked.map((key) => ({ name: key, title: model.names.name(key), isNumber: true })),
    ],
    cells: spreads.map(({ name, values }, i) => [
      name,
      number(values.length, 0),
      ...found[i].map((value, j) =>
        value === undefined ? (j < TITLES.length ? few : "–") : computed(value, measure, { isTabled: true }),
      ),
    ]),
    values: spreads.map(({ key, values }, i) => [
      key, `${values.length}`, ...found[i].map((value) => (value === undefined ? "" : `${Number(value.toPrecision(12))}`)),
    ]),
  };
}

/** @type {import("../types.js").Kind["file"]} */
function file(model, state) {
  const { spreads, at } = spreadsOf(model, state);
  const marked = markedOf(model, state, spreads);
  return boxesFile(model, at.period, spreads.flatMap(({ key, name, values, low, high, quartiles, picks }) => {
    /** @param {string} statistic @param {number | undefined} value @param {string} [who] */
    const found = (statistic, value, who = "") => ({ part: key, label: name, statistic, key: who, value, count: values.length });
    const own = [low, quartiles?.lower, quartiles?.median, quartiles?.upper, high];
    return [
      ...own.map((value, i) => found(TITLES[i].toLowerCase(), value)),
      ...marked.map((pick) => found("value", picks.get(pick), pick)),
    ];
  }));
}
