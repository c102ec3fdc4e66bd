/** What the build asks of the modules: a request names what it asks for, `ask`, and has what that needs, `given`. */

import { answering } from "./answering.js";
import { scoresForPages } from "./benchmarks/scores.js";
import { firstDrawing, firstFile } from "./charts/first-drawing.js";
import { frameHeight } from "./charts/layout/frame-height.js";
import { framed } from "./charts/layout/frame.js";
import { fileOfTable } from "./charts/rules/table-file.js";
import { rowsInWords } from "./charts/rules/rows-words.js";
import { stretchesOf } from "./charts/rules/stretches.js";
import { writtenNumbers } from "./charts/rules/written-numbers.js";
import { targetsForPage } from "./charts/targets/for-page.js";
import { ranksForPages } from "./compare/for-pages.js";
import { searchesForChecks } from "./search/for-checks.js";

/** @type {Record<string, (given: any) => unknown>} */
const ANSWERS = {
  benchmark: scoresForPages,
  chart: firstDrawing,
  file: fileOfTable,
  first_file: firstFile,
  frame: framed,
  frame_height: frameHeight,
  numbers: writtenNumbers,
  rows: rowsInWords,
  searches: searchesForChecks,
  standing: ranksForPages,
  stretches: ({ points, ...how }) => stretchesOf(points, how),
  targets: targetsForPage,
};

answering(({ ask, given }) => ANSWERS[ask](given));
