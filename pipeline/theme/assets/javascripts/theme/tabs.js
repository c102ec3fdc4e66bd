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

  const chosen = script.dataset.linked === undefined ? null : theme.__md_get("__tabs");
  for (const set of Array.isArray(chosen) ? document.querySelectorAll(".tabbed-set") : []) {
    const labels = [...set.querySelectorAll(":scope > .tabbed-labels label")].map(
      (label) => /** @type {HTMLLabelElement} */ (label),
    );
    const named = chosen.map((title) => labels.find((label) => label.innerText.trim() === title));
    const first = named.find((label) => label);
    if (first) open(first.htmlFor);
  }
  open(location.hash.slice(1));
})();
