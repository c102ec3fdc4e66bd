/**
 * Answers for the modules of charts: a request a line in JSON comes in, an answer a line goes out.
 *
 * A request names what it asks for, `ask`, and has what that needs, `given`. What comes of it is the
 * answer's `value`; what is thrown is told as `thrown`.
 */

import { benchmarked } from "./benchmarks/standing.js";
import { judged } from "./charts/judged.js";
import { brokenUp, made } from "./charts/made.js";
import { written } from "./charts/numbers.js";
import { compared } from "./compare/made.js";

/** @type {Record<string, (given: any) => unknown>} */
const ANSWERS = {
  benchmark: benchmarked, chart: made, lines: brokenUp, numbers: written, standing: compared, targets: judged,
};

// What a module says goes where it cannot be taken for an answer.
console.log = console.info = console.debug = console.error;

/** @param {string} line */
function answer(line) {
  try {
    const { ask, given } = JSON.parse(line);
    return JSON.stringify({ value: ANSWERS[ask](given) }, finite);
  } catch (error) {
    const { name = "", message = error } = /** @type {any} */ (error) ?? {};
    return JSON.stringify({ thrown: { name, message: String(message) } });
  }
}

/**
 * A number that JSON would turn into null is no answer.
 * @param {string} name
 * @param {unknown} value
 */
function finite(name, value) {
  if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError(`"${name}" is ${value}`);
  return value;
}

const { Deno } = /** @type {any} */ (globalThis);
const out = Deno.stdout.writable.getWriter();
const encoder = new TextEncoder();
let rest = "";
for await (const text of Deno.stdin.readable.pipeThrough(new TextDecoderStream())) {
  const lines = (rest + text).split("\n");
  rest = lines.pop() ?? "";
  for (const line of lines) await out.write(encoder.encode(`${answer(line)}\n`));
}
