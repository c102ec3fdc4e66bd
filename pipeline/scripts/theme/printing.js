/** What is folded away stands on paper all the same. */

export function unfoldOnPaper() {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  matchMedia("print").addEventListener("change", ({ matches }) => {
    /** @type {NodeListOf<HTMLDetailsElement>} */
    const folded = document.querySelectorAll("#content details:not([open])");
    const changed = matches ? [...folded] : opened;
    opened = matches ? changed : [];
    for (const details of changed) details.open = matches;
  });
}
