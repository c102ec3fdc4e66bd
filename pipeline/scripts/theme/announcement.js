/**
 * Leaves out an announcement that the visitor has closed, until it says something else.
 *
 * No module, since it stands in the announcement, which is hidden before it is painted.
 */
(() => {
  const theme = /** @type {{__md_get: (name: string) => unknown, __md_hash: (text: string) => number}} */ (
    /** @type {unknown} */ (window)
  );
  const place = document.querySelector("[data-md-component=announce]");
  const text = place?.querySelector(".md-typeset");
  if (place instanceof HTMLElement && text) {
    place.hidden = theme.__md_hash(text.innerHTML) === theme.__md_get("__announce");
  }
})();
