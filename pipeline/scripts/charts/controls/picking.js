/** What is picked while the list is open, and what changes it. */

import { byValue, mostOf, pickedIn, subjectsOf } from "./subjects.js";

/** @typedef {import("../types.js").LiveChart} LiveChart */
/** @typedef {import("./subjects.js").Group} Group */
/** @typedef {ReturnType<typeof pickingOf>} Picking */

/**
 * What is picked, and what changes it.
 * @param {LiveChart} chart
 * @param {(picks: string[] | null) => void} changed
 */
export function pickingOf(chart, changed) {
  const subjects = subjectsOf(chart);
  const known = new Map(subjects.map((subject) => [subject.key, subject]));
  const most = mostOf(chart);
  let picked = pickedIn(chart);
  let isAsMade = chart.state().picks === null;
  let notice = "";
  const picks = () => (isAsMade ? null : picked);
  const has = (/** @type {string} */ key) => picked.includes(key);
  const count = () => notice || countOf(chart, picked.length);
  const clear = () => take([]);
  return { subjects, known, most, picks, turn, clear, restore, takeGroup, count, has };

  /** @param {string[]} keys @param {string} [text] */
  function take(keys, text = "") {
    [picked, isAsMade, notice] = [keys, false, text];
    changed(picks());
  }

  /** @param {string} key */
  function turn(key) {
    if (most === 1) return known.get(key)?.hasFigure ? take([key]) : undefined;
    if (has(key)) return take(picked.filter((own) => own !== key));
    if (!known.get(key)?.hasFigure || picked.length >= most) {
      notice = "";
      return changed(picks());
    }
    return take([...picked, key]);
  }

  function restore() {
    [isAsMade, notice] = [true, ""];
    picked = chart.kind.picked?.(chart.model, { ...chart.state(), picks: null }) ?? chart.model.figures.drawn;
    changed(null);
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
  const own = subjects.filter((subject) => subject.hasFigure && keys.includes(subject.key));
  const kept = own.length > most ? byValue(own).slice(0, most) : own;
  const which = own[0].value === null ? "" : " with the highest figures";
  const text = kept.length < own.length
    ? `${title} has ${own.length} with figures. Picked are the ${most}${which}.`
    : "";
  return { keys: kept.map((subject) => subject.key), text };
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
