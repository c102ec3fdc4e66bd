/** Files that a visitor takes away. */

const NEEDS_QUOTES = /[",\r\n]/;

/**
 * A table as CSV: comma, LF.
 * @param {string[][]} rows
 */
export function writeCsv(rows) {
  /** @param {string} cell */
  const quoted = (cell) => (NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return rows.map((row) => `${row.map(quoted).join(",")}\n`).join("");
}

/**
 * Hand text as a CSV file to the visitor.
 * @param {string} text
 * @param {string} name
 */
export const saveCsv = (text, name) => save(new Blob([text], { type: "text/csv" }), name);

/**
 * Hand a file to the visitor.
 * @param {Blob} blob
 * @param {string} name
 */
export function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
