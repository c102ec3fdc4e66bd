/** Where things stand side by side, none stands beside its own parts: England beside its regions counts twice. */

import { withDecimals } from "./exactness.js";
import { highest } from "./numbers.js";
import { listed } from "./sentences.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").Keys} Keys */

const ROLES = /** @type {const} */ (["subject", "part"]);
const MEASURED = /** @type {const} */ (["measure", "x", "y"]);

/**
 * A kind of chart that shows things side by side, and so leaves out wholes whose parts it shows.
 * @param {import("../types.js").Kind} kind
 * @param {{inAnyPeriod?: boolean}} [how] whether parts count that have figures for other periods than the whole
 * @returns {import("../types.js").Kind}
 */
export function sideBySide(kind, { inAnyPeriod = false } = {}) {
  /** @type {WeakMap<Model, Model>} */
  const known = new WeakMap();
  /** @param {Model} model */
  const parts = (model) => {
    const found = known.get(model) ?? ROLES.reduce((own, role) => withoutWholes(own, role, inAnyPeriod), model);
    known.set(model, found).set(found, found);
    return found;
  };
  return /** @type {import("../types.js").Kind} */ (Object.fromEntries(Object.entries(kind).map(([name, own]) => [
    name,
    typeof own === "function" ? (/** @type {Model} */ model, /** @type {any[]} */ ...rest) =>
      /** @type {any} */ (own)(parts(model), ...rest) : own,
  ])));
}

/**
 * A model without the figures of things whose parts have figures, which its note names.
 * @param {Model} model
 * @param {"subject" | "part"} role
 * @param {boolean} inAnyPeriod
 * @returns {Model}
 */
function withoutWholes(model, role, inAnyPeriod) {
  const { figures, names } = model;
  const column = figures[role];
  if (!column?.wholes) return model;
  const { wholes, keys } = column;
  const { rows } = figures;
  /** @param {number} thing @param {number} row */
  const when = (thing, row) => `${thing} ${inAnyPeriod ? "" : (rows.time?.[row] ?? "")}`;
  const measured = MEASURED.filter((one) => figures.measures[one]);
  const columns = measured.map((one) => rows[one] ?? []);
  const shown = new Set(rows[role].flatMap((thing, row) =>
    columns.some((cells) => cells[row] === null) ? [] : [when(wholes[thing ?? 0], row)]));
  const kept = rows[role].map((thing, row) => !shown.has(when(thing ?? -1, row)));
  if (kept.every(Boolean)) return model;
  const left = new Set(rows[role].filter((_, row) => !kept[row]));
  const called = keys.flatMap((key, i) => (left.has(i) ? [column.labels?.[i] ?? names.name(key)] : []));
  const own = called.length === 1 ? "its parts are" : "their parts are";
  const decided = measured.map((one, i) => {
    const sizes = columns[i].flatMap((value, row) => (kept[row] && value !== null ? [Math.abs(value)] : []));
    return [one, withDecimals({ ...figures.measures[one], largest: highest(sizes, 0) })];
  });
  return {
    ...model,
    figures: {
      ...figures,
      measures: { ...figures.measures, ...Object.fromEntries(decided) },
      rows: Object.fromEntries(
        Object.entries(rows).map(([name, cells]) => [name, cells.filter((_, row) => kept[row])])),
      note: [figures.note, `Left out, since ${own} shown: ${listed(called)}.`].filter(Boolean).join(" "),
    },
  };
}
