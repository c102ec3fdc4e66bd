/** Distribution: how values spread in one period, as a histogram or as one row for each part. The twin
 * of `charts/distribution.py`. */

import { boxes } from "./boxes.js";
import { histogram } from "./histogram.js";
import { latestOf } from "./reference.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {Pick<import("../types.js").Kind, "picture" | "marks" | "told" | "shown">} Form */

/** @param {Model} model @returns {Form} */
const formOf = (model) => (model.figures.part ? boxes : histogram);

/** @type {import("../types.js").Kind} */
export const distribution = {
  picks: "many",
  most: 6,
  years: "one",
  picked: (model) => (model.figures.part ? model.figures.drawn : model.figures.picks),
  latest: latestOf(["measure"]),
  choices: () => [],
  picture: (model, state, canvas) => formOf(model).picture(model, state, canvas),
  marks: (model, state, canvas) => formOf(model).marks(model, state, canvas),
  told: (model, state) => formOf(model).told(model, state),
  shown: (model, state) => formOf(model).shown(model, state),
};
