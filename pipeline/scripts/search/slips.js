/** How slips in typing are forgiven: in search, and where one of a list is picked. */

/** @param {string} word how many slips are forgiven in it */
export const slipsForgiven = (word) => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/**
 * How many letters are wrong, missing, too many or swapped with the next in what should begin a
 * word (optimal string alignment, with the word's end free).
 * @param {string} wanted
 * @param {string} word
 */
export function slipsToBegin(wanted, word) {
  return Math.min(...aligned(wanted, word));
}

/**
 * The same in what should be the whole word.
 * @param {string} wanted
 * @param {string} word
 */
export function slipsBetween(wanted, word) {
  const row = aligned(wanted, word);
  return row[row.length - 1];
}

/** @param {string} wanted @param {string} word */
function aligned(wanted, word) {
  /** @type {number[]} */
  let before = [];
  let row = Array.from({ length: word.length + 1 }, (_, j) => j);
  for (let i = 1; i <= wanted.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= word.length; j += 1) {
      const isOther = wanted[i - 1] !== word[j - 1];
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + Number(isOther));
      const isSwapped = i > 1 && j > 1 && wanted[i - 1] === word[j - 2] && wanted[i - 2] === word[j - 1];
      if (isSwapped) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return row;
}
