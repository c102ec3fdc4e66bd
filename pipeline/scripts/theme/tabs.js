/**
 * Opens the tabs that the address names, or that were chosen on other pages where tabs are linked.
 *
 * No module, since it stands below the tabs, and they are opened before they are painted.
 */
(() => {
  const NAME = "__tabs";
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const theme =
    /** @type {{__md_get: (name: string) => unknown, __md_set: (name: string, value: unknown) => void}} */ (
      /** @type {unknown} */ (window)
    );

  const open = (/** @type {string} */ id) => {
    const input = document.getElementById(id);
    if (input instanceof HTMLInputElement && input.name.startsWith("__tabbed_")) input.checked = true;
  };
  const linked = script.dataset.linked !== undefined;

  /** @returns {string[]} The names of tabs that were chosen, the last one first. */
  const chosen = () => {
    const kept = linked ? theme.__md_get(NAME) : null;
    return Array.isArray(kept) ? kept : [];
  };

  /** Of each set of tabs: what its inputs are called, by their names. */
  const sets = [...document.querySelectorAll(".tabbed-set")].map((set) => {
    /** @type {NodeListOf<HTMLLabelElement>} */
    const labels = set.querySelectorAll(":scope > .tabbed-labels label");
    return new Map([...labels].map((label) => [label.innerText.trim(), label.htmlFor]));
  });

  const openChosen = () => {
    for (const ids of sets) {
      const id = chosen().map((name) => ids.get(name)).find((one) => one !== undefined);
      if (id !== undefined) open(id);
    }
  };

  if (linked) {
    document.addEventListener("change", ({ target }) => {
      const id = target instanceof HTMLInputElement && target.name.startsWith("__tabbed_") ? target.id : null;
      const name = sets.flatMap((ids) => [...ids]).find(([, one]) => one === id)?.[0];
      if (name === undefined) return;
      theme.__md_set(NAME, [...new Set([name, ...chosen()])]);
      openChosen();
    });
  }
  openChosen();
  open(location.hash.slice(1));
})();
