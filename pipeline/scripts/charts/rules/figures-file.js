/** The file of what a chart shows: a row a figure, names beside codes, and units in a column. */

/** @typedef {import("../types.js").FiguresFile} FiguresFile */
/** @typedef {import("../types.js").Keys} Keys */
/** @typedef {import("../types.js").Measure} Measure */
/** @typedef {import("../types.js").ChartTable} ChartTable */

/**
 * @typedef {object} Column
 * @property {string} name
 * @property {string[]} cells
 * @property {string} [unit] of its figures, "" for an index; there only where it holds figures
 */

const ENDS_AS_CODE = /[_-](?:code|id|key)$/i;
// What sets a name apart in a sentence is no part of it in a file.
const ISOLATES = /[\u2068\u2069]/g;

/**
 * @param {Column[]} columns
 * @returns {FiguresFile}
 */
export function fileOf(columns) {
  const all = withUnits(columns);
  const rows = (all[0]?.cells ?? []).map((_, i) => all.map(({ cells }) => cells[i].replace(ISOLATES, "")));
  return { columns: all.map(({ name }) => name), rows };
}

/**
 * Keys, and beside them what people call each, where that is something else.
 * @param {Pick<Keys, "name">} keys
 * @param {string[]} cells
 * @param {(key: string) => string} nameOf
 * @returns {Column[]}
 */
export function keyColumns({ name }, cells, nameOf) {
  const names = cells.map((key) => (key === "" ? "" : nameOf(key)));
  const own = { name, cells };
  return names.every((text, i) => text === cells[i]) ? [own] : [own, { name: nameColumn(name), cells: names }];
}

/** @param {string} column of codes */
export const nameColumn = (column) => `${column.replace(ENDS_AS_CODE, "") || column}_name`;

/**
 * The rows of a chart's table that has a subject in each: with its name, the period and units.
 * @param {import("../types.js").Model} model
 * @param {ChartTable} table
 * @param {{periods?: string[], units: Map<string, string>}} more the period of each row where the table has
 *   none, and the units of columns
 */
export function rowsFile({ figures: { subject, time }, names }, table, { periods, units }) {
  /** @param {number} place */
  const cells = (place) => table.values.map((row) => row[place]);
  const [first, ...others] = table.columns;
  return fileOf([
    ...keyColumns(subject ?? first, cells(0), names.name),
    ...(time && periods ? [{ name: time.name, cells: periods }] : []),
    ...others.map(({ name }, i) => ({ name, cells: cells(i + 1), ...(units.has(name) ? { unit: units.get(name) } : {}) })),
  ]);
}

/**
 * The units of a measure's column and of those of its bounds.
 * @param {Measure} measure
 * @returns {[string, string][]}
 */
export const unitsOf = ({ name, unit, interval }) =>
  [name, ...(interval ? [interval.lower.name, interval.upper.name] : [])].map((column) => [column, unit]);

/**
 * One column of units where all figures have the same, else one beside each.
 * @param {Column[]} columns
 * @returns {Column[]}
 */
function withUnits(columns) {
  const measured = columns.filter(({ unit }) => unit !== undefined);
  const [{ unit: first = "" } = {}] = measured;
  const areAlike = measured.every(({ unit }) => unit === first);
  const last = measured[measured.length - 1];
  return columns.flatMap((column) => {
    if (!column.unit || (areAlike && column !== last)) return [column];
    const name = areAlike && !columns.some((other) => other.name === "unit") ? "unit" : `${column.name}_unit`;
    return [column, { name, cells: column.cells.map(() => /** @type {string} */ (column.unit)) }];
  });
}
