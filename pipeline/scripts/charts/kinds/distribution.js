/** Distribution: how values spread in one period, as a histogram or as one row for each part. */

import { INITIAL_STATE } from "../initial-state.js";
import { areAmbiguous, noFigures, severalFigures } from "../rules/no-figures.js";
import { atPeriod, latestOf } from "../rules/reference-period.js";
import { sideBySide } from "../rules/wholes.js";
import { boxes } from "../spreads/boxes.js";
import { histogram } from "../spreads/histogram.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").Kind} Kind */
/** @typedef {Pick<Kind, "picture" | "marks" | "words" | "table" | "file"> & {drawnAt: (model: Model) => string[]}} Form */

/** @param {Model} model @returns {Form} */
const formOf = (model) => (model.figures.part ? boxes : histogram);

/** @type {Kind} */
export const kind = sideBySide({
  picks: "many",
  most: 6,
  years: "one",
  picked: (model) => (model.figures.part ? model.figures.drawn : model.figures.picks),
  latest: latestOf(["measure"]),
  first: firstDrawing,
  choices: () => [],
  picture: (model, state, canvas) => formOf(model).picture(model, state, canvas),
  marks: (model, state, canvas) => formOf(model).marks(model, state, canvas),
  words: (model, state) => formOf(model).words(model, state),
  table: (model, state) => formOf(model).table(model, state),
  file: (model, state) => formOf(model).file(model, state),
});

/** @type {Kind["first"]} */
function firstDrawing(model) {
  const { subject, part } = model.figures;
  const { rows, period } = atPeriod(model, INITIAL_STATE);
  const nothing = { drawn: [], period: "" };
  if (!rows.length) return { ...nothing, refused: noFigures() };
  // Rows that are about nobody are told apart by nothing: each is one more value.
  if (subject && areAmbiguous(model, rows, ["subject", "part"])) {
    return { ...nothing, refused: severalFigures(model, ["subject", "part", "time"]) };
  }
  return { drawn: formOf(model).drawnAt(model), period, form: part ? "rows" : "steps" };
}
