/**
 * Runs functions of the scripts: a request has a function's text, `run`, and its arguments, `given`. The
 * function gets `at` before them, which loads one of the scripts by its name.
 */

import { answering } from "../../pipeline/scripts/answering.js";

const [scripts] = Deno.args;
const at = (name) => import(`${scripts}/${name}.js`);

answering(({ run, given }) => (0, eval)(run)(at, ...given));
