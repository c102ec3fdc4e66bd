/** What a trend says of its lines as they are drawn, and the titles that hold for them. */

import { measureOf } from "../model.js";
import { leadInWords } from "../rules/leading.js";
import { listed } from "../rules/sentences.js";
import { drawnLines } from "./drawn-lines.js";
import { goalsAndEventsInWords } from "./goals-and-events.js";
import { groupNotes, groupSentences } from "./group-words.js";
import { lineWords } from "./line-words.js";
import { drawnPeriods } from "./lines.js";
import { uncertainNotes } from "./uncertain.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").State} State */
/** @typedef {import("./lines.js").Line} Line */

const FEWEST_COMPARED = 2;

/** @type {import("../types.js").Kind["words"]} */
export function words(model, state) {
  const drawn = drawnLines(model, state);
  const { lines, measure, base, isIndex, isLog, leftOut } = drawn;
  const told = placesAndGroups(toldAs(model, drawn), state, lines, base);
  const notes = leftOut.length ? [...told.notes, `Left out of the logarithmic scale, as zero or below: ${listed(leftOut)}.`] : told.notes;
  const { title } = measureOf(model);
  const change = isIndex ? measure.unit : `change since ${base} in ${measure.unit}`;
  const shown = [...(base === null ? [measure.titled] : [title, change]), ...(isLog ? ["logarithmic scale"] : [])];
  const subtitle = base !== null || isLog ? { subtitle: shown.join(", ") } : {};
  return { ...told, notes, ...titles(model, state, lines), ...subtitle };
}

/**
 * What the lines of places say, and then those of groups: of a group nobody is told as highest.
 * @param {Model} model
 * @param {State} state
 * @param {Line[]} lines
 * @param {string | null} base
 * @returns {import("../types.js").ChartWords}
 */
function placesAndGroups(model, state, lines, base) {
  // Among lines from a common start no goal or event is drawn, and none lies above another.
  const marked = base === null ? goalsAndEventsInWords(model) : [];
  const groups = lines.filter(({ group }) => group);
  const { rest, places, total } = withoutTheTotal(model, lines.filter(({ group }) => !group));
  const sentences = groupSentences(model, groups);
  const notes = groupNotes(model, state, groups);
  if (places.length || !groups.length) {
    const told = lineWords(rest, places, marked, [...groups, ...total]);
    const apart = total.map(({ name }) => `${name} stands for all others, and is not compared with them.`);
    const lead = base === null ? leadInWords(model, places) : [];
    return { ...told, sentences: [...lead, ...told.sentences, ...sentences], notes: [...notes, ...apart, ...told.notes] };
  }
  const [headline, ...others] = sentences;
  const own = model.figures.note ? [model.figures.note] : [];
  return { headline: `${model.figures.measured}: ${headline.slice(0, 1).toLowerCase()}${headline.slice(1)}`, sentences: others, notes: [...notes, ...uncertainNotes(model, groups), ...marked, ...own] };
}

/**
 * The figures and lines without those of the value that stands for all others, if two of these are drawn.
 * @param {Model} model
 * @param {Line[]} lines
 */
function withoutTheTotal(model, lines) {
  const { subject, rows } = model.figures;
  const wholes = subject?.entity ? undefined : subject?.wholes;
  const at = wholes?.find((place) => place >= 0) ?? -1;
  const total = lines.filter(({ key }) => at >= 0 && key === subject?.keys[at]);
  if (!total.length || lines.length < FEWEST_COMPARED + total.length) return { rest: model, places: lines, total: [] };
  const kept = rows.subject.map((place) => place !== at);
  const own = Object.entries(rows).map(([name, cells]) => [name, cells.filter((_, row) => kept[row])]);
  const figures = { ...model.figures, rows: /** @type {typeof rows} */ (Object.fromEntries(own)) };
  return { rest: { ...model, figures }, places: lines.filter((line) => !total.includes(line)), total };
}

/**
 * What titles that name other years than those shown give way to.
 * @param {Model} model
 * @param {State} state
 * @param {Line[]} lines
 */
export function titles(model, state, lines) {
  if (!lines.length || !(state.from || state.to)) return {};
  const periods = drawnPeriods(model, lines);
  const [first, last] = [periods[0], periods[periods.length - 1]];
  const measure = measureOf(model);
  const span = first === last ? first : `${first} to ${last}`;
  return { within: { first, last, goesOn: !state.to, title: `${measure.title}, ${span}`, subtitle: measure.titled } };
}

/**
 * The figures as they are drawn, for sentences: of changes, it is told from when.
 * @param {Model} model
 * @param {ReturnType<typeof drawnLines>} drawn
 * @returns {Model}
 */
function toldAs(model, { measure, base, isIndex }) {
  if (base === null) return model;
  const { figures } = model;
  const measured = `${figures.measured} (${isIndex ? measure.unit : `change since ${base}`})`;
  const own = { ...measure, unit: isIndex ? "" : measure.unit, interval: undefined };
  return { ...model, figures: { ...figures, measured, measures: { ...figures.measures, measure: own } } };
}
