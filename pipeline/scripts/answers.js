/** What the build asks of the modules: a request names what it asks for, `ask`, and has what that needs, `given`. */

import { answering } from "./answering.js";
import { benchmarked } from "./benchmarks/standing.js";
import { framed } from "./charts/frame.js";
import { judged } from "./charts/judged.js";
import { made } from "./charts/made.js";
import { rowsTold } from "./charts/rows-words.js";
import { stretchesOf } from "./charts/stretches.js";
import { written } from "./charts/written.js";
import { compared } from "./compare/made.js";

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
