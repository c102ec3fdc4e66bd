/** A chart as the page is made with it: what the build asks, and the browser begins with. */

import { INITIAL_STATE } from "./initial-state.js";
import { kindOf } from "./kinds.js";
import { CANVASES } from "./layout/canvas.js";
import { coloursOf } from "./lines/looks.js";
import { modelOf } from "./model.js";
import { nameOfFile } from "./rules/file-name.js";
import { noFigures } from "./rules/no-figures.js";

/** @typedef {import("./types.js").Read} Read */
/** @typedef {import("./types.js").Model} Model */
/** @typedef {{dataset: string, view: string}} Named */

/**
 * Whom a chart shows before anyone has chosen, in which period, how, and what it says; or why it has
 * nothing to show.
 * @param {{figures: Read | null, entities: import("./types.js").Entities | null, places?: Model["places"],
 *   named?: Named}} given
 *   no figures where the data has not what the kind of chart is drawn of
 */
export function firstDrawing({ figures, entities, places, named }) {
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
    ...(refused ? { notes } : shownAtFirst(model, kind, named)),
  };
}

/**
 * @param {Model} model
 * @param {import("./types.js").Kind} kind
 * @param {Named} [named]
 */
function shownAtFirst(model, kind, named) {
  return {
    file: fileFor(model, kind, named),
    colours: model.figures.colours ? Object.fromEntries(coloursOf(model, INITIAL_STATE)) : {},
    hasSettings: kind.choices(model, INITIAL_STATE).length > 0,
    words: kind.words(model, INITIAL_STATE),
    table: kind.table(model, INITIAL_STATE),
    wide: kind.picture(model, INITIAL_STATE, CANVASES.wide),
    narrow: kind.picture(model, INITIAL_STATE, CANVASES.narrow),
  };
}

/**
 * What a chart shows before anyone has chosen, to take away.
 * @param {{figures: Read, entities: import("./types.js").Entities | null, places?: Model["places"], named: Named}} given
 */
export function firstFile({ figures, entities, places, named }) {
  const model = modelOf(figures, entities, places);
  return fileFor(model, kindOf(model, INITIAL_STATE), named);
}

/** @param {Model} model @param {import("./types.js").Kind} kind @param {Named} [named] */
function fileFor(model, kind, named) {
  const file = kind.file(model, INITIAL_STATE);
  return { ...file, name: named ? nameOfFile(model, file, named) : "" };
}
