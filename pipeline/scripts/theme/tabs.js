/**
 * Opens the tabs that the address names, or that were chosen on other pages where tabs are linked.
 *
 * No module, since it stands below the tabs, and they are opened before they are painted.
 */
(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const theme = /** @type {{__md_get: (name: string) => unknown}} */ (/** @type {unknown} */ (window));

  const open = (/** @type {string} */ id) => {
    const input = document.getElementById(id);
    if (input instanceof HTMLInputElement && input.name.startsWith("__tabbed_")) input.checked = true;
  };

  const kept = script.dataset.linked === undefined ? null : theme.__md_get("__tabs");
  /** @type {string[]} The names of tabs, the one chosen last first. */
  const chosen = Array.isArray(kept) ? kept : [];
  for (const set of document.querySelectorAll(".tabbed-set")) {
    /** @type {NodeListOf<HTMLLabelElement>} */
    const labels = set.querySelectorAll(":scope > .tabbed-labels label");
    const ids = new Map([...labels].map((label) => [label.innerText.trim(), label.htmlFor]));
    const id = chosen.map((name) => ids.get(name)).find((one) => one !== undefined);
    if (id !== undefined) open(id);
  }
  open(location.hash.slice(1));
})();
