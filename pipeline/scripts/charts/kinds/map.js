/** Map: shapes in stepped colours, of the newest figures or in one period; small ones are dots. */

import { barsFile } from "../bars/bars-file.js";
import { stepsLegend } from "../colours/colour-legend.js";
import {
  ON_PLACES, firstPlaces, inTurn, noFigure, placeOverview, placeSteps, placeTable, placeTexts, shownPlaces, softFigure,
} from "../colours/coloured-places.js";
import { hatched, ringsOf } from "../colours/outlines.js";
import { placeNote, placeWords } from "../colours/place-words.js";
import { windowOn, zoomTo, zoomed } from "../colours/zoom.js";
import { frameWithin } from "../layout/canvas.js";
import { byCodePoints } from "../rules/order.js";
import { latestOf } from "../rules/reference-period.js";
import { listed, toldPeriod } from "../rules/sentences.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").State} State */
/** @typedef {import("../types.js").Canvas} Canvas */
/** @typedef {import("../types.js").Shapes} Shapes */

const [HATCH, HATCH_SMALL] = [10, 7];
// Wider apart than where there is no figure, so that the colour below is seen.
const [SOFT, SOFT_SMALL] = [16, 10];
const SLASH = "M-2,2L2,-2";
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
  overview: placeOverview,
  zooming: {
    parts,
    after: (model, { zoom }, canvas, change) => zoomed(shapesOf(model), canvas, zoom, change),
  },
  file: (model, state) => barsFile(model, shownPlaces(model, state).at, placeTable(model, state)),
};

/** @param {Model} model */
const shapesOf = (model) => /** @type {Shapes} */ (model.places);

/**
 * The parts into which the list of places is divided, as far as each is less than the whole map.
 * @param {Model} model
 */
function parts(model) {
  const shapes = shapesOf(model);
  const names = [...new Set(shapes.keys.map(model.names.section))].filter(Boolean);
  return names.sort(byCodePoints).flatMap((name) => {
    const zoom = zoomTo(shapes, shapes.keys.filter((key) => model.names.section(key) === name));
    return zoom ? [{ name, zoom }] : [];
  });
}

/**
 * @param {Model} model
 * @param {State} state
 * @param {Canvas} canvas
 */
function layoutOf(model, state, canvas) {
  const shapes = shapesOf(model);
  const { bars, at } = shownPlaces(model, state);
  const steps = placeSteps(model, state, bars);
  const values = new Map(bars.map((bar) => [bar.key, bar.value]));
  const isAnyMissing = shapes.keys.some((key) => !values.has(key));
  const missing = isAnyMissing ? noFigure(at.period) : null;
  const soft = softFigure(bars, (ring) => hatched([ring], SOFT_SMALL));
  const legend = stepsLegend(steps, model.figures.measures.measure, canvas, missing, soft);
  const padding = { left: 0, right: 0, top: legend.height + 8, bottom: 4 };
  const part = windowOn(shapes, canvas, state.zoom);
  const frame = frameWithin(canvas, part.height, padding);
  return { model, shapes, bars, at, steps, values, legend, frame, ...part, isPart: Boolean(state.zoom) };
}

/** @type {import("../types.js").Kind["picture"]} */
function picture(model, state, canvas) {
  const layout = layoutOf(model, state, canvas);
  const { shapes, values, legend, frame, paths, seen } = layout;
  /** @param {Place} place */
  const step = ({ value }) => (value === null ? -1 : layout.steps.of(value));
  const inOrder = shapes.keys
    .map((key, place) => ({ key, place, value: values.get(key) ?? null }))
    .filter(({ place }) => seen[place])
    .sort((a, b) => step(a) - step(b));
  return {
    frame,
    data: {
      areas: inOrder.filter(({ place }) => paths[place]).map((one) => areaRow(layout, one)),
      dots: inOrder.filter(({ place }) => !paths[place]).map((one) => dotRow(layout, one)),
      soft: softRows(layout),
      picked: pickedRows(layout, state.picks ?? []),
      cover: layout.isPart ? [{ left: 0, right: frame.width, top: -frame.padding.top, bottom: 0 }] : [],
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

/**
 * What marks figures that may still change: lines across an area, one across a dot.
 * @param {Layout} layout
 */
function softRows(layout) {
  const { shapes, bars, paths, scale, seen } = layout;
  const spacing = scale > HALF ? SOFT : SOFT_SMALL;
  const soft = bars.filter(({ status }) => status).map(({ key }) => shapes.keys.indexOf(key));
  return soft.filter((place) => seen[place]).map((place) => paths[place]
    ? { x: 0, y: 0, path: hatched(ringsOf(paths[place]), spacing) || "M0,0" }
    : { ...spotOf(layout, place), path: SLASH });
}

/** @param {Layout} layout @param {number} place */
const spotOf = ({ shapes, spot }, place) => spot(shapes.x[place], shapes.y[place]);

/**
 * The outlines of picks; one that is a dot has a circle around it.
 * @param {Layout} layout
 * @param {string[]} picks
 */
function pickedRows(layout, picks) {
  const { shapes, paths, values, steps, seen } = layout;
  /** @param {string} key */
  const fillOf = (key) => {
    const value = values.get(key);
    return value === undefined ? "none" : steps.fills[steps.of(value)];
  };
  return picks
    .map((key) => ({ place: shapes.keys.indexOf(key), fill: fillOf(key) }))
    .filter(({ place }) => seen[place])
    .map(({ place, fill }) => paths[place]
      ? { x: 0, y: 0, path: paths[place], fill }
      : { ...spotOf(layout, place), path: RING, fill });
}

/** @type {import("../types.js").Kind["marks"]} */
function marks(model, state, canvas) {
  const layout = layoutOf(model, state, canvas);
  const { shapes, bars, at, paths, seen, frame } = layout;
  const said = placeTexts(model, bars, at);
  const places = new Map(shapes.keys.map((key, place) => [key, place]));
  const keys = shapes.keys.filter((_, place) => seen[place]);
  return [
    inTurn(bars, keys).map((key) => {
      const place = places.get(key) ?? 0;
      const { x, y } = spotOf(layout, place);
      const within = { x: Math.max(0, Math.min(frame.width, x)), y: Math.max(0, Math.min(frame.height, y)) };
      return { key, text: said(key), ...within, path: paths[place] };
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
