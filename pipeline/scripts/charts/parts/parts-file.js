/** The file of what bars are made of: a row for each part of each bar. */

import { fileOf, keyColumns } from "../rules/figures-file.js";
import { barAndPart, isOverTime, oneOf, partLabel, partValue, planOf } from "./stacks.js";

/** @typedef {import("../types.js").Keys} Keys */

/** @type {import("../types.js").Kind["file"]} */
export function partsFile(model, state) {
  const plan = planOf(model, state);
  const { figures: { measures: { measure }, subject, time }, names } = model;
  const { bar, part } = barAndPart(model);
  const [bars, parts] = [bar, part].map((role) => /** @type {Keys} */ (/** @type {any} */ (model.figures)[role]));
  const rows = plan.stacks.flatMap((stack) => plan.parts.map((one) => {
    const value = partValue(plan, stack, one);
    return { stack, part: one, value: value === undefined ? "" : `${Number(value.toPrecision(12))}`, missing: stack.missing.get(one) ?? "" };
  }));
  const alone = model.figures.part && subject?.keys.length === 1 ? subject.keys[0] : "";
  const one = isOverTime(model) ? oneOf(model, state) || alone : "";
  const statuses = rows.map(({ value, missing }) => (value ? "" : missing));
  return fileOf([
    ...(one && subject ? keyColumns(subject, rows.map(() => one), names.name) : []),
    ...keyColumns(bars, rows.map(({ stack }) => stack.key), (key) => (isOverTime(model) ? key : names.name(key))),
    ...(time && !isOverTime(model) ? [{ name: time.name, cells: rows.map(() => plan.period) }] : []),
    ...keyColumns(parts, rows.map((row) => row.part), (key) => partLabel(model, plan, key)),
    {
      name: plan.asShares ? "share" : measure.name, unit: plan.asShares ? "%" : measure.unit,
      cells: rows.map(({ value }) => value),
    },
    ...(statuses.some(Boolean) ? [{ name: "status", cells: statuses }] : []),
  ]);
}
