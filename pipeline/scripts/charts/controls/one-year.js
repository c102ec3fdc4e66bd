/** One handle and one field: the period that a chart shows, the latest, or one after another. */

import { periodNoun } from "../rules/sentences.js";
import { button, element } from "../stage/elements.js";
import { field, handle } from "./period-fields.js";

/** @typedef {import("../types.js").Keys} Keys */
/** @typedef {import("../types.js").State} State */

/** How long each period is shown while they are played, in milliseconds. */
const PACE = 900;

/**
 * @param {import("../types.js").LiveChart} chart
 * @param {Keys} time
 */
export function oneYear(chart, time) {
  const { model, kind } = chart;
  const latest = kind.latest?.(model) ?? { period: time.keys[time.keys.length - 1], why: "" };
  let place = time.keys.indexOf(latest.period);
  const told = element("p", { class: "years-told", role: "status" });
  const label = `Shown ${periodNoun(time)}`;
  const range = handle(time, label, (to) => move(to, true), () => move(place, false));
  const typed = field(time, `${label}, typed`, (to) => move(to, false), (text) => void (told.textContent = text));
  const track = element("div", { class: "years-track years-track-one" }, range);
  const toLatest = button("Latest", () => chart.change({ at: null }));
  const player = kind.plays ? playing(() => place, time.keys.length, move) : null;
  const elements = [...(player ? [player.button] : []), typed, track, toLatest, told];
  return { elements, show };

  /** @param {number} to @param {boolean} isPassing */
  function move(to, isPassing) {
    place = to;
    const period = time.keys[place];
    return chart.change({ at: period === latest.period ? null : period }, { isPassing });
  }

  /** @param {State} state */
  function show({ at }) {
    const found = time.keys.indexOf(at ?? latest.period);
    if (found !== place || at === null) told.textContent = at === null ? latest.why : "";
    place = found;
    range.value = String(place);
    range.setAttribute("aria-valuetext", time.keys[place]);
    if (typed !== document.activeElement) typed.value = time.keys[place];
    track.style.setProperty("--from", "0");
    track.style.setProperty("--to", String(place / (time.keys.length - 1)));
    toLatest.disabled = at === null;
  }
}

/**
 * A button that shows one period after another, from the first if the last is shown. Where less
 * motion is asked for it is not there (see charts.css): the handle does the same by steps.
 * @param {() => number} placeNow
 * @param {number} count
 * @param {(place: number, isPassing: boolean) => Promise<void>} move
 */
function playing(placeNow, count, move) {
  /** @type {number | undefined} */
  let turn;
  const press = button("Play", () => (turn === undefined ? step(true) : stop()), { class: "years-play" });
  return { button: press };

  /** @param {boolean} isFirst */
  async function step(isFirst) {
    const now = placeNow();
    if (now === count - 1 && !isFirst) return stop();
    press.textContent = "Pause";
    turn = setTimeout(() => step(false), PACE);
    await move(now === count - 1 ? 0 : now + 1, true);
  }

  function stop() {
    clearTimeout(turn);
    turn = undefined;
    press.textContent = "Play";
    move(placeNow(), false);
  }
}
