/** Files that a visitor chooses, and one to take away. */

import { shown, Unreadable } from "./answers.js";

// A file of this page has about 1 kB.
const MOST_BYTES = 100_000;

/** @param {File} file */
export async function textOf(file) {
  if (file.size > MOST_BYTES) {
    throw new Unreadable(
      `${shown(file.name)} is larger than 100 kB, and so it cannot be a file that was saved here.`,
    );
  }
  try {
    return await file.text();
  } catch {
    throw new Unreadable(`${shown(file.name)} cannot be opened. Is it still where it was?`);
  }
}

/**
 * @param {string} text
 * @param {string} name
 */
export function takeAway(text, name) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url));
}
