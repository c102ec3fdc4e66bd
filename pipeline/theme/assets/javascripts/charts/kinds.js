/** The kinds of chart that come to life. */

import { composition } from "./kinds/composition.js";
import { distribution } from "./kinds/distribution.js";
import { map } from "./kinds/map.js";
import { progress } from "./kinds/progress.js";
import { ranking } from "./kinds/ranking.js";
import { scatter } from "./kinds/scatter.js";
import { smallMultiples } from "./kinds/small-multiples.js";
import { tiles } from "./kinds/tiles.js";
import { trend } from "./kinds/trend.js";

/** @type {Record<string, import("./types.js").Kind>} */
export const KINDS = {
  composition,
  distribution,
  map,
  progress,
  ranking,
  scatter,
  "small-multiples": smallMultiples,
  tiles,
  trend,
};

/** @param {import("./types.js").Kind} kind whether it is drawn on shapes or tiles */
export const isMap = (kind) => kind === KINDS.map || kind === KINDS.tiles;

/**
 * The kind that shows a chart: that of its map where one is chosen and at hand.
 * @param {import("./types.js").Model} model
 * @param {import("./types.js").State} state
 */
export function kindOf(model, { tab }) {
  const { figures, places } = model;
  const kind = KINDS[tab === "map" && places ? places.form : figures.kind];
  return kind.form?.(model) ?? kind;
}
