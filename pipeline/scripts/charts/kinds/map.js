/** Map: shapes in stepped colours, in one period; small ones are dots. */

import { barsFile } from "../bars/bars-file.js";
import { barsOf } from "../bars/ranked-bars.js";
import { stepsLegend } from "../colours/colour-legend.js";
import {
  ON_PLACES, firstPlaces, inTurn, noFigure, placeNote, placeSteps, placeTable, placeTexts, placeWords,
} from "../colours/coloured-places.js";
import { hatched, ringsOf } from "../colours/outlines.js";
import { frameWithin } from "../layout/canvas.js";
import { tenth } from "../layout/pixels.js";
import { nearestWhole } from "../rules/numbers.js";
import { latestOf } from "../rules/reference-period.js";
import { listed, toldPeriod } from "../rules/sentences.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").State} State */
/** @typedef {import("../types.js").Canvas} Canvas */
/** @typedef {import("../types.js").Shapes} Shapes */

const [HATCH, HATCH_SMALL] = [10, 7];
const [DOT, OPEN_DOT] = [26, 12];
const HALF = 0.5;
const RING = "M-4,0A4,4,0,1,1,4,0A4,4,0,1,1,-4,0Z";
const NO_SIDE_TAKEN = "Boundaries and names on this map take no side on the legal status of any place.";

/** @type {import("../types.js").Kind} */
export const kind = {
  ...ON_PLACES,
  latest: latestOf(["measure"]),
  first: firstPlaces,
  picture,
  marks,
  words,
  table: placeTable,
  file: (model, state) => barsFile(model, barsOf(model, state).at, placeTable(model, state)),
};

/** @param {Model} model */
const shapesOf = (model) => /** @type {Shapes} */ (model.places);

/**
 * @param {Model} model
 * @param {State} state
 * @param {Canvas} canvas
 */
function layoutOf(model, state, canvas) {
  const shapes = shapesOf(model);
  const { bars, at } = barsOf(model, state);
  const steps = placeSteps(model, state, bars);
  const values = new Map(bars.map((bar) => [bar.key, bar.value]));
  const isAnyMissing = shapes.keys.some((key) => !values.has(key));
  const missing = isAnyMissing ? noFigure(at.period) : null;
  const legend = stepsLegend(steps, model.figures.measures.measure, canvas, missing);
  const scale = canvas.width / shapes.width;
  const padding = { left: 0, right: 0, top: legend.height + 8, bottom: 4 };
  const frame = frameWithin(canvas, nearestWhole(shapes.height * scale), padding);
  return { model, shapes, bars, at, steps, values, legend, scale, frame, paths: shapes[canvas.name] };
}

/** @type {import("../types.js").Kind["picture"]} */
function picture(model, state, canvas) {
  const layout = layoutOf(model, state, canvas);
  const { shapes, values, legend, frame, paths } = layout;
  /** @param {Place} place */
  const step = ({ value }) => (value === null ? -1 : layout.steps.of(value));
  const inOrder = shapes.keys
    .map((key, place) => ({ key, place, value: values.get(key) ?? null }))
    .sort((a, b) => step(a) - step(b));
  return {
    frame,
    data: {
      areas: inOrder.filter(({ place }) => paths[place]).map((one) => areaRow(layout, one)),
      dots: inOrder.filter(({ place }) => !paths[place]).map((one) => dotRow(layout, one)),
      picked: pickedRows(layout, state.picks ?? []),
      ...legend.data(2 - frame.padding.top),
    },
    scales: {},
    axes: {},
  };
}

/** @typedef {{key: string, place: number, value: number | null}} Place */
/** @typedef {ReturnType<typeof layoutOf>} Layout */

/** @param {Layout} layout @param {Place} place */
function look({ steps }, { value }) {
  return value === null
    ? { fill: "var(--chart-ground)", line: "var(--chart-axis)" }
    : { fill: steps.fills[steps.of(value)], line: "var(--chart-ground)" };
}

/** @param {Layout} layout @param {Place} one */
function areaRow(layout, one) {
  const path = layout.paths[one.place];
  const spacing = layout.scale > HALF ? HATCH : HATCH_SMALL;
  const hatch = one.value === null ? hatched(ringsOf(path), spacing) : "";
  return { key: one.key, name: layout.model.names.name(one.key), ...look(layout, one), value: one.value, path, hatch };
}

/** @param {Layout} layout @param {Place} one */
function dotRow(layout, one) {
  const size = (one.value === null ? OPEN_DOT : DOT) * Math.min(1, layout.scale + 0.05);
  const name = layout.model.names.name(one.key);
  return { key: one.key, name, ...look(layout, one), ...spotOf(layout, one.place), value: one.value, size };
}

/** @param {Layout} layout @param {number} place */
function spotOf({ shapes, scale }, place) {
  return { x: tenth(shapes.x[place] * scale), y: tenth(shapes.y[place] * scale) };
}

/**
 * The outlines of picks; one that is a dot has a circle around it.
 * @param {Layout} layout
 * @param {string[]} picks
 */
function pickedRows(layout, picks) {
  const { shapes, paths, values, steps } = layout;
  /** @param {string} key */
  const fillOf = (key) => {
    const value = values.get(key);
    return value === undefined ? "none" : steps.fills[steps.of(value)];
  };
  return picks
    .map((key) => ({ place: shapes.keys.indexOf(key), fill: fillOf(key) }))
    .filter(({ place }) => place >= 0)
    .map(({ place, fill }) => paths[place]
      ? { x: 0, y: 0, path: paths[place], fill }
      : { ...spotOf(layout, place), path: RING, fill });
}

/** @type {import("../types.js").Kind["marks"]} */
function marks(model, state, canvas) {
  const layout = layoutOf(model, state, canvas);
  const { shapes, bars, at, paths } = layout;
  const said = placeTexts(model, bars, at.period);
  const places = new Map(shapes.keys.map((key, place) => [key, place]));
  return [
    inTurn(bars, shapes.keys).map((key) => {
      const place = places.get(key) ?? 0;
      return { key, text: said(key), ...spotOf(layout, place), path: paths[place] };
    }),
  ];
}

/** @type {import("../types.js").Kind["words"]} */
function words(model, state) {
  return placeWords(
    model,
    state,
    (bars, period) => [
      NO_SIDE_TAKEN,
      ...smallOnes(shapesOf(model), new Set(bars.map((bar) => bar.key)), toldPeriod(model, period)),
      ...notPlaced(shapesOf(model), bars),
    ],
    placeNote(model),
  );
}

/** @param {Shapes} shapes @param {Set<string>} known @param {string} period */
function smallOnes(shapes, known, period) {
  const missing = shapes.keys.filter((key) => !known.has(key));
  const dots = shapes.keys.filter((_, place) => shapes.dots[place]);
  const isAnyOpen = dots.some((key) => !known.has(key));
  const notes = [];
  if (dots.length) notes.push(`Small places are dots${isAnyOpen ? "; an open dot has no figure" : ""}.`);
  if (missing.length) {
    const when = period ? ` for ${period}` : "";
    notes.push(`${missing.length} of ${shapes.keys.length} places on the map have no figure${when}.`);
  }
  return notes;
}

/** @param {Shapes} shapes @param {import("../bars/ranked-bars.js").Bar[]} bars */
function notPlaced(shapes, bars) {
  const there = new Set(shapes.keys);
  const names = bars.filter((bar) => !there.has(bar.key)).map((bar) => bar.name);
  return names.length ? [`Not on the map: ${listed(names)}.`] : [];
}
