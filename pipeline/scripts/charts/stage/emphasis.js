/** One line, or another series of a drawing, made to stand out: the rest is dimmed. */

const DIMMED = "is-dimmed";
const DRAWN = "path, text, circle, rect, line";
// What rows say of which series they are of, as the kinds of chart call it; on a map it is a colour.
const SERIES = ["subject", "part", "pick", "outcome", "fill"];
// What the rows of figures have, and those of a legend have not.
const OF_FIGURES = ["value", "reach", "level", "key"];

const EMPTY = ["none", "transparent"];
const GROUND = "var(--chart-ground)";

/**
 * The row of which a part of a drawing was drawn.
 * @param {Element} part
 * @returns {Record<string, unknown> | undefined}
 */
function rowOf(part) {
  const item = /** @type {any} */ (part).__data__;
  return (Array.isArray(item) ? item[0] : item?.items?.[0] ?? item)?.datum;
}

/** @param {Record<string, unknown> | undefined} row @returns {string | undefined} */
function seriesOf(row) {
  const found = SERIES.map((name) => row?.[name]).find((series) => typeof series === "string");
  return /** @type {string | undefined} */ (found);
}

/**
 * @typedef {object} Name
 * @property {string} series whose it is
 * @property {boolean} isOfLegend
 *
 * @param {SVGSVGElement} svg
 */
export function emphasisIn(svg) {
  const drawn = [...svg.querySelectorAll(DRAWN)];
  const tones = tonesOf(drawn);
  const parts = drawn.flatMap((part) => {
    const series = ownOf(rowOf(part));
    return series === undefined ? [] : [{ part, series }];
  });
  const known = new Set(parts.map(({ series }) => series));
  /** @type {string | null} */
  let now = null;
  return { on, nameAt };

  /** @param {Record<string, unknown> | undefined} row */
  function ownOf(row) {
    const series = seriesOf(row);
    return tones.get(series ?? "") ?? series;
  }

  /** @param {string | null} key the one that stands out, null for none */
  function on(key) {
    if (key === now) return;
    now = key;
    const isOne = known.size > 1 && key !== null && known.has(key);
    for (const { part, series } of parts) part.classList.toggle(DIMMED, isOne && series !== key);
  }

  /** @param {EventTarget | null} target @returns {Name | null} the name, or the entry of a legend, that is there */
  function nameAt(target) {
    const part = target instanceof Element ? target.closest(DRAWN) : null;
    const row = part && svg.contains(part) ? rowOf(part) : undefined;
    const series = ownOf(row);
    if (!part || !row || series === undefined || row.text === undefined) return null;
    const isOfLegend = OF_FIGURES.every((name) => row[name] === undefined);
    return isOfLegend || part.tagName === "text" ? { series, isOfLegend } : null;
  }
}

/**
 * The colours of outcomes: a legend has one of them for all of a colour.
 * @param {Element[]} drawn
 * @returns {Map<string, string>}
 */
function tonesOf(drawn) {
  const tones = drawn.flatMap((part) => {
    const { outcome } = rowOf(part) ?? {};
    const paints = ["fill", "stroke"].map((name) => part.getAttribute(name));
    const paint = part.tagName === "text" ? undefined : paints.find((one) => one && !EMPTY.includes(one));
    return typeof outcome === "string" && paint ? [/** @type {[string, string]} */ ([outcome, paint])] : [];
  });
  return new Map(tones.filter(([, paint]) => paint !== GROUND));
}
