/** The fixed set that a group's line is of: the members who are in it from its first period to its last. */

import { FEWEST_FOR_A_MEDIAN } from "./numbers.js";

const ENOUGH_OF_ALL = 0.5;
const FEWEST_PERIODS = 2;

/**
 * The members with a figure in every period of the line and no break within it: enough for a median, and at least
 * half of those who have any figure. The line begins with the first period from which that is so and ends with
 * the last one given.
 * @template Key
 * @param {Map<Key, (number | null)[]>} series of each member with any figure: period by period which of its
 *   series the figure is of, null where there is none
 * @returns {{start: number, keys: Key[]} | null} where the line begins among the periods, and who is in it; null
 *   where no line of two periods or more has such a set
 */
export function fixedSet(series) {
  const begins = [...series].map(([key, own]) => ({ key, from: beginOfLast(own), last: own.length - 1 }));
  const whole = begins.filter(({ from, last }) => from <= last + 1 - FEWEST_PERIODS).sort((a, b) => a.from - b.from);
  const needed = Math.max(FEWEST_FOR_A_MEDIAN, Math.ceil(series.size * ENOUGH_OF_ALL));
  const decisive = whole[needed - 1];
  if (!decisive) return null;
  const start = decisive.from;
  const within = new Set(whole.filter(({ from }) => from <= start).map(({ key }) => key));
  return { start, keys: [...series.keys()].filter((key) => within.has(key)) };
}

/**
 * From which period on a member has a figure in each, all of one series: behind the last where it has none.
 * @param {(number | null)[]} series
 */
function beginOfLast(series) {
  let from = series.length;
  while (from > 0 && series[from - 1] !== null && series[from - 1] === series[series.length - 1]) from -= 1;
  return from;
}
