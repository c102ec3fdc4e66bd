/**
 * One handle and one field: the period that a chart shows, the latest, or one after another. Where a chart shows the
 * newest figures of several years, a switch leads to one year and back.
 */

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
  const newest = kind.newest?.(model) ?? null;
  const last = time.keys.length - 1;
  let isNewest = newest !== null;
  let place = time.keys.indexOf(latest.period);
  const told = element("p", { class: "years-told", role: "status" });
  const label = `Shown ${periodNoun(time)}`;
  const range = handle(time, label, (to) => move(to, true), () => move(place, false));
  const typed = field(time, `${label}, typed`, (to) => move(to, false), (text) => void (told.textContent = text));
  typed.placeholder = periodNoun(time) === "year" ? "Year" : "Period";
  const track = element("div", { class: "years-track years-track-one" }, range);
  // Played from the newest figures, all periods are shown from the first on.
  const player = kind.plays ? playing(() => (isNewest ? last : place), last, move) : null;
  const ways = newest ? eitherOr(newest, time, choose) : toLatest(choose);
  const elements = [...(player ? [player.button] : []), typed, track, ...ways.elements, told];
  return { elements, show };

  /** @param {boolean} isOneYear */
  function choose(isOneYear) {
    player?.end();
    chart.change({ at: isOneYear ? latest.period : null });
  }

  /** @param {number} to @param {boolean} isPassing */
  function move(to, isPassing) {
    place = to;
    const period = time.keys[place];
    return chart.change({ at: period === latest.period && !newest ? null : period }, { isPassing });
  }

  /** @param {State} state */
  function show({ at }) {
    const found = time.keys.indexOf(at ?? latest.period);
    if (found !== place || at === null) told.textContent = at === null ? latest.why : "";
    [place, isNewest] = [found, at === null && newest !== null];
    range.value = String(place);
    range.setAttribute("aria-valuetext", isNewest && newest ? newest.told : time.keys[place]);
    if (typed !== document.activeElement) typed.value = isNewest ? "" : time.keys[place];
    track.style.setProperty("--from", String((isNewest && newest ? newest.from : 0) / last));
    track.style.setProperty("--to", String(place / last));
    ways.show(at);
  }
}

/** @param {(isOneYear: boolean) => void} choose */
function toLatest(choose) {
  const press = button("Latest", () => choose(false));
  return { elements: [press], show: (/** @type {string | null} */ at) => void (press.disabled = at === null) };
}

/**
 * @param {import("../types.js").Years} newest
 * @param {Keys} time
 * @param {(isOneYear: boolean) => void} choose
 */
function eitherOr(newest, time, choose) {
  const presses = [false, true].map((isOne) =>
    button(isOne ? `One ${periodNoun(time)}` : `Newest of ${newest.told}`, () => choose(isOne)));
  const either = element("span", { class: "years-ways", role: "group", "aria-label": "Figures shown" }, ...presses);
  return { elements: [either], show };

  /** @param {string | null} at */
  function show(at) {
    presses.forEach((press, isOne) => press.setAttribute("aria-pressed", String((at !== null) === Boolean(isOne))));
  }
}

/**
 * A button that shows one period after another, from the first if the last is shown. Where less
 * motion is asked for it is not there (see charts.css): the handle does the same by steps.
 * @param {() => number} placeNow
 * @param {number} last
 * @param {(place: number, isPassing: boolean) => Promise<void>} move
 */
function playing(placeNow, last, move) {
  /** @type {number | undefined} */
  let turn;
  const press = button("Play", () => (turn === undefined ? step(true) : stop()), { class: "years-play" });
  return { button: press, end };

  /** @param {boolean} isFirst */
  async function step(isFirst) {
    const now = placeNow();
    if (!press.isConnected) return end();
    if (now === last && !isFirst) return stop();
    press.textContent = "Pause";
    turn = setTimeout(() => step(false), PACE);
    await move(now === last ? 0 : now + 1, true);
  }

  function stop() {
    end();
    move(placeNow(), false);
  }

  function end() {
    clearTimeout(turn);
    turn = undefined;
    press.textContent = "Play";
  }
}
