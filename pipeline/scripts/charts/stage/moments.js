/** What lines show at one time: found from a place in the plot, or by a key from another time. */

/** @typedef {import("../types.js").Mark} Mark */
/** @typedef {Mark & {reading: import("../types.js").Reading}} Told */

/**
 * @typedef {object} Moment
 * @property {string} period
 * @property {number} across where it stands among the others
 * @property {Told[]} marks the highest first
 *
 * @typedef {object} Seen
 * @property {Moment} moment
 * @property {Told} chosen
 * @property {boolean} isOn whether it is that line which is looked at, and not only the time
 */

const [BESIDE, NEAR] = [14, 12];
const MOST_SPOKEN = 6;

/**
 * The times that lines have figures of, in their order.
 * @param {Mark[][]} series
 * @returns {Moment[]} none where the marks are no readings
 */
export function momentsOf(series) {
  /** @type {Map<string, Moment>} */
  const found = new Map();
  for (const mark of series.flat()) {
    if (!mark.reading) return [];
    const { period } = mark.reading;
    const moment = found.get(period) ?? { period, across: mark.across ?? mark.x, marks: [] };
    moment.marks.push(/** @type {Told} */ (mark));
    found.set(period, moment);
  }
  const moments = [...found.values()].sort((a, b) => a.across - b.across);
  for (const { marks } of moments) marks.sort((a, b) => b.reading.value - a.reading.value);
  return moments;
}

/**
 * What a place in the plot points at: the nearest time, and of the lines with a figure there the nearest.
 * @param {Moment[]} moments
 * @param {number} x
 * @param {number} y
 * @returns {Seen | null} null outside the plot
 */
export function seenAt(moments, x, y) {
  const all = moments.flatMap((moment) => moment.marks.map((mark) => ({ moment, mark })));
  const level = all.filter(({ mark: { reading: { top, bottom } } }) => y > top - BESIDE && y < bottom + BESIDE);
  const beside = level.map(({ mark }) => Math.abs(mark.x - x));
  const least = Math.min(...beside);
  if (!level.length || !isWithin(level.map(({ mark }) => mark.x), x)) return null;
  const near = level.filter((_, i) => beside[i] < least + 0.5).map(({ moment, mark }) => {
    const line = all.filter((one) => one.mark.key === mark.key).map((one) => one.mark);
    return { moment, mark, distance: Math.abs(levelAt(line, x) - y) };
  });
  const { moment, mark, distance } = near.reduce((a, b) => (b.distance < a.distance ? b : a));
  return { moment, chosen: mark, isOn: distance < NEAR };
}

/** @param {number[]} xs @param {number} x */
const isWithin = (xs, x) => x > Math.min(...xs) - BESIDE && x < Math.max(...xs) + BESIDE;

/**
 * How far down a line is, between its figures too.
 * @param {Mark[]} marks of one line, in the order of time
 * @param {number} x
 */
function levelAt(marks, x) {
  const after = marks.findIndex((mark) => mark.x >= x);
  const [a, b] = [marks[Math.max(0, after - 1)], marks[after] ?? marks[marks.length - 1]];
  const share = b.x > a.x ? Math.max(0, Math.min(1, (x - a.x) / (b.x - a.x))) : 0;
  return a.y + share * (b.y - a.y);
}

/**
 * The last figure of a line.
 * @param {Moment[]} moments
 * @param {string} key
 * @returns {Seen | null}
 */
export function endOfLine(moments, key) {
  const moment = [...moments].reverse().find(({ marks }) => marks.some((mark) => mark.key === key));
  return moment ? { moment, chosen: ownIn(moment, key), isOn: true } : null;
}

/**
 * Left and right lead through time, up and down through the lines of one time.
 * @param {string} key
 * @param {Moment[]} moments
 * @param {{period: string, key: string} | null} from where one stands; the line is kept over times at which
 *   it has no figure. Null before the first move.
 * @param {string} first the line that is looked at first
 * @returns {Seen | undefined} undefined for a key that moves nothing
 */
export function seenByKey(key, moments, from, first) {
  if (!moments.length) return undefined;
  const last = moments.length - 1;
  const at = from ? moments.findIndex(({ period }) => period === from.period) : -1;
  const line = from?.key ?? first;
  /** @param {number} place */
  const seen = (place) => ({ moment: moments[place], chosen: ownIn(moments[place], line), isOn: true });
  switch (key) {
    case "ArrowLeft": return seen(at < 0 ? last : Math.max(0, at - 1));
    case "ArrowRight": return seen(Math.min(last, at + 1));
    case "Home": return seen(0);
    case "End": return seen(last);
    case "ArrowUp": return besides(moments[at < 0 ? last : at], line, from ? -1 : 0);
    case "ArrowDown": return besides(moments[at < 0 ? last : at], line, from ? 1 : 0);
    default: return undefined;
  }
}

/** @param {Moment} moment @param {string} line @param {number} by @returns {Seen} */
function besides(moment, line, by) {
  const { marks } = moment;
  const at = marks.indexOf(ownIn(moment, line));
  return { moment, chosen: marks[(at + by + marks.length) % marks.length], isOn: true };
}

/** @param {Moment} moment @param {string} key */
const ownIn = ({ marks }, key) => marks.find((mark) => mark.key === key) ?? marks[0];

/**
 * As many as there is room for: the highest, and the chosen one in any case.
 * @param {Seen} seen
 * @param {number} room
 */
export function shownOf({ moment: { marks }, chosen }, room) {
  if (marks.length <= room) return marks;
  const first = marks.slice(0, room);
  return first.includes(chosen) ? first : [...first.slice(0, -1), chosen];
}

/**
 * The chosen one whole, and the others briefly.
 * @param {Seen} seen
 */
export function spokenOf({ moment: { marks }, chosen }) {
  const others = marks.filter((mark) => mark !== chosen);
  if (!others.length) return chosen.text;
  const told = others.slice(0, MOST_SPOKEN).map(({ reading: { name, figure, status } }) =>
    [name, figure, status && `(${status})`].filter(Boolean).join(" "));
  const more = others.length - told.length;
  return `${chosen.text}. Others: ${[...told, ...(more ? [`${more} more`] : [])].join(", ")}.`;
}
