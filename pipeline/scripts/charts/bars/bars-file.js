/** The file of bars, of a map or of tiles: each figure with the period that it is of. */

import { rowsFile, unitsOf } from "../rules/figures-file.js";
import { statusAt } from "../rules/uncertain.js";

const STATUS = { name: "status", title: "", isNumber: false };

/**
 * @param {import("../types.js").Model} model
 * @param {import("../rules/reference-period.js").AtPeriod} at
 * @param {import("../types.js").ChartTable} table in which periods and statuses may stand already
 * @returns {import("../types.js").FiguresFile}
 */
export function barsFile(model, at, table) {
  const { rows, subject, time, measures: { measure } } = model.figures;
  const places = new Map(at.rows.map((row) => [subject?.keys[rows.subject?.[row] ?? -1], row]));
  const own = table.values.map(([key]) => places.get(key));
  const statuses = own.map((row) => (row === undefined ? "" : statusAt(model.figures, row)));
  const isAnySoft = statuses.some(Boolean);
  const kept = table.columns.flatMap(({ name }, i) => (name === time?.name || name === STATUS.name ? [] : [i]));
  const whole = {
    ...table,
    columns: [...kept.map((i) => table.columns[i]), ...(isAnySoft ? [STATUS] : [])],
    values: table.values.map((row, i) => [...kept.map((at) => row[at]), ...(isAnySoft ? [statuses[i]] : [])]),
  };
  return rowsFile(model, whole, {
    periods: own.map((row) => time?.keys[rows.time?.[row ?? -1] ?? -1] ?? at.period),
    units: new Map(unitsOf(measure)),
  });
}
