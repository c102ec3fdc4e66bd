/**
 * Makes the style sheets that browsers fetch (`theme/assets/stylesheets/`) of their sources (`styles/`) and
 * of Material's, of which only what a page here can use is taken.
 *
 *     npm run styles -- <Material's templates> [<folder to write into>]
 *
 * What every page loads is one file. `made-styles.json` says of which sources the files were made.
 */

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { transform } from "esbuild";
import { PurgeCSS } from "purgecss";
import { BLOCKED, KEPT, NAMES } from "./material.js";

const here = dirname(fileURLToPath(import.meta.url));
const pipeline = dirname(here);
const root = dirname(pipeline);
const sources = join(pipeline, "styles");
const kept = join(pipeline, "theme/assets/stylesheets");
const [material, out = kept] = process.argv.slice(2);
if (!material) throw new Error("Name the folder of Material's templates.");

/** Sheets that are made of several; each other one stands alone. */
const TOGETHER = {
  atlas: ["colours", "charts", "sort", "site"],
  embed: ["colours", "charts", "sort", "embed"],
};
const ALONE = ["collections", "compare", "contribute", "maturity", "search", "topics", "without-scripts"];
const TARGET = ["chrome111", "firefox113", "safari16.4"];

const brought = join(material, "assets/stylesheets");
const theirs = readdirSync(brought).filter((name) => /^(main|palette)\..*\.css$/.test(name)).sort().map((name) => join(brought, name));
if (theirs.length !== 2) throw new Error(`${brought} does not hold Material's two style sheets.`);
/** The frame that our templates fill, and what it takes of Material's own around a written page. */
const frame = ["base.html", ...["actions", "consent", "content", "source-file", "tags"].map((name) => `partials/${name}.html`)]
  .map((name) => join(material, name));

/** @type {Map<string, string>} */
const files = new Map();
for (const [name, parts] of Object.entries(TOGETHER)) {
  const own = await minified(parts.map(source).join("\n"));
  files.set(`${name}.css`, name === "atlas" ? `${await purged()}${own}` : own);
}
for (const name of ALONE) files.set(`${name}.css`, await minified(source(name)));

/** @param {string} name */
function source(name) {
  return readFileSync(join(sources, `${name}.css`), "utf8");
}

/** @param {string} css */
async function minified(css) {
  return (await transform(css, { loader: "css", minify: true, target: TARGET, charset: "utf8" })).code;
}

/**
 * Material's rules for what our templates hold and what written pages can hold. Variables stay all, and so do
 * the colours that a site's settings can name.
 */
async function purged() {
  const [main, palette] = theirs.map((file) => readFileSync(file, "utf8").replace(/\/\*#.*\*\//, ""));
  const held = [...templates(), ...frame].map((file) => ({ raw: readFileSync(file, "utf8"), extension: "html" }));
  const options = {
    css: [{ raw: main }],
    content: [...held, { raw: NAMES, extension: "names" }],
    extractors: [{ extensions: ["names"], extractor: (/** @type {string} */ names) => names.split(" ") }],
    safelist: { greedy: KEPT },
    blocklist: BLOCKED,
  };
  const [{ css }] = await new PurgeCSS().purge(options);
  // Browsers have it by now; Material marks it by a script of its own.
  return minified(`${css}\n${palette}`.replaceAll(".focus-visible", ":focus-visible"));
}

/** Our templates of the frame of pages; what pages hold has classes of our own. */
function templates() {
  return filesIn(join(pipeline, "theme")).filter((file) => file.endsWith(".html"));
}

/** @param {string} folder */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

if (out !== kept && existsSync(out)) throw new Error(`${out} is there already: name a new folder.`);
const beside = `${out}.new`;
mkdirSync(beside, { recursive: true });
for (const [name, text] of files) writeFileSync(join(beside, name), text);
rmSync(out, { recursive: true, force: true });
renameSync(beside, out);
if (out === kept) {
  const own = ["styles.mjs", "material.js"].map((name) => join(here, name));
  const from = [...filesIn(sources), ...templates(), ...own, join(root, "package-lock.json")];
  const made = {
    from: digests(from, (file) => relative(root, file).replaceAll("\\", "/")),
    material: digests([...theirs, ...frame], (file) => relative(material, file).replaceAll("\\", "/")),
    made: digests([...files.keys()].map((name) => join(out, name)), (file) => basename(file)),
  };
  writeFileSync(join(here, "made-styles.json"), `${JSON.stringify(made, null, 2)}\n`);
}

/**
 * @param {string[]} paths
 * @param {(file: string) => string} named
 */
function digests(paths, named) {
  const digest = (/** @type {string} */ file) => createHash("sha256").update(readFileSync(file)).digest("hex");
  return Object.fromEntries(paths.map((file) => [named(file), digest(file)]).sort(([one], [other]) => (one < other ? -1 : 1)));
}
