/** What became of every target of a view, one by one: what the build asks for the page of targets. */

import { INITIAL_STATE } from "../initial-state.js";
import { modelOf } from "../model.js";
import { tabled } from "../rules/in-words.js";
import { inPeriod } from "../rules/sentences.js";
import { concerns } from "../rules/stretches.js";
import { goalValue, sentence, withoutFigures } from "./goal-words.js";
import { progressOf } from "./goals.js";
import { OUTCOMES, REACHED, VERDICTS } from "./verdicts.js";

/** @typedef {import("../types.js").Model} Model */

const NOT_JUDGED = "cannot be judged";

/**
 * In the order of the view's targets. `order` puts verdicts beside each other; `figure` is the one that
 * decides, or else the latest, and `then` that of the period in which the target was set.
 * @param {{figures: import("../types.js").Read, entities: import("../types.js").Entities | null}} given
 */
export function targetsForPage({ figures, entities }) {
  const model = modelOf(figures, entities);
  const found = new Map(progressOf(model, INITIAL_STATE).every.map((one) => [one.target, one]));
  return figures.targets.map((target) => {
    const one = found.get(target);
    const value = goalValue(model, target);
    return one
      ? { value, sentence: sentence(model, one), ...verdictOf(model, one), breaks: breaksSince(model, one) }
      : {
          value, sentence: withoutFigures(model, target),
          verdict: NOT_JUDGED, order: OUTCOMES.length, isJudged: false, then: null, figure: null, period: null,
          breaks: [],
        };
  });
}

/** @param {Model} model @param {import("./goals.js").Progress} one */
function verdictOf(model, { verdict: { outcome, point, start, reached } }) {
  const { measure } = model.figures.measures;
  const isJudged = VERDICTS.includes(outcome);
  const told = outcome === REACHED && reached ? `reached${inPeriod(model, reached.period)}` : outcome;
  return {
    verdict: isJudged ? told : NOT_JUDGED,
    order: OUTCOMES.indexOf(outcome),
    isJudged,
    then: start ? tabled(start.value, measure) : null,
    figure: tabled(point.value, measure),
    period: point.period,
  };
}

/**
 * Where in time new series have begun since a target was set, up to the figure beside it.
 * @param {Model} model
 * @param {import("./goals.js").Progress} one
 */
function breaksSince({ figures }, { target, verdict: { point } }) {
  const since = target.since ?? -Infinity;
  return figures.measures.measure.breaks
    .filter((one) => concerns(one, [target.key]) && since <= one.place && one.place <= point.place)
    .map(({ place }) => place);
}
