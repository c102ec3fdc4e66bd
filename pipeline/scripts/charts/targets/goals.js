/** Targets set against what was measured. */

import { INITIAL_STATE } from "../initial-state.js";
import { linesOfKeys } from "../lines/lines.js";
import { measureOf } from "../model.js";
import { aboutTheSame } from "../rules/numbers.js";
import { byCodePoints } from "../rules/order.js";
import { OUTCOMES, judge } from "./verdicts.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").State} State */
/** @typedef {import("../types.js").Target} Target */

/**
 * @typedef {object} Progress a target, the name of whose it is, and what became of it
 * @property {Target} target
 * @property {string} name
 * @property {import("./verdicts.js").Verdict} verdict
 * @property {boolean} isClose whether figure and target are about the same
 */

export const MOST_GOALS = 24;

/**
 * What became of the targets of those picked, or of all that the page was made with.
 * @param {Model} model
 * @param {State} state
 * @returns {{every: Progress[], unknown: number, without: string[]}} in the order of outcomes and
 *   names; `unknown` counts targets without any figures, `without` has the keys without a target
 */
export function progressOf(model, state) {
  const { targets, drawn } = model.figures;
  const picks = state.picks ?? drawn;
  const kept = state.picks ? targets.filter(({ key }) => !key || picks.includes(key)) : targets;
  const all = kept.flatMap((target) => (target.key ? [target] : picks.map((key) => ({ ...target, key }))));
  const keys = [...new Set(all.map(({ key }) => key))];
  // A target is judged by all figures since it was set.
  const lines = new Map(linesOfKeys(model, INITIAL_STATE, keys).map((line) => [line.key, line]));
  const every = all.flatMap((target) => {
    const line = lines.get(target.key);
    if (!line) return [];
    const verdict = judge(target, line.points, measureOf(model));
    const isClose = aboutTheSame(verdict.point.value, target.value, measureOf(model));
    return [{ target, name: line.name, verdict, isClose }];
  });
  return {
    every: every.sort(byOutcome),
    unknown: all.length - every.length,
    without: picks.filter((key) => !keys.includes(key)),
  };
}

/** @param {Progress} a @param {Progress} b */
const byOutcome = (a, b) =>
  OUTCOMES.indexOf(a.verdict.outcome) - OUTCOMES.indexOf(b.verdict.outcome) ||
  byCodePoints(a.name, b.name) || byCodePoints(a.target.period ?? "", b.target.period ?? "");
