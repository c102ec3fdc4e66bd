/**
 * Showing a part of a map: by its name, by buttons, keys and fingers, and with the wheel where that is meant: with
 * Ctrl held, or on a whole screen. A finger alone, and the wheel alone, scroll the page.
 */

import { button, element } from "../stage/elements.js";

/** @typedef {import("../types.js").LiveChart} LiveChart */
/** @typedef {import("../types.js").Zoom} Zoom */
/** @typedef {import("../types.js").Zooming} Zooming */
/** @typedef {import("../stage/redraw.js").Stage} Stage */
/** @typedef {{clientX: number, clientY: number}} Point */

const STEP = 1.6;
const [WHEEL, PINCHED_WHEEL] = [0.002, 0.01];
// How long a wheel must rest before what it set counts as one change, in milliseconds.
const REST = 400;
const WHOLE = "Whole map";
/** @type {Record<string, number>} */
const KEYS = { "+": STEP, "=": STEP, "-": 1 / STEP, 0: 0 };

/**
 * @param {LiveChart} chart
 * @param {Stage} stage
 * @returns {{show: () => void}}
 */
export function zoomControl(chart, stage) {
  const place = /** @type {HTMLElement | null} */ (chart.figure.querySelector(".chart-zoom"));
  if (!place) return { show() {} };
  const zoom = zoomOf(chart, stage);
  followKeys(chart, stage, zoom);
  followFingers(chart, stage, zoom);
  followWheel(chart, stage, zoom);
  place.setAttribute("role", "group");
  place.setAttribute("aria-label", "Part of the map");
  /** @type {(() => void) | undefined} */
  let mark;
  return { show };

  function show() {
    const { zooming } = chart.kind;
    const isNew = zooming && !mark;
    if (isNew) mark = begin(/** @type {HTMLElement} */ (place), chart, zoom, zooming.parts(chart.model));
    /** @type {HTMLElement} */ (place).hidden = !zooming;
    mark?.();
  }
}

/** @typedef {ReturnType<typeof zoomOf>} Zoomer */

/**
 * What changes the part shown. Changes that come while one is drawn are drawn together.
 * @param {LiveChart} chart
 * @param {Stage} stage
 */
function zoomOf(chart, stage) {
  /** @type {Zoom | null | undefined} */
  let wanted;
  let isDrawing = false;
  /** @type {number | undefined} */
  let resting;
  return { to, by, pass, done, later };

  /** @param {Zoom | null} zoom @param {string} [name] */
  function to(zoom, name) {
    const times = zoom ? `${zoom.times.toFixed(1)} times as large` : WHOLE;
    return chart.change({ zoom }, { said: name ?? times });
  }

  /** @param {number} times 0 for the whole map */
  function by(times) {
    const { width, height } = stage.frame();
    to(times ? after(chart.state().zoom, { by: times, from: { x: width / 2, y: height / 2 } }) : null);
  }

  /** @param {Zoom | null} zoom @param {{by: number, from: {x: number, y: number}, to?: {x: number, y: number}}} change */
  function after(zoom, change) {
    const state = { ...chart.state(), zoom };
    return chart.kind.zooming?.after(chart.model, state, stage.canvas(), change) ?? null;
  }

  /**
   * @param {number} times
   * @param {Point} from what lay here
   * @param {Point} [there] lies here now
   */
  async function pass(times, from, there = from) {
    const before = wanted === undefined ? chart.state().zoom : wanted;
    wanted = after(before, { by: times, from: stage.inPlot(from), to: stage.inPlot(there) });
    if (isDrawing) return;
    isDrawing = true;
    while (wanted !== undefined) {
      const zoom = wanted;
      wanted = undefined;
      await chart.change({ zoom }, { isPassing: true });
    }
    isDrawing = false;
  }

  function done() {
    clearTimeout(resting);
    to(wanted === undefined ? chart.state().zoom : wanted);
  }

  function later() {
    clearTimeout(resting);
    resting = setTimeout(done, REST);
  }
}

/**
 * @param {HTMLElement} place
 * @param {LiveChart} chart
 * @param {Zoomer} zoom
 * @param {{name: string, zoom: Zoom}[]} parts
 * @returns {() => void} marks the part that is shown
 */
function begin(place, chart, zoom, parts) {
  const out = button("\u2212", () => zoom.by(1 / STEP), { "aria-label": "Zoom out", class: "zoom-step" });
  const more = button("+", () => zoom.by(STEP), { "aria-label": "Zoom in", class: "zoom-step" });
  const named = [{ name: WHOLE, zoom: null }, ...parts].map((part) => ({
    part, press: button(part.name, () => zoom.to(part.zoom, part.name)),
  }));
  place.replaceChildren(element("span", { class: "zoom-steps" }, out, more), ...named.map(({ press }) => press));
  return () => {
    const now = String(Object.values(chart.state().zoom ?? {}));
    for (const { part, press } of named) {
      press.setAttribute("aria-pressed", String(now === String(Object.values(part.zoom ?? {}))));
    }
    out.disabled = !chart.state().zoom;
  };
}

/** @param {LiveChart} chart @param {Stage} stage @param {Zoomer} zoom */
function followKeys(chart, stage, zoom) {
  stage.drawing.addEventListener("keydown", (event) => {
    const times = KEYS[event.key];
    if (times === undefined || !chart.kind.zooming || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    zoom.by(times);
  });
}

/** @param {LiveChart} chart @param {Stage} stage @param {Zoomer} zoom */
function followWheel(chart, stage, zoom) {
  stage.drawing.addEventListener("wheel", (event) => {
    const isHeld = event.ctrlKey || event.metaKey;
    const isFull = document.fullscreenElement === chart.figure;
    if (!chart.kind.zooming || !(isHeld || isFull)) return;
    event.preventDefault();
    zoom.pass(Math.exp(-event.deltaY * (isHeld ? PINCHED_WHEEL : WHEEL)), event);
    zoom.later();
  }, { passive: false });
}

/**
 * Two fingers zoom and move; a mouse moves what is larger than the plot.
 * @param {LiveChart} chart
 * @param {Stage} stage
 * @param {Zoomer} zoom
 */
function followFingers(chart, stage, zoom) {
  /** @type {Map<number, Point>} */
  const held = new Map();
  let isMoved = false;
  const { drawing } = stage;
  drawing.addEventListener("touchstart", (event) => {
    if (event.touches.length < 2 || !chart.kind.zooming) return;
    event.preventDefault();
    // What is drawn anew while fingers rest on it hears no more of them there.
    event.target?.addEventListener("touchmove", (move) => move.preventDefault(), { passive: false });
  }, { passive: false });
  drawing.addEventListener("pointerdown", (event) => {
    const isFinger = event.pointerType === "touch";
    if (!chart.kind.zooming || isOver(event) || event.button || !(isFinger || chart.state().zoom)) return;
    held.set(event.pointerId, pointOf(event));
    if (held.size === 2) for (const id of held.keys()) drawing.setPointerCapture(id);
  });
  drawing.addEventListener("pointermove", (event) => {
    const before = held.get(event.pointerId);
    if (!before || (event.pointerType === "touch" && held.size !== 2)) return;
    if (event.pointerType !== "touch" && !isMoved) {
      if (Math.hypot(event.clientX - before.clientX, event.clientY - before.clientY) < 4) return;
      drawing.setPointerCapture(event.pointerId);
    }
    isMoved = true;
    const from = middleOf(held);
    held.set(event.pointerId, pointOf(event));
    const to = middleOf(held);
    zoom.pass(held.size === 2 ? to.apart / from.apart : 1, from, to);
  });
  for (const gone of ["pointerup", "pointercancel"]) {
    drawing.addEventListener(gone, (event) => {
      const { pointerId } = /** @type {PointerEvent} */ (event);
      if (!held.delete(pointerId) || held.size) return;
      if (isMoved) zoom.done();
      isMoved = false;
    });
  }
}

/** @param {Event} event whether it is about what lies over the drawing */
const isOver = ({ target }) => target instanceof Element && Boolean(target.closest(".chart-card"));

/** @param {PointerEvent} event @returns {Point} */
const pointOf = ({ clientX, clientY }) => ({ clientX, clientY });

/** @param {Map<number, Point>} held the place between fingers, and how far apart they are */
function middleOf(held) {
  const [one, other = one] = [...held.values()];
  return {
    clientX: (one.clientX + other.clientX) / 2,
    clientY: (one.clientY + other.clientY) / 2,
    apart: Math.max(1, Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY)),
  };
}
