/** The file of a view that is a table: its own columns, with names beside codes and units. */

import { fileName } from "./file-name.js";
import { fileOf, keyColumns } from "./figures-file.js";

/**
 * @typedef {object} Told a column of the table
 * @property {string} name
 * @property {string[]} cells
 * @property {string[]} names what people call what each cell stands for
 * @property {string | null} unit of figures, null where it holds none
 */

/**
 * @param {{columns: Told[], dataset: string, view: string, periods: string[]}} given
 * @returns {import("../types.js").FiguresFile & {name: string}}
 */
export function fileOfTable({ columns, ...named }) {
  const all = columns.flatMap(({ name, cells, names, unit }) => {
    if (unit !== null) return [{ name, cells, unit }];
    const known = new Map(cells.map((cell, i) => [cell, names[i]]));
    return keyColumns({ name }, cells, (cell) => known.get(cell) ?? cell);
  });
  return { ...fileOf(all), name: fileName(named) };
}
