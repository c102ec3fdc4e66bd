/** One line, or another series of a drawing, made to stand out: the rest is dimmed. */

const DIMMED = "is-dimmed";
const DRAWN = "path, text, circle, rect, line";

/**
 * Which series a part of a drawing belongs to, as the rows say of which it was drawn.
 * @param {Element} part
 * @returns {string | undefined}
 */
function seriesOf(part) {
  const item = /** @type {any} */ (part).__data__;
  const datum = (Array.isArray(item) ? item[0] : item?.items?.[0] ?? item)?.datum;
  return datum?.subject ?? datum?.part ?? undefined;
}

/** @param {SVGSVGElement} svg */
export function emphasisIn(svg) {
  const parts = [...svg.querySelectorAll(DRAWN)].flatMap((part) => {
    const series = seriesOf(part);
    return series === undefined ? [] : [{ part, series }];
  });
  const areSeveral = new Set(parts.map(({ series }) => series)).size > 1;
  /** @type {string | null} */
  let now = null;
  return { on, nameAt };

  /** @param {string | null} key the one that stands out, null for none */
  function on(key) {
    if (key === now) return;
    now = key;
    for (const { part, series } of parts) part.classList.toggle(DIMMED, areSeveral && key !== null && series !== key);
  }

  /** @param {EventTarget | null} target @returns {string | null} whose name it is */
  function nameAt(target) {
    const text = target instanceof Element ? target.closest("text") : null;
    return text && svg.contains(text) ? seriesOf(text) ?? null : null;
  }
}
