/** The table of lines: a row for each period, a column for each line, with its bounds beside it. */

import { timeOf } from "../model.js";
import { computed, tabled } from "../rules/in-words.js";
import { listed } from "../rules/sentences.js";
import { inBrackets } from "../rules/uncertain.js";
import { drawnPeriods } from "./lines.js";

/** @typedef {import("./lines.js").Line} Line */
/** @typedef {import("./lines.js").Point} Point */

const ABSENT = "–";

/**
 * @param {import("../types.js").Model} model
 * @param {Line[]} lines
 * @param {import("../types.js").Measure} measure
 * @returns {import("../types.js").ChartTable}
 */
export function linesTable(model, lines, measure) {
  const time = timeOf(model);
  const rows = [...measuredRows(model, lines), ...rowsAhead(model, lines)];
  const { interval } = measure;
  return {
    caption: measure.titled,
    columns: [
      { name: time.name, title: time.title, isNumber: false },
      ...lines.flatMap((line) => (line.group ? groupColumns(line) : columnsOf(line, measure))),
    ],
    cells: rows.map(({ period, points, isAhead }) => [
      period,
      ...lines.flatMap((line, i) => {
        const point = points[i];
        if (line.group) return groupCells(line, point, (value) => computed(value, measure, { isTabled: true }) + inBrackets(/** @type {Point} */ (point)), ABSENT);
        const status = point && !isAhead ? inBrackets(point) : "";
        const told = point ? tabled(point.value, measure) + status : line.missing.get(period) ?? ABSENT;
        return [told, ...(interval ? boundsOf(point).map((one) => (one === null ? ABSENT : tabled(one, measure))) : [])];
      }),
    ]),
    values: rows.map(({ period, points }) => [
      period,
      ...lines.flatMap((line, i) => {
        const point = points[i];
        if (line.group) return groupCells(line, point, String, "");
        return [point?.value, ...(interval ? boundsOf(point) : [])].map((one) => `${one ?? ""}`);
      }),
    ]),
  };
}

/** @param {Point | undefined} point */
const boundsOf = (point) => point?.bounds ?? [null, null];

/** @param {Line} line @param {import("../types.js").Measure} measure */
function columnsOf(line, { name, interval }) {
  const own = { name: line.key || name, title: line.name, isNumber: true };
  if (!interval) return [own];
  const { lower, upper } = interval;
  return [own, ...[lower, upper].map((bound) => ({
    name: line.key ? `${line.key} ${bound.name}` : bound.name,
    title: line.key ? `${line.name}: ${bound.title}` : bound.title,
    isNumber: true,
  }))];
}

/**
 * The median of a group under its own name; where it is not of the same members all along, how many they are beside it.
 * @param {Line} line
 */
function groupColumns({ name, group }) {
  const own = { name, title: name, isNumber: true };
  const counted = `${group?.members} with a figure`;
  return group?.isFixed ? [own] : [own, { name: counted, title: counted, isNumber: true }];
}

/**
 * @param {Line} line
 * @param {Point | undefined} point
 * @param {(value: number) => string} write
 * @param {string} absent
 */
function groupCells({ group }, point, write, absent) {
  const cells = point ? [write(point.value), `${point.count}`] : [absent, absent];
  return group?.isFixed ? cells.slice(0, 1) : cells;
}

/** @param {import("../types.js").Model} model @param {Line[]} lines */
function measuredRows(model, lines) {
  const points = lines.map((line) => new Map(line.points.map((point) => [point.period, point])));
  return drawnPeriods(model, lines).map((period) => ({
    period, points: points.map((own) => own.get(period)), isAhead: false,
  }));
}

/**
 * The rows of forecasts: in each the period says that it is one.
 * @param {import("../types.js").Model} model
 * @param {Line[]} lines
 */
function rowsAhead(model, lines) {
  const points = lines.map((line) => new Map(line.ahead.map((point) => [point.period, point])));
  const present = new Set(points.flatMap((own) => [...own.keys()]));
  return timeOf(model).keys.filter((period) => present.has(period)).map((period) => {
    const own = points.map((one) => one.get(period));
    const statuses = [...new Set(own.flatMap((point) => point?.status ?? []))];
    return { period: `${period} (${listed(statuses, "or")})`, points: own, isAhead: true };
  });
}
