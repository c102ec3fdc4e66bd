/** Tiles: things as tiles of one size, with names and values: the newest figures or those of one period. */

import { barsFile } from "../bars/bars-file.js";
import { stepsLegend } from "../colours/colour-legend.js";
import {
  ON_PLACES, firstPlaces, inTurn, noFigure, placeOverview, placeSteps, placeTable, placeTexts, shownPlaces, softFigure,
} from "../colours/coloured-places.js";
import { asPath, box, hatched } from "../colours/outlines.js";
import { placeNote, placeWords } from "../colours/place-words.js";
import { frameWithin } from "../layout/canvas.js";
import { suffixOf } from "../layout/scales.js";
import { wrapped } from "../layout/text-width.js";
import { inList } from "../rules/in-words.js";
import { latestOf } from "../rules/reference-period.js";
import { listed } from "../rules/sentences.js";
import { sideBySide } from "../rules/wholes.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").State} State */
/** @typedef {import("../types.js").Grid} Grid */

/**
 * @typedef {object} Tile
 * @property {string} key
 * @property {string} name
 * @property {[number, number][]} places column and row of each place that it fills
 * @property {number | null} value
 */

const [GAP, HEIGHT, WIDEST, LINE, HATCH, OVERLAP, INSET] = [3, 74, 150, 15, 9, -1, 3];
const NOT_THE_SIZE = "All tiles are of one size and stand roughly where the places lie.";

/** @type {import("../types.js").Kind} */
export const kind = sideBySide({
  ...ON_PLACES,
  latest: latestOf(["measure"]),
  first: firstPlaces,
  picture,
  marks,
  words,
  table,
  overview: placeOverview,
  file: (model, state) => barsFile(model, shownPlaces(model, state).at, table(model, state)),
}, { inAnyPeriod: true });

/** @param {Model} model @param {State} state */
function tilesOf(model, state) {
  const { bars, at } = shownPlaces(model, state);
  const grid = /** @type {Grid} */ (model.places);
  const values = new Map(bars.map((bar) => [bar.key, bar.value]));
  const present = new Set(model.figures.rows.subject);
  const keys = (model.figures.subject?.keys ?? []).filter((_, place) => present.has(place));
  /** @type {Tile[]} */
  const found = keys
    .map((key) => ({
      key, name: model.names.name(key), places: placesOf(grid, key), value: values.get(key) ?? null,
    }))
    .filter((tile) => tile.places.length);
  found.sort((a, b) => a.places[0][0] - b.places[0][0] || a.places[0][1] - b.places[0][1]);
  return { model, bars, at, tiles: found, steps: placeSteps(model, state, bars) };
}

/**
 * The place of a key; for one without, those of its parts.
 * @param {Grid} grid
 * @param {string} key
 */
function placesOf({ keys, places, parents }, key) {
  const own = keys.indexOf(key);
  return own < 0 ? places.filter((_, i) => parents[keys[i]] === key) : [places[own]];
}

/**
 * @param {Model} model
 * @param {State} state
 * @param {import("../types.js").Canvas} canvas
 */
function layoutOf(model, state, canvas) {
  const found = tilesOf(model, state);
  const isAnyMissing = found.tiles.some((tile) => tile.value === null);
  const missing = isAnyMissing ? noFigure(found.at.period) : null;
  const soft = softFigure(found.bars, within);
  const legend = stepsLegend(found.steps, found.model.figures.measures.measure, canvas, missing, soft);
  const places = found.tiles.flatMap((tile) => tile.places);
  const [columns, lines] = [places.map(([column]) => column), places.map(([, line]) => line)];
  const first = [Math.min(...columns), Math.min(...lines)];
  const width = Math.min(WIDEST, Math.floor(canvas.width / (Math.max(...columns) - first[0] + 1)));
  const padding = { left: 0, right: 0, top: legend.height + 10, bottom: 4 };
  const frame = frameWithin(canvas, HEIGHT * (Math.max(...lines) - first[1] + 1), padding);
  return { ...found, legend, first, width, frame };
}

/** @typedef {ReturnType<typeof layoutOf>} Layout */

/** @type {import("../types.js").Kind["picture"]} */
function picture(model, state, canvas) {
  const layout = layoutOf(model, state, canvas);
  const picks = new Set(state.picks ?? []);
  const soft = new Set(layout.bars.filter(({ status }) => status).map(({ key }) => key));
  const rows = layout.tiles.map((tile) => rowOf(layout, tile));
  const boxes = layout.tiles.flatMap((tile, i) => boxesOf(layout, tile).map((own) => ({ ...rows[i], ...own })));
  return {
    frame: layout.frame,
    data: {
      tiles: boxes,
      areas: rows,
      soft: boxes.filter(({ key }) => soft.has(key)).map(({ left, right, top, bottom }) =>
        ({ left, top, hatch: within(box(right - left, bottom - top)) })),
      picked: boxes.filter(({ key }) => picks.has(key)),
      ...layout.legend.data(2 - layout.frame.padding.top),
    },
    scales: {},
    axes: {},
  };
}

/** @param {[number, number][]} ring a box, of which a smaller one is drawn within */
const within = ([, , [right, bottom]]) =>
  asPath([[INSET, INSET], [right - INSET, INSET], [right - INSET, bottom - INSET], [INSET, bottom - INSET]]);

/** @param {Layout} layout @param {Tile} tile */
function rowOf({ model, steps, first, width }, { key, name, places, value }) {
  const [column, line] = middleOf(places);
  const label = wrapped(name, width - GAP - 6, 3);
  const y = (line - first[1]) * HEIGHT + (HEIGHT - GAP - LINE * (label.length + 1)) / 2;
  const { measure } = model.figures.measures;
  const step = value === null ? null : steps.of(value);
  return {
    key,
    value,
    fill: step === null ? "var(--chart-ground)" : steps.fills[step],
    ink: step === null ? "var(--chart-ink)" : steps.inks[step],
    label: label.join("\n"),
    text: value === null ? "no figure" : inList(value, measure) + suffixOf(measure),
    x: (column - first[0]) * width + (width - GAP) / 2,
    y,
    below: y + LINE * label.length,
  };
}

/**
 * The boxes that a thing fills: without a gap to its own to the right and below.
 * @param {Layout} layout
 * @param {Tile} tile
 */
function boxesOf({ first, width }, { places }) {
  /** @param {number} column @param {number} line */
  const isOwn = (column, line) => places.some((place) => place[0] === column && place[1] === line);
  return places.map(([column, line]) => {
    const wide = width - (isOwn(column + 1, line) ? OVERLAP : GAP);
    const high = HEIGHT - (isOwn(column, line + 1) ? OVERLAP : GAP);
    const [left, top] = [(column - first[0]) * width, (line - first[1]) * HEIGHT];
    return { left, right: left + wide, top, bottom: top + high, hatch: hatched([box(wide, high)], HATCH) };
  });
}

/** @param {[number, number][]} places the one nearest to their middle */
function middleOf(places) {
  const [x, y] = [0, 1].map((i) => places.reduce((sum, place) => sum + place[i], 0) / places.length);
  /** @param {[number, number]} place */
  const distance = (place) => (place[0] - x) ** 2 + (place[1] - y) ** 2;
  return places.reduce((best, place) => (distance(place) < distance(best) ? place : best));
}

/** @type {import("../types.js").Kind["marks"]} */
function marks(model, state, canvas) {
  const layout = layoutOf(model, state, canvas);
  const { bars, at, tiles: all, first, width } = layout;
  const said = placeTexts(model, bars, at);
  const byKey = new Map(all.map((tile) => [tile.key, tile]));
  return [
    inTurn(bars, [...byKey.keys()]).map((key) => {
      const tile = /** @type {Tile} */ (byKey.get(key));
      const [column, line] = middleOf(tile.places);
      const boxes = boxesOf(layout, tile).map(({ left, right, top, bottom }) =>
        asPath([[left, top], [right, top], [right, bottom], [left, bottom]]));
      return {
        key,
        text: said(key),
        x: (column - first[0] + 0.5) * width,
        y: (line - first[1] + 0.5) * HEIGHT,
        path: boxes.join(" "),
      };
    }),
  ];
}

/** @type {import("../types.js").Kind["words"]} */
function words(model, state) {
  const { tiles: all } = tilesOf(model, state);
  const joined = all.filter((tile) => tile.places.length > 1).map((tile) => tile.name);
  const there = new Set(all.map((tile) => tile.key));
  /** @param {string[]} names @param {(names: string) => string} text */
  const note = (names, text) => (names.length ? [text(listed(names))] : []);
  return placeWords(model, state, (bars) => [
    ...placeNote(model),
    NOT_THE_SIZE,
    ...note(joined, (names) => `${names}: on the tiles of all its parts.`),
    ...note(
      bars.filter((bar) => !there.has(bar.key)).map((bar) => bar.name),
      (names) => `Without a tile: ${names}.`,
    ),
  ]);
}

/** @type {import("../types.js").Kind["table"]} */
function table(model, state) {
  const { at, tiles: all } = tilesOf(model, state);
  const found = placeTable(model, state);
  const blanks = found.columns.slice(2).map(() => "");
  const missing = all.filter((tile) => tile.value === null);
  return {
    ...found,
    cells: [
      ...found.cells, ...missing.map(({ key, name }) => [name, reasonOf(model, key, at.newest?.years.last ?? at.period), ...blanks]),
    ],
    values: [...found.values, ...missing.map(({ key }) => [key, "", ...blanks])],
  };
}

/** @param {Model} model @param {string} key @param {string} period why there is no figure */
function reasonOf({ figures: { rows, subject, time, reasons } }, key, period) {
  const [own, at] = [subject?.keys.indexOf(key), time?.keys.indexOf(period)];
  const row = rows.subject.findIndex((one, i) => one === own && (!time || rows.time[i] === at));
  return reasons[rows.why[row] ?? -1] ?? "no figure";
}
