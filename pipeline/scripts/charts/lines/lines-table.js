/** The table of lines: a row for each period, a column for each line. */

import { timeOf } from "../model.js";
import { tabled } from "../rules/in-words.js";
import { drawnPeriods } from "./lines.js";

const ABSENT = "–";

/**
 * @param {import("../types.js").Model} model
 * @param {import("./lines.js").Line[]} lines
 * @param {import("../types.js").Measure} measure
 * @returns {import("../types.js").ChartTable}
 */
export function linesTable(model, lines, measure) {
  const time = timeOf(model);
  const periods = drawnPeriods(model, lines);
  const values = lines.map((line) => new Map(line.points.map(({ period, value }) => [period, value])));
  const found = periods.map((period) => values.map((own) => own.get(period)));
  return {
    caption: measure.titled,
    columns: [
      { name: time.name, title: time.title, isNumber: false },
      ...lines.map((line) => ({ name: line.key || measure.name, title: line.name, isNumber: true })),
    ],
    cells: periods.map((period, i) => [
      period,
      ...lines.map((line, j) => {
        const value = found[i][j];
        return value === undefined ? (line.missing.get(period) ?? ABSENT) : tabled(value, measure);
      }),
    ]),
    values: periods.map((period, i) => [period, ...found[i].map((value) => `${value ?? ""}`)]),
  };
}
