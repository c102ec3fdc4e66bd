/** Dots coloured by the groups that their subjects are in: one division of all, with a colour for each part. */

import { GREY, MOST_COLOURS } from "../layout/palette.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").State} State */

/**
 * @typedef {object} Part of the dots
 * @property {string} key
 * @property {string} title
 * @property {string} colour
 *
 * @typedef {object} Grouping
 * @property {string} title of the division
 * @property {Part[]} parts those with dots, in the order of the division
 * @property {(key: string) => Part} partOf a subject
 */

const OTHERS = "others";

/**
 * The divisions by which dots can be coloured: those in which each is in one part, and whose parts are not too many.
 * @param {Pick<Model, "divisions">} model
 */
export const colourings = ({ divisions = [] }) =>
  divisions.filter(({ isPartition, groups }) => isPartition && groups.length > 1 && groups.length <= MOST_COLOURS);

/**
 * What dots are coloured by, null where nobody asked for it. A part keeps its colour whoever else is shown.
 * @param {Model} model
 * @param {State} state
 * @param {{key: string}[]} dots
 * @returns {Grouping | null}
 */
export function groupingOf(model, state, dots) {
  const division = colourings(model).find(({ key }) => key === state.group);
  if (!division) return null;
  const parts = division.groups.map(({ key, title }, i) => ({ key, title, colour: `var(--chart-${i + 1})` }));
  const others = { key: OTHERS, title: "Others", colour: "var(--chart-axis)" };
  const places = new Map(division.groups.flatMap(({ keys }, i) => keys.map((key) => [key, i + 1])));
  /** @param {string} key */
  const partOf = (key) => parts[(places.get(key) ?? GREY) - 1] ?? others;
  const present = new Set(dots.map(({ key }) => partOf(key)));
  return { title: division.title, parts: [...parts, others].filter((part) => present.has(part)), partOf };
}
