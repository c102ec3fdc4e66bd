/**
 * Answers for the scripts: a request a line in JSON comes in, an answer a line goes out.
 *
 * A request has a function's text, `run`, and its arguments, `given`. The function gets `at` before
 * them, which loads one of the scripts by its name. What it gives is the answer's `value`; what it
 * throws is told as `thrown`.
 */

const [scripts] = Deno.args;
const at = (name) => import(`${scripts}/${name}.js`);

// What a script says goes where it cannot be taken for an answer.
console.log = console.info = console.debug = console.error;

async function answer(line) {
  try {
    const { run, given } = JSON.parse(line);
    return JSON.stringify({ value: await (0, eval)(run)(at, ...given) }, finite);
  } catch (error) {
    return JSON.stringify({ thrown: { name: error?.name ?? "", message: String(error?.message ?? error) } });
  }
}

/** A number that JSON would turn into null is no answer. */
function finite(name, value) {
  if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError(`"${name}" is ${value}`);
  return value;
}

const out = Deno.stdout.writable.getWriter();
const encoder = new TextEncoder();
let rest = "";
for await (const text of Deno.stdin.readable.pipeThrough(new TextDecoderStream())) {
  const lines = (rest + text).split("\n");
  rest = lines.pop();
  for (const line of lines) await out.write(encoder.encode(`${await answer(line)}\n`));
}
