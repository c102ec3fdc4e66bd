/** What the build asks of the modules: a request names what it asks for, `ask`, and has what that needs, `given`. */

import { answering } from "./answering.js";
import { benchmarked } from "./benchmarks/scores.js";
import { made } from "./charts/first-drawing.js";
import { framed } from "./charts/layout/frame.js";
import { rowsTold } from "./charts/rules/rows-words.js";
import { stretchesOf } from "./charts/rules/stretches.js";
import { written } from "./charts/rules/written-numbers.js";
import { judged } from "./charts/targets/for-page.js";
import { compared } from "./compare/for-pages.js";

/** @type {Record<string, (given: any) => unknown>} */
const ANSWERS = {
  benchmark: benchmarked,
  chart: made,
  frame: framed,
  numbers: written,
  rows: rowsTold,
  standing: compared,
  stretches: ({ points, ...how }) => stretchesOf(points, how),
  targets: judged,
};

answering(({ ask, given }) => ANSWERS[ask](given));
