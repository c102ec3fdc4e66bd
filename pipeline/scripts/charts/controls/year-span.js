/** Two handles on one track, and two fields: the first and the last period that a chart shows. */

import { periodNoun } from "../rules/sentences.js";
import { button, element } from "../stage/elements.js";
import { field, handle } from "./period-fields.js";

/** @typedef {import("../types.js").Keys} Keys */
/** @typedef {import("../types.js").State} State */

/**
 * @param {import("../types.js").LiveChart} chart
 * @param {Keys} time
 */
export function yearSpan(chart, time) {
  const last = time.keys.length - 1;
  let ends = [0, last];
  const told = element("p", { class: "years-told", role: "status" });
  /** @param {string} text */
  const tell = (text) => void (told.textContent = text);
  const labels = [`First ${periodNoun(time)}`, `Last ${periodNoun(time)}`];
  const handles = labels.map((label, end) =>
    handle(time, label, (place) => move(end, place, true), () => commit(false)));
  const fields = labels.map((label, end) =>
    field(time, `${label}, typed`, (place) => move(end, place, false), tell));
  const track = element("div", { class: "years-track" }, ...handles);
  const all = button(`All ${periodNoun(time)}s`, () => chart.change({ from: null, to: null }));
  return { elements: [fields[0], track, fields[1], all, told], show };

  /**
   * @param {number} end
   * @param {number} place
   * @param {boolean} isPassing
   */
  function move(end, place, isPassing) {
    ends = moved(ends, end, place, isPassing);
    put();
    commit(isPassing);
  }

  /** @param {boolean} isPassing */
  function commit(isPassing) {
    chart.change(spanBetween(ends, time), { isPassing });
  }

  /** @param {State} state */
  function show({ from, to }) {
    const found = [from ? time.keys.indexOf(from) : 0, to ? time.keys.indexOf(to) : last];
    if (String(found) !== String(ends)) tell("");
    ends = found;
    put();
  }

  function put() {
    putEnds(ends, time, handles, fields);
    putTrack(track, ends, last);
    all.disabled = ends[0] === 0 && ends[1] === last;
  }
}

/**
 * A handle that is dragged stops at the other one; a typed end takes the other with it.
 * @param {number[]} ends
 * @param {number} end
 * @param {number} place
 * @param {boolean} isDragged
 */
function moved(ends, end, place, isDragged) {
  const other = ends[1 - end];
  const isBeyond = end === 0 ? place > other : place < other;
  if (isBeyond) return isDragged ? [other, other] : [place, place];
  return end === 0 ? [place, other] : [other, place];
}

/**
 * What is chosen with two ends: those of all periods stand for no choice.
 * @param {number[]} ends
 * @param {Keys} time
 */
const spanBetween = ([from, to], { keys }) => ({
  from: from === 0 ? null : keys[from],
  to: to === keys.length - 1 ? null : keys[to],
});

/** @param {HTMLElement} track @param {number[]} ends @param {number} last */
function putTrack(track, ends, last) {
  track.style.setProperty("--from", String(ends[0] / last));
  track.style.setProperty("--to", String(ends[1] / last));
  // Where both handles lie at the end of the track, the one that can still move is on top.
  track.classList.toggle("is-late", ends[0] > last / 2);
}

/**
 * @param {number[]} ends
 * @param {Keys} time
 * @param {HTMLInputElement[]} handles
 * @param {HTMLInputElement[]} fields
 */
function putEnds(ends, { keys }, handles, fields) {
  ends.forEach((place, end) => {
    handles[end].value = String(place);
    handles[end].setAttribute("aria-valuetext", keys[place]);
    if (fields[end] !== document.activeElement) fields[end].value = keys[place];
  });
}
