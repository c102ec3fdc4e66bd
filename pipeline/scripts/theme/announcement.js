/**
 * Leaves out an announcement that the visitor has closed, until it says something else.
 *
 * No module, since it stands in the announcement, which is hidden before it is painted.
 */
(() => {
  const NAME = "__announce";
  const theme =
    /** @type {{__md_get: (name: string) => unknown, __md_set: (name: string, value: unknown) => void, __md_hash: (text: string) => number}} */ (
      /** @type {unknown} */ (window)
    );
  const place = document.querySelector("[data-md-component=announce]");
  const text = place?.querySelector(".md-typeset");
  const button = place?.querySelector(".md-banner__button");
  if (!(place instanceof HTMLElement) || !text || !button) return;
  const said = theme.__md_hash(text.innerHTML);
  place.hidden = said === theme.__md_get(NAME);
  button.addEventListener("click", () => {
    place.hidden = true;
    theme.__md_set(NAME, said);
  });
})();
