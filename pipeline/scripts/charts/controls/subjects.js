/** The subjects that a visitor can pick: their latest figures, their order, and groups of them. */

import { suffixOf } from "../layout/scales.js";
import { groupLine } from "../lines/group-lines.js";
import { rowsBySubject } from "../model.js";
import { divisionsOf, everyone } from "../rules/groups.js";
import { inList } from "../rules/in-words.js";

/** @typedef {import("../types.js").LiveChart} LiveChart */
/** @typedef {import("../types.js").Group} Group */
/** @typedef {import("../types.js").Division} Division */

/**
 * @typedef {object} Subject
 * @property {string} key
 * @property {string} name
 * @property {string[]} others its other names and codes
 * @property {boolean} isInData whether the data has a row of it
 * @property {boolean} hasFigure whether it has a figure in the periods shown
 * @property {number | null} value its latest figure in the periods shown, if that is one number
 * @property {string} figureText the figure with its period, or that there is none
 */

// As many as the largest groups have that can still be told apart and named.
export const MOST_PICKS = 40;

/** @param {LiveChart} chart how many subjects it can show at once */
export const mostOf = (chart) => (chart.kind.picks === "one" ? 1 : (chart.kind.most ?? MOST_PICKS));

/**
 * The keys of what is picked, also where nobody has chosen yet.
 * @param {LiveChart} chart
 */
export function pickedIn({ kind, model, state }) {
  const now = state();
  return now.picks ?? kind.picked?.(model, now) ?? model.figures.drawn;
}

/** @param {LiveChart} chart */
export function listedMeasure({ model }) {
  const { measure, y, x } = model.figures.measures;
  return measure ?? y ?? x;
}

/**
 * All subjects of a chart's kind in the order of their names, those that its data lacks among them.
 * @param {LiveChart} chart
 * @returns {Subject[]}
 */
export function subjectsOf(chart) {
  const { model, entities } = chart;
  const rows = rowsBySubject(model.figures);
  const places = new Map((entities?.keys ?? []).map((key, place) => [key, place]));
  const keys = new Set([...rows.keys(), ...places.keys()]);
  return [...keys]
    .map((key) => {
      const others = entities?.aliases[places.get(key) ?? -1];
      const own = rows.get(key);
      return {
        key,
        name: model.names.name(key),
        others: others ? others.split("|") : [],
        isInData: own !== undefined,
        ...latest(chart, own ?? []),
      };
    })
    .sort((a, b) => a.name.localeCompare(b.name, "en-GB"));
}

/**
 * The latest figure of a subject in the periods shown.
 * @param {LiveChart} chart
 * @param {number[]} rows in the order of time
 * @returns {Pick<Subject, "hasFigure" | "value" | "figureText">}
 */
function latest(chart, rows) {
  const { figures } = chart.model;
  const measure = listedMeasure(chart);
  const role = Object.keys(figures.measures).find((name) => figures.measures[name] === measure);
  const values = figures.rows[role ?? ""] ?? [];
  const known = rows.filter((row) => values[row] !== null && values[row] !== undefined);
  const [first, last] = span(chart);
  const within = figures.time
    ? known.filter((row) => isBetween(figures.rows.time[row] ?? -1, first, last))
    : known;
  const row = within[within.length - 1];
  if (row === undefined) {
    return { hasFigure: false, value: null, figureText: known.length ? "no figure in these years" : "no figures" };
  }
  const period = figures.time?.keys[figures.rows.time[row] ?? -1] ?? "";
  if (figures.part) return { hasFigure: true, value: null, figureText: period };
  const value = /** @type {number} */ (values[row]);
  const text = inList(value, measure) + suffixOf(measure);
  return { hasFigure: true, value, figureText: period ? `${text} (${period})` : text };
}

/** @param {number} place @param {number} first @param {number} last */
const isBetween = (place, first, last) => place >= first && place <= last;

/** @param {LiveChart} chart the places of the first and the last period shown */
function span({ kind, model, state }) {
  const keys = model.figures.time?.keys ?? [];
  const { from, to, at } = state();
  const [start, end] = kind.years === "one" ? [at, at] : [from, to];
  return [start ? keys.indexOf(start) : 0, end ? keys.indexOf(end) : keys.length - 1];
}

/**
 * Subjects with the highest figure first and those without one last.
 * @param {Subject[]} subjects
 */
export const byValue = (subjects) =>
  [...subjects].sort((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity) || 0);

/**
 * Ways to pick many at once: groups, sections and other divisions of the subjects' kind. Those of
 * which a single member at most has a figure are left out.
 * @param {LiveChart} chart
 * @param {Subject[]} subjects
 * @returns {Division[]}
 */
export function presetsOf({ entities }, subjects) {
  if (!entities) return [];
  const pickable = new Set(subjects.filter((one) => one.hasFigure).map((one) => one.key));
  return divisionsOf(entities)
    .map(({ groups, ...own }) =>
      ({ ...own, groups: groups.filter(({ keys }) => keys.filter((key) => pickable.has(key)).length > 1) }))
    .filter(({ groups }) => groups.length);
}

/**
 * The groups whose median a chart can show: all, and the parts of each division with one in any year.
 * @param {LiveChart} chart
 * @returns {Division[]}
 */
export function mediansOf({ kind, model, entities }) {
  if (!kind.showsMedians || !entities) return [];
  const all = { key: "", title: "", isPartition: true, groups: [everyone(entities)] };
  return [all, ...divisionsOf(entities)]
    .map(({ groups, ...own }) => ({ ...own, groups: groups.filter((group) => groupLine(model, group)) }))
    .filter(({ groups }) => groups.length);
}
