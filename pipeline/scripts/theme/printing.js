/** What is folded away stands on paper all the same, and what is noted of several charts stands there once. */

export function prepareForPaper() {
  /** @type {{details: HTMLDetailsElement, name: string}[]} */
  let opened = [];
  matchMedia("print").addEventListener("change", ({ matches }) => {
    markRepeated();
    if (!matches) {
      for (const { details, name } of opened) Object.assign(details, { open: false, name });
      opened = [];
      return;
    }
    /** @type {NodeListOf<HTMLDetailsElement>} */
    const folded = document.querySelectorAll("#content details:not([open])");
    opened = [...folded].map((details) => ({ details, name: details.name }));
    // Of those with one name only one can be open.
    for (const { details } of opened) Object.assign(details, { name: "", open: true });
  });
}

function markRepeated() {
  const said = new Set();
  for (const note of document.querySelectorAll("#content :is(.chart-note, .prose p)")) {
    note.classList.toggle("is-repeated", said.has(note.textContent));
    said.add(note.textContent);
  }
}
