/** The order of names. */

/** @param {string} a @param {string} b by code points */
export const byCodePoints = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
