/** Files that a visitor chooses. */

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
