/**
 * Makes the scripts that browsers fetch (`theme/assets/javascripts/`) of their sources (`scripts/`).
 *
 * A page's script is one file. What is fetched only when a visitor reaches for it is a file of its own.
 * Of charts that come to life, all that two kinds share stands in one file, and each kind in another: a
 * page fetches only the kinds that are on it. `made.json` says of which sources the files were made, and
 * which packages of npm are in them.
 */

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { KINDS } from "../scripts/charts/kinds.js";

const here = dirname(fileURLToPath(import.meta.url));
const pipeline = dirname(here);
const root = dirname(pipeline);
const sources = join(pipeline, "scripts");
const sheet = join(pipeline, "styles/charts-live.css");
const kept = join(pipeline, "theme/assets/javascripts");
const out = process.argv[2] ?? kept;

const MODULES = [
  "cases", "catalogue", "charts/charts", "compare", "compare/page", "dataset", "embed/tell", "filter", "maturity",
  "maturity/page", "search", "search/box", "search/page", "search/values", "sort",
];
const CLASSIC = ["announcement", "consent", "moved", "tabs", "theme"].map((name) => `theme/${name}`).concat("embed/fit");
const LIVE = "charts/live";
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

const vega = await bundled({ entryPoints: [join(here, "vega.js")] });
const vegaName = `vega.${short(vega.text)}.js`;
const styles = (await bundled({ entryPoints: [sheet] })).text.trim();

/**
 * What a bundle knows that its sources do not: styles, and where files stand that it fetches.
 * @param {{live?: string, kinds?: string, vega: string}} addresses as seen from the bundle
 */
const define = (addresses) => ({
  "globalThis.ADDRESSES": JSON.stringify(addresses),
  "globalThis.LIVE_STYLES": JSON.stringify(styles),
});

const parts = await bundledLive(define({ kinds: "./kinds/", vega: `../${vegaName}` }));
// Files that belong together stand in a folder of their own, so that a browser cannot mix old and new.
const folder = short([...parts.values()].join("\0"));
const addresses = { live: `./${folder}/live.js`, kinds: `./${folder}/kinds/`, vega: `./${vegaName}` };

files.set(`charts/${vegaName}`, vega.text);
for (const [name, text] of parts) files.set(`charts/${folder}/${name}.js`, text);
for (const name of MODULES) {
  const seen = name.startsWith("charts/") ? addresses : { vega: `../charts/${vegaName}` };
  files.set(`${name}.js`, (await bundled({ ...entry(name), define: define(seen) })).text);
}
for (const name of CLASSIC) files.set(`${name}.js`, (await bundled({ ...entry(name), format: "iife" })).text);

/**
 * What charts share, with the modules that kinds need of it among its exports; and the kinds, which take
 * these from there.
 * @param {Record<string, string>} define
 */
async function bundledLive(define) {
  const kinds = Object.keys(KINDS);
  /** @type {Map<string, string[]>} */
  const uses = new Map();
  for (const name of [LIVE, ...kinds.map((kind) => `charts/kinds/${kind}`)]) {
    for (const input of (await bundled(entry(name))).inputs) uses.set(input, [...(uses.get(input) ?? []), name]);
  }
  const isShared = (/** @type {string} */ file) => (uses.get(file)?.length ?? 0) > 1 || uses.get(file)?.[0] === LIVE;
  const shared = [...uses.keys()].filter(isShared).sort();
  const contents = [
    `export * from "./${LIVE}.js";`,
    ...shared.filter((file) => file !== `${LIVE}.js`).map((file) => `export * as ${exported(file)} from "./${file}";`),
  ].join("\n");
  const live = await bundled({ stdin: { contents, resolveDir: sources }, define, plugins: [later] });
  /** @type {Map<string, string>} */
  const made = new Map([["live", live.text]]);
  for (const kind of kinds) {
    const entryPoints = [join(sources, `charts/kinds/${kind}.js`)];
    made.set(`kinds/${kind}`, (await bundled({ entryPoints, plugins: [fromShared(isShared)] })).text);
  }
  return made;
}

/**
 * Modules that are shared are taken from where they are exported.
 * @param {(file: string) => boolean} isShared
 */
function fromShared(isShared) {
  return {
    name: "from-shared",
    setup: (/** @type {import("esbuild").PluginBuild} */ { onLoad, onResolve }) => {
      onResolve({ filter: /^\./ }, ({ importer, path }) => {
        const file = posix.join(posix.dirname(posixPath(relative(sources, importer))), path);
        return importer && isShared(file) ? { path: file, namespace: "shared" } : undefined;
      });
      onResolve({ filter: /^shared$/ }, () => ({ path: "../live.js", external: true }));
      onLoad({ filter: /./, namespace: "shared" }, ({ path }) => ({
        contents: `import { ${exported(path)} } from "shared"; module.exports = ${exported(path)};`,
      }));
    },
  };
}

/** @param {string} file the name under which it is exported */
function exported(file) {
  return `$${file.replace(/\W/g, "_")}`;
}

/** @param {string} path */
function posixPath(path) {
  return path.replaceAll("\\", "/");
}

/** The packages of npm that stand in a bundle, with their versions. */
function packages() {
  const locked = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  const folders = vega.inputs.flatMap((file) => posixPath(file).match(/^.*?(node_modules\/(?:@[^/]+\/)?[^/]+)/)?.[1] ?? []);
  return Object.fromEntries([...new Set(folders)].sort().map((one) => [one.slice("node_modules/".length), locked[one].version]));
}

if (out !== kept && existsSync(out)) throw new Error(`${out} is there already: name a new folder.`);
const beside = `${out}.new`;
for (const [name, text] of files) {
  const file = join(beside, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
rmSync(out, { recursive: true, force: true });
renameSync(beside, out);
if (out === kept) {
  const made = Object.fromEntries([...files].sort().map(([name, text]) => [name, digest(text)]));
  const from = Object.fromEntries(sourceFiles().map((file) => [file, digest(readFileSync(join(root, file)))]));
  writeFileSync(join(here, "made.json"), `${JSON.stringify({ from, made, packages: packages() }, null, 2)}\n`);
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

/** @param {string} text */
function short(text) {
  return digest(text).slice(0, 12);
}

/** @param {string | Buffer} text */
function digest(text) {
  return createHash("sha256").update(text).digest("hex");
}
