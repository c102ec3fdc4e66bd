/** What a chart says that has nothing to show. */

import { listed } from "./sentences.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {"subject" | "time" | "part"} Role a column of keys */

/** @param {string} [period] the one that was chosen, if one was */
export const noFigures = (period = "") => `There are no figures to show${period ? ` for ${period}` : ""}.`;

/**
 * That rows do not tell which of several figures is meant.
 * @param {Model} model
 * @param {Role[]} columns in which such rows agree
 */
export function severalFigures({ figures }, columns) {
  const same = listed(columns.flatMap((column) => figures[column]?.called ?? []));
  const where = same ? `for the same ${same}` : "without saying what each is about";
  return `The data has several figures ${where}, and this chart does not say which to show.`;
}

/**
 * Whether rows that have a figure agree in columns.
 * @param {Model} model
 * @param {number[]} found places of rows
 * @param {Role[]} columns
 */
export function areAmbiguous({ figures: { rows } }, found, columns) {
  const told = found.map((row) => columns.map((column) => rows[column]?.[row] ?? "").join(" "));
  return new Set(told).size < told.length;
}

/**
 * What a chart says that has nothing to draw for the period chosen.
 * @param {Model} model
 * @param {import("./reference-period.js").AtPeriod} at
 * @param {Role[]} [told] the columns that tell figures apart
 * @returns {import("../types.js").ChartWords}
 */
export function noFiguresWords(model, { period, isAmbiguous, rows }, told = ["subject", "time"]) {
  const { note } = model.figures;
  const isUnclear = isAmbiguous && rows.length;
  const headline = isUnclear ? severalFigures(model, told) : noFigures(period);
  return { headline, sentences: [], notes: note ? [note] : [] };
}
