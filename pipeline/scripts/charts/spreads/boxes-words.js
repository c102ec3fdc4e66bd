/** What spreads by part say: which parts have the highest and the lowest middle, and differ most. */

import { noFiguresWords } from "../rules/no-figures.js";
import { computedApart } from "../rules/in-words.js";
import { FEWEST_FOR_A_MEDIAN, levelWithTheFirst } from "../rules/numbers.js";
import { absentNote } from "../rules/reference-period.js";
import { inPeriod } from "../rules/sentences.js";
import { spreadsOf } from "./spreads.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("./spreads.js").Spread} Spread */
/** @typedef {import("./spreads.js").Quartiles} Quartiles */
/** @typedef {Spread & {quartiles: Quartiles}} Halved */

const LEGEND = "Line: lowest to highest. Bar: the middle half. Upright stroke: the median.";
const LEGEND_FEW = ` Both only where there are ${FEWEST_FOR_A_MEDIAN} values or more.`;

/** @type {import("../types.js").Kind["words"]} */
export function words(model, state) {
  const { spreads, at } = spreadsOf(model, state);
  if (!spreads.length) return noFiguresWords(model, { ...at, isAmbiguous: false });
  const halved = /** @type {Halved[]} */ (spreads.filter(({ quartiles }) => quartiles));
  const isFew = halved.length < spreads.length;
  const present = new Set(spreads.flatMap(({ picks }) => [...picks.keys()]));
  return {
    headline: extremes(model, spreads, halved, at.period),
    sentences: widest(model, halved),
    notes: [
      LEGEND + (isFew ? LEGEND_FEW : ""),
      ...absentNote(model, state, at.period, present),
      ...(model.figures.note ? [model.figures.note] : []),
    ],
  };
}

/** @param {Model} model @param {Spread[]} spreads @param {Halved[]} halved @param {string} period */
function extremes(model, spreads, halved, period) {
  const { measured, measures: { measure } } = model.figures;
  const start = `The middle value${inPeriod(model, period)} is`;
  if (!halved.length) {
    const parts = `${spreads.length} ${spreads.length === 1 ? "part" : "parts"}`;
    return `${measured}${inPeriod(model, period)}: figures for ${parts}.`;
  }
  const [top, bottom] = [halved[0], halved[halved.length - 1]];
  const [high, low] = computedApart([top, bottom].map(({ quartiles }) => quartiles.median), measure);
  if (halved.length === 1) return `${start} ${high} for ${top.inside}.`;
  const level = levelWithTheFirst(halved.map(({ name, quartiles }) => [name, quartiles.median]), measure);
  if (level.includes(bottom.name)) return `${start} about the same in all ${halved.length} parts (${high}).`;
  return `${start} highest for ${top.inside} (${high}) and lowest for ${bottom.inside} (${low}).`;
}

/** @param {Model} model @param {Halved[]} halved */
function widest(model, halved) {
  if (halved.length < 2) return [];
  const { measure } = model.figures.measures;
  /** @param {Halved} spread */
  const half = ({ quartiles }) => quartiles.upper - quartiles.lower;
  const { inside, quartiles } = halved.reduce((a, b) => (half(b) > half(a) ? b : a));
  const [lower, upper] = computedApart([quartiles.lower, quartiles.upper], measure);
  return [`Values differ most for ${inside}: the middle half lies between ${lower} and ${upper}.`];
}
