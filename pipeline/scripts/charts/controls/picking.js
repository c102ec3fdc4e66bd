/** What is picked while the list is open, and what changes it. */

import { MOST_MEDIANS } from "../layout/palette.js";
import { listed } from "../rules/sentences.js";
import { byValue, mostOf, pickedIn, subjectsOf } from "./subjects.js";

/** @typedef {import("../types.js").LiveChart} LiveChart */
/** @typedef {import("../types.js").Group} Group */
/** @typedef {ReturnType<typeof pickingOf>} Picking */

const MOST_NAMED = 6;

/**
 * What is picked, and what changes it.
 * @param {LiveChart} chart
 * @param {() => void} changed
 */
export function pickingOf(chart, changed) {
  const subjects = subjectsOf(chart);
  const known = new Map(subjects.map((subject) => [subject.key, subject]));
  const most = mostOf(chart);
  let picked = pickedIn(chart);
  let isAsMade = chart.state().picks === null;
  let medians = chart.state().medians;
  let notice = "";
  const picks = () => (isAsMade ? null : picked);
  const has = (/** @type {string} */ key) => picked.includes(key);
  const count = () => notice || countOf(chart, picked.length);
  const hasMedian = (/** @type {string} */ key) => medians.includes(key);
  const chosen = () => ({ picks: picks(), medians });
  return { subjects, known, most, picks, chosen, turn, turnMedian, clear, restore, takeGroup, count, has, hasMedian };

  /** @param {string[]} keys @param {string} [text] */
  function take(keys, text = "") {
    [picked, isAsMade, notice] = [keys, false, text];
    changed();
  }

  function clear() {
    medians = [];
    take([]);
  }

  /** @param {string} key of a group */
  function turnMedian(key) {
    const isFull = medians.length >= MOST_MEDIANS && !hasMedian(key);
    notice = isFull ? `${MOST_MEDIANS} medians are the most this chart can show: take one away to add another.` : "";
    if (!isFull) medians = hasMedian(key) ? medians.filter((own) => own !== key) : [...medians, key];
    changed();
  }

  /** @param {string} key */
  function turn(key) {
    if (most === 1) return known.get(key)?.hasFigure ? take([key]) : undefined;
    if (has(key)) return take(picked.filter((own) => own !== key));
    if (!known.get(key)?.hasFigure || picked.length >= most) {
      notice = "";
      return changed();
    }
    return take([...picked, key]);
  }

  function restore() {
    [isAsMade, notice, medians] = [true, "", []];
    picked = chart.kind.picked?.(chart.model, { ...chart.state(), picks: null }) ?? chart.model.figures.drawn;
    changed();
  }

  /** @param {Group} group */
  function takeGroup(group) {
    const { keys, text } = keptOf(group, subjects, most);
    take(keys, text);
  }
}

/**
 * Those of a group that can be picked at once, and what is said where that is not all of it.
 * @param {Group} group
 * @param {import("./subjects.js").Subject[]} subjects
 * @param {number} most
 */
function keptOf({ title, keys }, subjects, most) {
  const members = subjects.filter((subject) => keys.includes(subject.key));
  const own = members.filter(({ hasFigure }) => hasFigure);
  const lacking = members.filter(({ hasFigure }) => !hasFigure);
  const kept = own.length > most ? byValue(own).slice(0, most) : own;
  const which = own[0].value === null ? "" : " with the highest figures";
  const texts = [
    ...(kept.length < own.length ? [`${title} has ${own.length} with figures. Picked are the ${most}${which}.`] : []),
    ...(lacking.length ? [`${title}: ${kept.length} of ${members.length} picked. Without figures in these years: ${named(lacking)}.`] : []),
  ];
  return { keys: kept.map((subject) => subject.key), text: texts.join(" ") };
}

/** @param {import("./subjects.js").Subject[]} subjects those that can be named in a line, and how many more there are */
function named(subjects) {
  const names = subjects.map(({ name }) => name);
  return listed(names.length > MOST_NAMED ? [...names.slice(0, MOST_NAMED - 1), `${names.length - MOST_NAMED + 1} more`] : names);
}

/** @param {LiveChart} chart @param {number} count */
function countOf(chart, count) {
  const most = mostOf(chart);
  if (most === 1) return "";
  const { many, one } = /** @type {import("../types.js").Keys} */ (chart.model.figures.subject);
  const text = `${count} ${count === 1 ? one : many} picked.`;
  if (count < most) return `${text} At most ${most} can be shown.`;
  return `${text} That is the most this chart can show: take one away to add another.`;
}
