/**
 * Where a series is whole: the one place that says where a new one begins, and which figures are joined.
 *
 * A break is at the first period of the new series. What is measured in another way every time is a new
 * series in each period.
 */

/** @typedef {{entities: string[], place: number}} Break */

/**
 * @typedef {object} Stretch of a figure
 * @property {number} run counts the stretches that gaps and breaks leave whole: these can be joined
 * @property {number} series counts the series: figures of one compare, across a gap, too
 * @property {boolean} begins whether it is the first of a new series
 */

/**
 * The breaks after one period and not after a later one that concern any of some subjects.
 * @template {Break} Given
 * @param {Given[]} breaks
 * @param {(string | null)[]} keys of the subjects, null for nobody in particular
 * @param {number} before
 * @param {number} after
 */
export const breaksBetween = (breaks, keys, before, after) =>
  breaks.filter((one) => concerns(one, keys) && before < one.place && one.place <= after);

/**
 * Whether a break concerns any of some subjects: one of nobody in particular concerns all.
 * @param {Break} found
 * @param {(string | null)[]} keys
 */
export const concerns = ({ entities }, keys) =>
  !entities.length || keys.some((key) => key === null || entities.includes(key));

/**
 * The stretch of each of some points in the order of time, null where there is no figure. Figures of periods of
 * unlike length do not compare, though no new series begins there; where some of a series are unlike, none are
 * joined.
 * @template {Break} Given
 * @param {{place: number, value: number | null, key?: string | null, length?: number}[]} points `key` says under
 *   which name a figure stands, where that changes, `length` how long its period is, where they are unlike
 * @param {{breaks: Given[], key?: string | null, step?: number, compares?: boolean}} how `step` is how far apart in
 *   time figures may be without a gap, `compares` whether figures of different periods compare at all
 * @returns {(Stretch | null)[]}
 */
export function stretchesOf(points, { breaks, key = null, step = Infinity, compares = true }) {
  const areUnlike = new Set(points.flatMap(({ value, length }) => (value === null ? [] : [length]))).size > 1;
  let [run, series, isAfterMissing] = [0, 0, false];
  /** @type {{place: number, key?: string | null, length?: number} | null} */
  let before = null;
  return points.map((point) => {
    if (point.value === null) {
      isAfterMissing = before !== null;
      return null;
    }
    const names = before ? [before.key ?? key, point.key ?? key] : [];
    const begins = before !== null &&
      (!compares || breaksBetween(breaks, names, before.place, point.place).length > 0);
    const isGap = before !== null && (isAfterMissing || point.place - before.place > step);
    const isUnlike = before !== null && before.length !== point.length;
    const isApart = begins || isUnlike;
    [run, series] = [run + (isApart || isGap || (before && areUnlike) ? 1 : 0), series + (isApart ? 1 : 0)];
    [before, isAfterMissing] = [point, false];
    return { run, series, begins };
  });
}
