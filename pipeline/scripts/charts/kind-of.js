/** Which kind shows a chart. */

/** @typedef {import("./types.js").Kind} Kind */

/**
 * The kind that shows a chart: that of its map where one is chosen and at hand.
 * @param {Record<string, Kind>} kinds those at hand
 * @returns {(model: import("./types.js").Model, state: import("./types.js").State) => Kind}
 */
export const kindAmong = (kinds) => (model, { tab }) => {
  const { figures, places } = model;
  const kind = kinds[tab === "map" && places ? places.form : figures.kind];
  return kind.form?.(model) ?? kind;
};
