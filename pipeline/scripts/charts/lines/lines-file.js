/** The file of lines: a row for each line and period. */

import { timeOf } from "../model.js";
import { fileOf, keyColumns } from "../rules/figures-file.js";
import { drawnPeriods } from "./lines.js";

/** @typedef {import("./lines.js").Line} Line */
/** @typedef {import("./lines.js").Point} Point */

/**
 * @param {import("../types.js").Model} model
 * @param {Line[]} lines
 * @param {import("../types.js").Measure} measure
 * @returns {import("../types.js").FiguresFile}
 */
export function linesFile(model, lines, measure) {
  const { subject } = model.figures;
  const rows = lines.flatMap((line) => rowsOf(line, drawnPeriods(model, lines)));
  const names = new Map(lines.map(({ key, name }) => [key, name]));
  const { interval, unit } = measure;
  /** @param {(point: Point | undefined) => number | null | undefined} of */
  const figures = (of) => rows.map(({ point }) => `${of(point) ?? ""}`);
  const statuses = rows.map(({ status }) => status);
  const keys = rows.map(({ line }) => line.key);
  return fileOf([
    ...(subject && keys.every(Boolean) ? keyColumns(subject, keys, (key) => names.get(key) ?? key) : []),
    { name: timeOf(model).name, cells: rows.map(({ period }) => period) },
    { name: measure.name, unit, cells: figures((point) => point?.value) },
    ...(interval
      ? [interval.lower, interval.upper].map(({ name }, i) => ({ name, unit, cells: figures((point) => point?.bounds?.[i]) }))
      : []),
    ...(statuses.some(Boolean) ? [{ name: "status", cells: statuses }] : []),
  ]);
}

/**
 * What is known of a line in each period, or why there is nothing; and the forecasts.
 * @param {Line} line
 * @param {string[]} periods
 */
function rowsOf(line, periods) {
  const points = new Map(line.points.map((point) => [point.period, point]));
  const ahead = line.ahead.map((point) => ({ line, period: point.period, point, status: point.status }));
  const measured = periods.map((period) => {
    const point = points.get(period);
    return { line, period, point, status: point ? point.status : line.missing.get(period) ?? "" };
  });
  return [...measured, ...ahead];
}
