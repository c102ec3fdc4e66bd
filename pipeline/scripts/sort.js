/** Sorts the rows of a table by the column whose heading is pressed: `data-sort` says by what. */

/** @param {HTMLTableCellElement} cell */
function keyOf(cell) {
  return cell.dataset.sort ?? cell.textContent?.trim() ?? "";
}

/**
 * Numbers by their size, before texts by their letters; what is empty comes last.
 * @param {string} a
 * @param {string} b
 */
function order(a, b) {
  const [first, second] = [parseFloat(a), parseFloat(b)];
  if (Number.isNaN(first) !== Number.isNaN(second)) return Number.isNaN(first) ? 1 : -1;
  return Number.isNaN(first) ? a.localeCompare(b, "en") : first - second;
}

/**
 * The rows in the order of a column.
 * @param {HTMLTableElement} table
 * @param {number} column
 * @param {"ascending" | "descending"} direction
 */
function sorted(table, column, direction) {
  const sign = direction === "ascending" ? 1 : -1;
  const rows = [...table.tBodies[0].rows].map((row) => ({ row, key: keyOf(row.cells[column]) }));
  rows.sort((a, b) => {
    const known = [a.key, b.key].map((key) => key !== "–" && key !== "");
    return known[0] && known[1] ? sign * order(a.key, b.key) : Number(known[1]) - Number(known[0]);
  });
  return rows.map(({ row }) => row);
}

for (const table of /** @type {NodeListOf<HTMLTableElement>} */ (
  document.querySelectorAll("table[data-sortable]")
)) {
  const headings = [...(table.tHead?.rows[0].cells ?? [])];
  headings.forEach((heading, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => {
      const direction = heading.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
      for (const other of headings) other.removeAttribute("aria-sort");
      heading.setAttribute("aria-sort", direction);
      table.tBodies[0].append(...sorted(table, column, direction));
    });
  });
  const isInOrder = sorted(table, 0, "ascending").every((row, i) => row === table.tBodies[0].rows[i]);
  if (isInOrder) headings[0]?.setAttribute("aria-sort", "ascending");
}
