/**
 * Makes the scripts that browsers fetch (`theme/assets/javascripts/`) of their sources (`scripts/`).
 *
 * A page's script is one file. What is fetched only when a visitor reaches for it is a file of its own.
 * Of charts that come to life, all that two kinds share stands in one file, and each kind in another: a
 * page fetches only the kinds that are on it. `made.json` says of which sources the files were made.
 */

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { KINDS } from "../scripts/charts/kinds.js";

const here = dirname(fileURLToPath(import.meta.url));
const pipeline = dirname(here);
const root = dirname(pipeline);
const sources = join(pipeline, "scripts");
const sheet = join(pipeline, "theme/assets/stylesheets/charts-live.css");
const kept = join(pipeline, "theme/assets/javascripts");
const out = process.argv[2] ?? kept;

const MODULES = [
  "cases", "catalogue", "charts/charts", "compare", "compare/page", "dataset", "filter", "maturity",
  "maturity/page", "search", "search-box", "sort",
];
const CLASSIC = ["announcement", "consent", "moved", "remember", "tabs"].map((name) => `theme/${name}`);
const LIVE = "charts/live";
// As old as what Material for MkDocs supports, and import.meta.
const TARGET = ["es2022"];

/** Scripts that are fetched later stay files of their own. */
const later = {
  name: "later",
  setup: ({ onResolve }) => onResolve({ filter: /^\./ }, ({ kind, path }) =>
    kind === "dynamic-import" ? { path, external: true } : undefined),
};

/** @param {import("esbuild").BuildOptions} options */
async function bundled(options) {
  const made = await build({
    absWorkingDir: sources,
    bundle: true,
    charset: "utf8",
    format: "esm",
    legalComments: "none",
    logLevel: "error",
    metafile: true,
    minify: true,
    target: TARGET,
    write: false,
    ...options,
  });
  return { text: made.outputFiles[0].text, inputs: Object.keys(made.metafile.inputs) };
}

/** @param {string} name */
const entry = (name) => ({ entryPoints: [join(sources, `${name}.js`)], plugins: [later] });

/** @type {Map<string, string>} */
const files = new Map();

const vega = (await bundled({ entryPoints: [join(here, "vega.js")] })).text;
const vegaName = `charts/vega.${digest(vega).slice(0, 12)}`;
const styles = (await bundled({ entryPoints: [sheet] })).text.trim();
const define = {
  "globalThis.LIVE_STYLES": JSON.stringify(styles),
  "globalThis.VEGA": JSON.stringify(`../${vegaName}.js`),
};

files.set(vegaName, vega);
for (const name of MODULES) files.set(name, (await bundled({ ...entry(name), define })).text);
for (const name of CLASSIC) files.set(name, (await bundled({ ...entry(name), format: "iife" })).text);
await bundleLive();

/** What charts share, with the modules that kinds need of it among its exports; and the kinds. */
async function bundleLive() {
  const kinds = Object.keys(KINDS).map((name) => `charts/kinds/${name}`);
  const uses = new Map();
  for (const name of [LIVE, ...kinds]) {
    for (const input of (await bundled(entry(name))).inputs) uses.set(input, [...(uses.get(input) ?? []), name]);
  }
  const isShared = (/** @type {string} */ file) =>
    (uses.get(file)?.length ?? 0) > 1 || uses.get(file)?.[0] === LIVE;
  const shared = [...uses.keys()].filter(isShared).sort();
  // By their paths: a browser may hold one of the files as it was before.
  const nameOf = (/** @type {string} */ file) => `$${file.replace(/\W/g, "_")}`;
  const whole = [
    `export * from "./${LIVE}.js";`,
    ...shared.filter((file) => file !== `${LIVE}.js`).map((file) => `export * as ${nameOf(file)} from "./${file}";`),
  ].join("\n");
  files.set(LIVE, (await bundled({
    stdin: { contents: whole, resolveDir: sources },
    define,
    plugins: [later],
  })).text);
  for (const kind of kinds) {
    const fromShared = {
      name: "from-shared",
      setup: ({ onLoad, onResolve }) => {
        onResolve({ filter: /^\./ }, ({ importer, path }) => {
          const file = posix.join(posix.dirname(relative(sources, importer)), path);
          return importer && isShared(file) ? { path: file, namespace: "shared" } : undefined;
        });
        onResolve({ filter: /^shared$/ }, () => ({
          path: `${posix.relative(posix.dirname(kind), LIVE)}.js`, external: true,
        }));
        onLoad({ filter: /./, namespace: "shared" }, ({ path }) => ({
          contents: `import { ${nameOf(path)} } from "shared"; module.exports = ${nameOf(path)};`,
        }));
      },
    };
    files.set(kind, (await bundled({ entryPoints: [join(sources, `${kind}.js`)], plugins: [fromShared] })).text);
  }
}

rmSync(out, { recursive: true, force: true });
for (const [name, text] of files) {
  const file = join(out, `${name}.js`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
if (out === kept) {
  const made = Object.fromEntries([...files].sort().map(([name, text]) => [`${name}.js`, digest(text)]));
  const from = Object.fromEntries(sourceFiles().map((file) => [file, digest(readFileSync(join(root, file)))]));
  writeFileSync(join(here, "made.json"), `${JSON.stringify({ from, made }, null, 2)}\n`);
}

/** All that the files depend on, as seen from the project's folder. */
function sourceFiles() {
  const scripts = readdirSync(sources, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const own = ["bundle.mjs", "vega.js"].map((name) => join(here, name));
  return [...scripts, ...own, sheet, join(root, "package-lock.json")]
    .map((file) => relative(root, file).replaceAll("\\", "/"))
    .sort();
}

/** @param {string | Buffer} text */
function digest(text) {
  return createHash("sha256").update(text).digest("hex");
}
