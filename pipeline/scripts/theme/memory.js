/** What the theme remembers of a visitor. A browser that lets no page keep anything is no error. */

/** Follow the device: the choice that needs no memory. */
export const DEVICE = "(prefers-color-scheme)";

/** What the theme's scripts call, under the names that Material gave them, so that choices stay. */
export function readMemory() {
  // Sites on one host remember apart: each under its own path, or one that its settings name.
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const { scope } = script.dataset;
  const site = scope ? new URL(scope, location.href) : new URL("../../../", script.src);
  const keyOf = (/** @type {string} */ name) => `${site.pathname}.${name}`;

  const get = (/** @type {string} */ name) => {
    try {
      return JSON.parse(localStorage.getItem(keyOf(name)) ?? "null");
    } catch {
      return null;
    }
  };

  const set = (/** @type {string} */ name, /** @type {unknown} */ value) => {
    try {
      localStorage.setItem(keyOf(name), JSON.stringify(value));
    } catch {
      // The choice holds on this page.
    }
  };

  const forget = (/** @type {string} */ name) => {
    try {
      localStorage.removeItem(keyOf(name));
    } catch {
      // Nothing was kept.
    }
  };

  return { site, get, set, forget };
}

/** @typedef {ReturnType<typeof readMemory>} Memory */

/**
 * A number for a text, as Material works it out.
 * @param {string} text
 */
export const hash = (text) => [...text].reduce((sum, sign) => (sum << 5) - sum + sign.charCodeAt(0), 0);
