/**
 * What the theme remembers: nothing until the visitor chooses other colours than the device's.
 *
 * No module, since the theme's own script, which remembers those of the device on a first visit
 * already, calls this before modules run. A browser that lets no page keep anything is no error.
 */
(() => {
  const DEVICE = "(prefers-color-scheme)";
  const theme = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (window));
  const keyOf = (/** @type {string} */ name) => `${/** @type {URL} */ (theme.__md_scope).pathname}.${name}`;

  theme.__md_get = (/** @type {string} */ name) => {
    try {
      return JSON.parse(localStorage.getItem(keyOf(name)) ?? "null");
    } catch {
      return null;
    }
  };

  theme.__md_set = (/** @type {string} */ name, /** @type {{color?: {media?: string}}} */ value) => {
    try {
      if (value.color?.media === DEVICE) localStorage.removeItem(keyOf(name));
      else localStorage.setItem(keyOf(name), JSON.stringify(value));
    } catch {
      // The choice holds on this page.
    }
  };
})();
