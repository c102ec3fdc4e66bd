/** What is kept on this device, and only while the visitor wants it to be. */

const KEY = `assess:${location.pathname}`;

/** @returns {string | null} */
export function readKept() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/**
 * @param {string} text
 * @returns {boolean} whether the browser lets it be kept
 */
export function keep(text) {
  try {
    localStorage.setItem(KEY, text);
    return true;
  } catch {
    return false;
  }
}

export function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Where nothing may be kept, there is nothing to forget.
  }
}
