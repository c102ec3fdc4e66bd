/**
 * Answers requests of the build: one a line in JSON comes in, one answer a line goes out.
 *
 * An answer has the number of its request. What comes of the request is its `value`; what is thrown is
 * told as `thrown`. A number that JSON would turn into null is no answer.
 */

const { Deno } = /** @type {any} */ (globalThis);

/** @param {(request: any) => unknown} answer */
export async function answering(answer) {
  // What a module says goes where it cannot be taken for an answer.
  console.log = console.info = console.debug = console.error;
  const out = Deno.stdout.writable.getWriter();
  const encoder = new TextEncoder();
  /** @type {string[]} */
  let parts = [];
  for await (const text of Deno.stdin.readable.pipeThrough(new TextDecoderStream())) {
    const [first, ...others] = text.split("\n");
    parts.push(first);
    for (const part of others) {
      await out.write(encoder.encode(`${await told(answer, parts.join(""))}\n`));
      parts = [part];
    }
  }
}

/** @param {(request: any) => unknown} answer @param {string} line */
async function told(answer, line) {
  const request = JSON.parse(line);
  const { number } = request;
  try {
    return JSON.stringify({ number, value: (await answer(request)) ?? null }, finite);
  } catch (error) {
    const { name = "", message = error } = /** @type {any} */ (error) ?? {};
    return JSON.stringify({ number, thrown: { name: String(name), message: String(message) } });
  }
}

/** @param {string} name @param {unknown} value */
function finite(name, value) {
  if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError(`"${name}" is ${value}`);
  return value;
}
