/** What is looked at: by pointer or tap, or with the arrow keys and letters, which also speak it. */

import { emphasisIn } from "./emphasis.js";
import { movedBy, nearestTo } from "./hit-test.js";
import { endOfLine, momentsOf, seenAt, seenByKey, spokenOf } from "./moments.js";
import { tooltipIn } from "./tooltip.js";
import { typedNames } from "./typed-name.js";

/** @typedef {import("../types.js").Mark} Mark */
/** @typedef {import("../types.js").Frame} Frame */
/** @typedef {import("./moments.js").Seen} Seen */
/** @typedef {import("./emphasis.js").Name} Name */

/**
 * @typedef {object} Sight what is looked at
 * @property {string} text as it is spoken
 * @property {string | null} key of the series that stands out, null for none
 * @property {Mark} [mark] a point alone
 * @property {Seen} [seen] all lines at one time
 */

/**
 * @typedef {object} Card what shows a place that was chosen
 * @property {(mark: Mark, isByKey: boolean) => void} open
 * @property {() => void} close
 */

// A pointer that moves further has dragged, and chosen nothing.
const STILL = 6;

/**
 * @param {Pick<import("../types.js").LiveChart, "figure">} chart
 * @param {(text: string) => void} say
 * @param {Card} [card]
 */
export function pointAt({ figure }, say, card) {
  const drawing = /** @type {HTMLElement} */ (figure.querySelector(".chart-drawing"));
  const tip = tooltipIn(drawing);
  /** @type {ReturnType<typeof pointsOf> | undefined} */
  let points;
  /** What a tap or a click leaves there until the next. @type {Sight | null} */
  let kept = null;
  /** @type {Sight | null} */
  let now = null;

  /** @param {Sight | null} sight */
  function look(sight) {
    now = sight;
    points?.emphasis.on(sight?.key ?? null);
    if (points && sight?.seen) tip.showMoment(sight.seen, points.svg, points.padding);
    else if (points && sight?.mark) tip.showPoint(sight.mark, points.svg, points.padding);
    else tip.hide();
  }

  /** @param {Sight | null} sight */
  function keep(sight) {
    kept = sight;
    look(sight);
  }

  let from = { clientX: NaN, clientY: NaN };
  drawing.addEventListener("pointermove", (event) => look(points?.nearest(event) ?? null));
  drawing.addEventListener("pointerdown", (event) => {
    from = event;
    look(points?.nearest(event) ?? null);
  });
  drawing.addEventListener("pointerup", () => keep(now));
  drawing.addEventListener("click", (event) => {
    const isStill = Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) <= STILL;
    if (isStill) choose(false);
  });
  // A finger that scrolls the page takes back what it touched.
  for (const gone of ["pointercancel", "pointerleave"]) drawing.addEventListener(gone, () => look(kept));
  drawing.addEventListener("blur", ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && drawing.contains(relatedTarget))) keep(null);
  });
  drawing.addEventListener("keydown", (event) => {
    // Held with one of these, keys steer the browser.
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" && event.target === drawing) return choose(true);
    const sight = points?.byKey(event.key);
    if (event.key !== "Escape" && !sight) return;
    if (sight || tip.isShown()) event.preventDefault();
    keep(sight ?? null);
    if (sight) say(sight.text);
  });
  whenElsewhere(drawing, () => now && keep(null));

  /** @param {boolean} isByKey */
  function choose(isByKey) {
    if (now?.mark) card?.open(now.mark, isByKey);
    else card?.close();
  }

  return { follow, tapped };

  /** @param {{clientX: number, clientY: number}} place that was tapped before there was anything to point at */
  function tapped(place) {
    keep(points?.nearest({ ...place, target: null }) ?? null);
    choose(false);
  }

  /**
   * Look at the points of a new drawing; the one that was looked at is let go.
   * @param {SVGSVGElement} svg
   * @param {Frame} frame
   * @param {Mark[][]} marks
   */
  function follow(svg, { padding }, marks) {
    points = pointsOf(svg, padding, marks);
    card?.close();
    keep(null);
  }
}

/**
 * The points of a drawing, and the one that is looked at, from which keys lead on.
 * @param {SVGSVGElement} svg
 * @param {Frame["padding"]} padding
 * @param {Mark[][]} marks
 */
function pointsOf(svg, padding, marks) {
  const series = marks.filter((own) => own.length);
  const emphasis = emphasisIn(svg);
  const moments = momentsOf(series);
  const { at, byKey } = moments.length ? throughTime(moments, series[0][0].key) : oneByOne(series);
  return { svg, padding, emphasis, nearest, byKey };

  /** @param {{clientX: number, clientY: number, target: EventTarget | null}} event @returns {Sight | null} */
  function nearest({ clientX, clientY, target }) {
    const matrix = svg.getScreenCTM()?.inverse();
    if (!matrix) return null;
    const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(matrix);
    const name = emphasis.nameAt(target);
    return at(x - padding.left, y - padding.top, name) ?? (name && { text: "", key: name.series });
  }
}

/**
 * @param {Mark[][]} series
 * @returns {{at: (x: number, y: number, name: Name | null) => Sight | null, byKey: (key: string) => Sight | null}}
 */
function oneByOne(series) {
  /** @type {import("./hit-test.js").At | null | undefined} */
  let there = null;
  const typed = typedNames(series);
  /** @param {import("./hit-test.js").At | null | undefined} to @param {boolean} standsOut */
  function sight(to, standsOut) {
    if (!to) return null;
    there = to;
    const mark = series[to[0]][to[1]];
    return { mark, text: mark.text, key: standsOut ? mark.key : null };
  }
  return {
    at: (x, y, name) => (name?.isOfLegend ? null : sight(nearestTo(series, x, y), false)),
    byKey: (key) => sight(movedBy(key, series, there ?? null) ?? typed(key, there ?? null), true),
  };
}

/**
 * @param {import("./moments.js").Moment[]} moments
 * @param {string} first the key of the line that is looked at first
 * @returns {{at: (x: number, y: number, name: Name | null) => Sight | null, byKey: (key: string) => Sight | null}}
 */
function throughTime(moments, first) {
  /** @type {{period: string, key: string} | null} */
  let from = null;
  /** @param {Seen | null | undefined} seen @param {string} [line] */
  function sight(seen, line = seen?.chosen.key) {
    if (!seen || line === undefined) return null;
    from = { period: seen.moment.period, key: line };
    return { seen, text: spokenOf(seen), key: seen.isOn ? seen.chosen.key : null };
  }
  return {
    at: (x, y, name) => sight(name ? endOfLine(moments, name.series) : seenAt(moments, x, y)),
    // A line stays the one that is followed where it has no figure.
    byKey: (key) => sight(seenByKey(key, moments, from, first), isAlongTime(key) ? from?.key : undefined),
  };
}

/** @param {string} key */
const isAlongTime = (key) => !["ArrowUp", "ArrowDown"].includes(key);

/**
 * A tap beside a drawing, or Escape wherever one is, lets go of what is looked at.
 * @param {HTMLElement} drawing
 * @param {() => void} close
 */
function whenElsewhere(drawing, close) {
  const gone = new AbortController();
  /** @param {Event} event */
  function listen(event) {
    if (!drawing.isConnected) return gone.abort();
    const isEscape = event instanceof KeyboardEvent && event.key === "Escape";
    const isBeside = !(event.target instanceof Node && drawing.contains(event.target));
    if (isEscape || (isBeside && event.type === "pointerdown")) close();
  }
  for (const type of ["pointerdown", "keydown"]) addEventListener(type, listen, { signal: gone.signal });
}
