/** What is said of rows that stand in a table as they came, or beside a contributor's own drawing. */

/**
 * @param {object} given
 * @param {number} given.count of all rows
 * @param {number} given.most how many can be shown
 */
export function rowsInWords({ count, most }) {
  const rows = `${count.toLocaleString("en-GB")} ${count === 1 ? "row" : "rows"}`;
  return {
    asTable: `A table of ${rows}.`,
    besideDrawing: `${rows} ${count === 1 ? "stands" : "stand"} in the table.`,
    tooMany: `This chart has more than ${most} rows and cannot be drawn.`,
    notes: count > most ? [`Shown are the first ${most} of ${rows}.`] : [],
  };
}
