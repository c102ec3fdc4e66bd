/** A chart as the page is made with it: what the build asks, and the browser begins with. */

import { INITIAL_STATE } from "./initial-state.js";
import { kindOf } from "./kinds.js";
import { CANVASES } from "./layout/canvas.js";
import { coloursOf } from "./lines/looks.js";
import { modelOf } from "./model.js";
import { noFigures } from "./rules/no-figures.js";

/** @typedef {import("./types.js").Read} Read */
/** @typedef {import("./types.js").Model} Model */

/**
 * Whom a chart shows before anyone has chosen, in which period, how, and what it says; or why it has
 * nothing to show.
 * @param {{figures: Read | null, entities: import("./types.js").Entities | null, places?: Model["places"]}} given
 *   no figures where the data has not what the kind of chart is drawn of
 */
export function firstDrawing({ figures, entities, places }) {
  if (!figures) return { refused: noFigures(), notes: [] };
  const read = modelOf(figures, entities, places);
  const kind = kindOf(read, INITIAL_STATE);
  const { drawn, period, reference: told = period, form = "", refused, notes = [] } = kind.first(read);
  const reference = figures.time?.keys.includes(told) ? told : null;
  const model = { ...read, figures: { ...read.figures, drawn, reference, form } };
  return {
    drawn,
    period,
    reference,
    form,
    refused: refused ?? null,
    ...(refused ? { notes } : shownAtFirst(model, kind)),
  };
}

/** @param {Model} model @param {import("./types.js").Kind} kind */
function shownAtFirst(model, kind) {
  return {
    colours: model.figures.colours ? Object.fromEntries(coloursOf(model, INITIAL_STATE)) : {},
    hasSettings: kind.choices(model, INITIAL_STATE).length > 0,
    words: kind.words(model, INITIAL_STATE),
    table: kind.table(model, INITIAL_STATE),
    wide: kind.picture(model, INITIAL_STATE, CANVASES.wide),
    narrow: kind.picture(model, INITIAL_STATE, CANVASES.narrow),
  };
}
