/** What maps and tiles have in common: whose figures they show, of when, in which colours, and their tables. */

import { barsAt } from "../bars/ranked-bars.js";
import { INITIAL_STATE } from "../initial-state.js";
import { tabled, withUnit } from "../rules/in-words.js";
import { figuresShown, newestFigures } from "../rules/newest-figures.js";
import { firstOfPeriod } from "../rules/reference-period.js";
import { inPeriod, pointText } from "../rules/sentences.js";
import { boundsText, isRanked } from "../rules/uncertain.js";
import { stepsFor } from "./colour-steps.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").State} State */
/** @typedef {import("../bars/ranked-bars.js").Bar} Bar */
/** @typedef {import("../rules/newest-figures.js").Shown} Shown */

/**
 * The controls of a map and of tiles.
 * @type {Pick<import("../types.js").Kind, "isOnPlaces" | "picks" | "picked" | "years" | "newest" | "plays" | "choices">}
 */
export const ON_PLACES = {
  isOnPlaces: true,
  picks: "many",
  picked: (_, state) => state.picks ?? [],
  years: "one",
  newest: (model) => newestFigures(model)?.years ?? null,
  plays: true,
  choices: () => [],
};

/**
 * The places with figures: those of one period by rank, the newest ones of several years by name.
 * @param {Model} model
 * @param {State} state
 * @returns {{bars: Bar[], at: Shown}}
 */
export function shownPlaces(model, state) {
  const at = figuresShown(model, state);
  const bars = barsAt(model, state, at);
  const order = new Intl.Collator("en-GB");
  return { at, bars: at.newest ? bars.sort((a, b) => order.compare(a.name, b.name)) : bars };
}

/**
 * A map or tiles as the page is made with them: all places, with their newest figures or those of one period.
 * @param {Model} model
 * @returns {import("../types.js").FirstDrawing}
 */
export function firstPlaces(model) {
  const { bars, at } = shownPlaces(model, INITIAL_STATE);
  const first = firstOfPeriod(model, { at, drawn: [], isEmpty: !bars.length });
  return at.newest ? { ...first, reference: at.newest.years.last } : first;
}

/**
 * The steps of what is shown. Where periods compare they are those of the chart as it was made,
 * so that a colour means the same in all of them; else each period has its own.
 * @param {Model} model
 * @param {State} state
 * @param {Bar[]} bars
 */
export function placeSteps(model, state, bars) {
  const { measure } = model.figures.measures;
  const own = measure.compares ? shownPlaces(model, { ...state, at: null }).bars : bars;
  return stepsFor((own.length ? own : bars).map((bar) => bar.value), measure);
}

/** @param {string} period what the legend calls those without a figure */
export const noFigure = (period) => (period ? `no figure, ${period}` : "no figure");

/**
 * What the legend says of figures that may still change, null where none is shown.
 * @param {Bar[]} bars
 * @param {import("./colour-legend.js").Soft["mark"]} mark
 * @returns {import("./colour-legend.js").Soft | null}
 */
export function softFigure(bars, mark) {
  const statuses = new Set(bars.map(({ status }) => status).filter(Boolean));
  return statuses.size ? { text: [...statuses].join(" or "), mark } : null;
}

/**
 * The values as a table, with the step that each falls into in words; of several years each with its own.
 * @param {Model} model
 * @param {State} state
 * @returns {import("../types.js").ChartTable}
 */
export function placeTable(model, state) {
  const { bars, at } = shownPlaces(model, state);
  const { measures: { measure }, subject } = model.figures;
  const steps = placeSteps(model, state, bars);
  const besides = columnsBesides(model, at, bars, steps);
  return {
    caption: at.newest ? `${measure.titled}, newest figures of ${at.period}` : `${measure.titled}${inPeriod(model, at.period)}`,
    columns: [
      { name: subject?.name ?? "name", title: subject?.title ?? "Name", isNumber: false },
      { name: measure.name, title: measure.titled, isNumber: true },
      ...besides.map(({ column }) => column),
    ],
    cells: bars.map((bar) => [bar.name, tabled(bar.value, measure), ...besides.map(({ text }) => text(bar))]),
    values: bars.map((bar) => [bar.key, String(bar.value), ...besides.map(({ text }) => text(bar))]),
  };
}

/**
 * @param {Model} model
 * @param {Shown} at
 * @param {Bar[]} bars
 * @param {import("./colour-steps.js").Steps} steps
 * @returns {{column: import("../types.js").ChartTable["columns"][number], text: (bar: Bar) => string}[]}
 */
function columnsBesides({ figures: { measures: { measure }, time } }, { newest }, bars, steps) {
  const year = { column: { name: time?.name ?? "year", title: time?.title ?? "Year", isNumber: false }, text: ownPeriod };
  const colour = { column: { name: "step", title: "Colour", isNumber: false }, text: stepOf };
  const status = { column: { name: "status", title: "Status", isNumber: false }, text: statusOf };
  const rank = { column: { name: "rank", title: `Rank of ${bars.length}`, isNumber: true }, text: rankOf };
  const isAnySoft = bars.some((bar) => bar.status);
  return [
    ...(newest ? [year] : []),
    colour,
    ...(isAnySoft ? [status] : []),
    ...(!newest && isRanked(measure) ? [rank] : []),
  ];

  /** @param {Bar} bar */
  function stepOf({ value }) {
    return steps.labels[steps.of(value)];
  }
}

/** @param {Bar} bar */
const ownPeriod = ({ period }) => period;

/** @param {Bar} bar */
const statusOf = ({ status }) => status;

/** @param {Bar} bar */
const rankOf = ({ rank }) => String(rank);

/**
 * All that figures are about, each with its newest figure and the year of that; null where one period is shown.
 * @param {Model} model
 * @param {State} state
 * @returns {import("../rules/overview.js").Overview | null}
 */
export function placeOverview(model, state) {
  const { bars, at } = shownPlaces(model, state);
  const { subject, time, measures: { measure } } = model.figures;
  if (!at.newest || !subject || !time) return null;
  const known = new Map(bars.map((bar) => [bar.key, bar]));
  const rows = subject.keys.map((key) => {
    const bar = known.get(key);
    return {
      key,
      name: model.names.name(key),
      numbers: bar ? [bar.value, time.keys.indexOf(bar.period)] : [null, null],
      cells: bar ? [tabled(bar.value, measure), bar.period] : ["\u2013", "\u2013"],
    };
  });
  const columns = [[subject.title, false], [measure.titled, true], [time.title, true]];
  return {
    columns: columns.map(([title, isNumber]) => ({ title: String(title), isNumber: Boolean(isNumber) })),
    rows,
    note: `Figures are the newest of ${at.period}.`,
  };
}

/**
 * What a place says: "Korea, 2021, 4.9% of GDP, rank 2 of 40"; of several years without a rank.
 * @param {Model} model
 * @param {Bar[]} bars
 * @param {Shown} at
 * @returns {(key: string) => string}
 */
export function placeTexts(model, bars, { period, newest }) {
  const { measure } = model.figures.measures;
  const byKey = new Map(bars.map((bar) => [bar.key, bar]));
  return (key) => {
    const bar = byKey.get(key);
    if (!bar) return pointText([model.names.name(key), period, "no figure"]);
    const rank = !newest && isRanked(measure) ? `rank ${bar.rank} of ${bars.length}` : "";
    const told = [withUnit(bar.value, measure), boundsText(bar.bounds, measure), bar.status];
    return pointText([bar.name, bar.period, ...told, rank]);
  };
}

/**
 * Keys in the order in which the arrow keys go through them: those with figures as the table has them, then
 * the others.
 * @param {Bar[]} bars
 * @param {string[]} keys
 */
export function inTurn(bars, keys) {
  const there = new Set(keys);
  const first = bars.map((bar) => bar.key).filter((key) => there.has(key));
  const known = new Set(first);
  return [...first, ...keys.filter((key) => !known.has(key))];
}
