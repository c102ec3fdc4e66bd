/** The self-assessment: works in this page alone. Nothing is sent; it is kept only where one says so. */

import { asCsv, readFile } from "./answers.js";
import { showResult } from "./result.js";

/** @typedef {import("./answers.js").Answers} Answers */

const KEPT = "maturity-answers";
const form = /** @type {HTMLFormElement} */ (document.getElementById("maturity"));
const result = /** @type {HTMLElement} */ (document.getElementById("maturity-result"));
const files = /** @type {HTMLInputElement} */ (document.getElementById("maturity-files"));
const keep = /** @type {HTMLInputElement} */ (document.getElementById("maturity-keep"));
const questions = [...form.querySelectorAll("fieldset")].map((fieldset) => ({
  id: fieldset.dataset.dimension ?? "",
  title: fieldset.dataset.title ?? "",
  digest: fieldset.dataset.digest ?? "",
  most: fieldset.querySelectorAll('input:not([value=""])').length,
  fieldset,
}));
/** @type {Answers[]} */
let others = [];

function answers() {
  const given = new FormData(form);
  return new Map(
    questions
      .filter(({ id }) => given.has(id))
      .map(({ id, digest }) => {
        const level = String(given.get(id));
        return [id, { digest, level: level === "" ? null : Number(level) }];
      }),
  );
}

function show() {
  const given = answers();
  result.hidden = given.size === 0 && others.length === 0;
  say("maturity-told", `${given.size} of ${questions.length} questions answered.`);
  showResult(questions, given, others);
}

function remember() {
  if (keep.checked) localStorage.setItem(KEPT, asCsv(answers(), version(), today()));
  else localStorage.removeItem(KEPT);
}

const version = () => form.dataset.version ?? "";
const today = () => new Date().toISOString().slice(0, 10);
const levels = new Map(questions.map(({ id, most }) => [id, most]));

/** @param {string} id @param {string} text */
function say(id, text) {
  const place = document.getElementById(id);
  if (place) place.textContent = text;
}

async function restore() {
  const kept = localStorage.getItem(KEPT);
  if (kept === null) return;
  keep.checked = true;
  const read = await readFile(new File([kept], "kept.csv"), levels);
  if (typeof read === "string") return;
  for (const { id, digest, fieldset } of questions) {
    const answer = read.byDimension.get(id);
    if (!answer || answer.digest !== digest) continue;
    const input = fieldset.querySelector(`input[value="${answer.level ?? ""}"]`);
    if (input instanceof HTMLInputElement) input.checked = true;
  }
  show();
}

function save() {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([asCsv(answers(), version(), today())], { type: "text/csv" }));
  link.download = `answers-${today()}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function clear() {
  form.reset();
  others = [];
  files.value = "";
  keep.checked = false;
  localStorage.removeItem(KEPT);
  say("maturity-files-told", "");
  show();
  form.querySelector("input")?.focus();
}

async function load() {
  const read = await Promise.all([...(files.files ?? [])].map((file) => readFile(file, levels)));
  const refused = read.filter((one) => typeof one === "string");
  others = /** @type {Answers[]} */ (read.filter((one) => typeof one !== "string"));
  const count = others.length === 1 ? "1 file is" : `${others.length} files are`;
  say("maturity-files-told", [...refused, others.length ? `${count} shown beside your answers.` : ""].join(" "));
  show();
}

form.addEventListener("change", () => {
  show();
  if (keep.checked) remember();
});
form.addEventListener("submit", (event) => event.preventDefault());
keep.addEventListener("change", remember);
files.addEventListener("change", load);
result.addEventListener("click", ({ target }) => {
  const wanted = target instanceof HTMLElement ? target.dataset.do : undefined;
  if (wanted === "save") save();
  if (wanted === "print") print();
  if (wanted === "clear") clear();
});
restore();
