/**
 * What the theme remembers, and the colours that were chosen before, set before anything is painted.
 *
 * No module, since the theme's own script calls this, and since a page waits for it. Nothing is kept
 * until the visitor chooses; the theme would keep the device's own colours on a first visit already.
 * A browser that lets no page keep anything is no error.
 */
(() => {
  const DEVICE = "(prefers-color-scheme)";
  const COLOURS = ["media", "scheme", "primary", "accent"];
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const theme = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (window));

  // Sites on one host remember apart: each under its own path, or one that its settings name.
  const { scope } = script.dataset;
  const site = scope ? new URL(scope, location.href) : new URL("../../../", script.src);
  const keyOf = (/** @type {string} */ name, /** @type {URL} */ of) => `${of.pathname}.${name}`;

  const get = (/** @type {string} */ name, /** @type {Storage | undefined} */ from = undefined, of = site) => {
    try {
      return JSON.parse((from ?? localStorage).getItem(keyOf(name, of)) ?? "null");
    } catch {
      return null;
    }
  };

  const set = (
    /** @type {string} */ name,
    /** @type {{color?: {media?: string}} | null} */ value,
    /** @type {Storage | undefined} */ into = undefined,
    of = site,
  ) => {
    try {
      const kept = into ?? localStorage;
      if (value?.color?.media === DEVICE) kept.removeItem(keyOf(name, of));
      else kept.setItem(keyOf(name, of), JSON.stringify(value));
    } catch {
      // The choice holds on this page.
    }
  };

  Object.assign(theme, {
    __md_scope: site,
    __md_hash: (/** @type {string} */ text) =>
      [...text].reduce((sum, sign) => (sum << 5) - sum + sign.charCodeAt(0), 0),
    __md_get: get,
    __md_set: set,
  });

  const chosen = get("__palette")?.color;
  if (!chosen || chosen.media === DEVICE) return;
  new MutationObserver((_, observer) => {
    if (!document.body) return;
    observer.disconnect();
    for (const name of COLOURS) {
      if (name in chosen) document.body.setAttribute(`data-md-color-${name}`, String(chosen[name]));
    }
  }).observe(document.documentElement, { childList: true });
})();
