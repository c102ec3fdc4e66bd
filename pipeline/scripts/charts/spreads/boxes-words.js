/** What spreads by part say: which parts have the highest and the lowest middle, and differ most. */

import { noFiguresWords } from "../rules/no-figures.js";
import { computedApart } from "../rules/in-words.js";
import { FEWEST_FOR_A_MEDIAN, levelWithTheFirst } from "../rules/numbers.js";
import { absentNote } from "../rules/reference-period.js";
import { inPeriod, listed } from "../rules/sentences.js";
import { spreadsOf } from "./spreads.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("./spreads.js").Spread} Spread */
/** @typedef {import("./spreads.js").Quartiles} Quartiles */
/** @typedef {Spread & {quartiles: Quartiles}} Halved */

const MOST_NAMED = 3;
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
  const tops = levelWith(halved, measure);
  if (tops.includes(bottom)) {
    return `${start} ${areEqual(halved) ? "" : "about "}the same in all ${halved.length} parts (${high}).`;
  }
  const bottoms = levelWith([...halved].reverse(), measure).filter((one) => !tops.includes(one));
  return `${start} highest for ${those(tops)} (${areEqual(tops) ? "" : "about "}${high}) and ` +
    `lowest for ${those(bottoms)} (${areEqual(bottoms) ? "" : "about "}${low}).`;
}

/**
 * Those of ordered spreads whose middle is about the same as that of the first.
 * @param {Halved[]} halved
 * @param {import("../types.js").Measure} measure
 */
function levelWith(halved, measure) {
  const level = levelWithTheFirst(halved.map(({ quartiles }, i) => [String(i), quartiles.median]), measure);
  return level.map((i) => halved[Number(i)]);
}

/** @param {Halved[]} spreads */
const areEqual = (spreads) => spreads.every(({ quartiles }) => quartiles.median === spreads[0].quartiles.median);

/** @param {Halved[]} spreads */
const those = (spreads) => (spreads.length > MOST_NAMED
  ? `${spreads[0].inside} and ${spreads.length - 1} others`
  : listed(spreads.map(({ inside }) => inside)));

/** @param {Model} model @param {Halved[]} halved */
function widest(model, halved) {
  if (halved.length < 2) return [];
  const { measure } = model.figures.measures;
  /** @param {Halved} spread */
  const half = ({ quartiles }) => quartiles.upper - quartiles.lower;
  const { inside, quartiles } = halved.reduce((a, b) => (half(b) > half(a) ? b : a));
  if (quartiles.lower === quartiles.upper) return [];
  const [lower, upper] = computedApart([quartiles.lower, quartiles.upper], measure);
  return [`Values differ most for ${inside}: the middle half lies between ${lower} and ${upper}.`];
}
