/** A measure by which entities can be compared, with all its figures. */

import { modelOf } from "../charts/model.js";

/** @typedef {import("./types.js").Indicator} Indicator */

/** One period for figures that have none, so that all are read in the same way. */
const NO_TIME = {
  name: "", title: "", called: "", keys: [""], places: [0], stands: "listed", a_year: 1, one: "", many: "",
};

/**
 * @param {any} read its file: figures by column, and who stays `aside`
 * @param {import("../charts/types.js").Entities | null} entities
 * @returns {Omit<Indicator, "listed">}
 */
export function indicatorOf({ aside, ...figures }, entities) {
  if (!figures.time) {
    const count = figures.rows.subject.length;
    Object.assign(figures, { time: NO_TIME, rows: { ...figures.rows, time: Array(count).fill(0) } });
  }
  return { aside, model: modelOf(figures, entities) };
}
