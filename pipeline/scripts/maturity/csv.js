/** Tables from CSV text, the way programs for tables write it too. */

const SEPARATORS = [",", ";", "\t"];

/**
 * @param {string} text
 * @returns {string[][]} rows of cells; a row that is empty has one empty cell or more
 */
export function parseCsv(text) {
  const whole = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const first = whole.split("\n", 1)[0];
  const count = (/** @type {string} */ one) => first.split(one).length;
  const separator = SEPARATORS.reduce((best, one) => (count(one) > count(best) ? one : best));
  /** @type {string[][]} */
  const rows = [[]];
  let cell = "";
  let isQuoted = false;
  for (let i = 0; i < whole.length; i += 1) {
    const sign = whole[i];
    if (isQuoted && sign === '"' && whole[i + 1] === '"') {
      cell += sign;
      i += 1;
    } else if (sign === '"' && (isQuoted || cell === "")) {
      isQuoted = !isQuoted;
    } else if (!isQuoted && (sign === separator || sign === "\n")) {
      rows[rows.length - 1].push(cell);
      cell = "";
      if (sign !== separator) rows.push([]);
    } else {
      cell += sign;
    }
  }
  rows[rows.length - 1].push(cell);
  return rows.map((row) => row.map((one) => one.trim()));
}
