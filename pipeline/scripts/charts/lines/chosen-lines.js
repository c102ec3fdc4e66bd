/** Whose lines a chart over time shows where nobody has chosen. */

import { areAmbiguous, noFigures, severalFigures } from "../rules/no-figures.js";
import { knownRows } from "../rules/reference-period.js";
import { listed } from "../rules/sentences.js";
import { drawnPeriods } from "./lines.js";

/** @typedef {import("../types.js").Model} Model */

const MOST_LINES = 12;

/**
 * All subjects if they are few; else so many at most: the site's picks if there are several among
 * them, else those with the highest latest value.
 * @param {Model} model
 * @param {number} most
 * @returns {string[]}
 */
export function chosenKeys({ figures }, most) {
  const { subject, rows, time, picks } = figures;
  if (!subject) return [""];
  /** @type {Map<string, {place: number, value: number}>} */
  const latest = new Map();
  rows.measure.forEach((value, row) => {
    if (value === null) return;
    const key = subject.keys[rows.subject[row] ?? 0];
    const place = time?.places?.[rows.time[row] ?? 0] ?? 0;
    if (place >= (latest.get(key)?.place ?? -Infinity)) latest.set(key, { place, value });
  });
  const known = subject.keys.filter((key) => latest.has(key));
  if (known.length <= MOST_LINES) return known;
  const picked = picks.filter((key) => latest.has(key));
  if (picked.length > 1) return picked.slice(0, most);
  const value = (/** @type {string} */ key) => latest.get(key)?.value ?? -Infinity;
  return known.sort((a, b) => value(b) - value(a) || (a < b ? -1 : 1)).slice(0, most);
}

/**
 * Lines as the page is made with them.
 * @param {Model} model
 * @param {import("./lines.js").Line[]} lines
 * @returns {import("../types.js").FirstDrawing}
 */
export function firstLines(model, lines) {
  const nothing = { drawn: [], period: "" };
  if (!lines.length) return { ...nothing, refused: noFigures() };
  if (areAmbiguous(model, knownRows(model, ["measure"]), ["subject", "time"])) {
    return { ...nothing, refused: severalFigures(model, ["subject", "time"]) };
  }
  const periods = drawnPeriods(model, lines);
  const span = new Set([periods[0], periods[periods.length - 1]]);
  return { drawn: lines.map((line) => line.key), period: [[...span].join(" to "), ...ahead(lines)].join(", ") };
}

/** @param {import("./lines.js").Line[]} lines how far their forecasts go: "forecast to 2030" */
function ahead(lines) {
  const points = lines.flatMap((line) => line.ahead).sort((a, b) => a.place - b.place);
  if (!points.length) return [];
  const statuses = [...new Set(points.map(({ status }) => status))];
  return [`${listed(statuses, "or")} to ${points[points.length - 1].period}`];
}
