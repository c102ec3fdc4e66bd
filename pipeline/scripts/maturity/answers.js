/** Answers as a CSV file and back; what is wrong with a file is said in words. */

import { folded } from "../words.js";
import { writeCsv } from "../files.js";
import { parseCsv } from "./csv.js";

/** @typedef {import("./types.js").Answers} Answers */
/** @typedef {import("./types.js").Question} Question */
/** @typedef {import("./types.js").Read} Read */

const COLUMNS = ["model", "model_version", "dimension_id", "level", "answer", "question_digest", "saved_on"];
const NEEDED = ["dimension_id", "level", "question_digest"];
const LONGEST = 40;
export const NOT_KNOWN = "Don't know";

/** What is wrong with a file, in a sentence for the person who chose it. */
export class Unreadable extends Error {}

/**
 * @param {Answers} answers
 * @param {Question[]} questions
 * @param {{model: string, version: string, day: string}} about
 * @returns {string}
 */
export function writeAnswers(answers, questions, { model, version, day }) {
  const rows = questions.map(({ id, digest, levels }) => {
    const level = answers.get(id);
    const answer = level === null ? NOT_KNOWN : (levels.get(level ?? NaN) ?? "");
    return [model, version, id, String(level ?? ""), answer, digest, day];
  });
  return writeCsv([COLUMNS, ...rows]);
}

/**
 * @param {string} text
 * @param {string} name the file's
 * @param {Question[]} questions
 * @returns {Read}
 */
export function readAnswers(text, name, questions) {
  const [header = [], ...rows] = text.includes("\0") ? [] : parseCsv(text);
  const names = header.map((one) => one.toLowerCase());
  const missing = NEEDED.filter((one) => !names.includes(one));
  if (missing.length) {
    throw new Unreadable(
      `${shown(name)} holds no answers of this page: it has no column ${missing.join(", ")}. ` +
        "Choose a file that was saved here.",
    );
  }
  const known = new Map(questions.map((one) => [one.id, one]));
  /** @type {Read} */
  const read = { name, day: "", answers: new Map(), changed: [], unknown: 0 };
  const seen = new Set();
  rows.forEach((row, i) => {
    if (row.every((one) => one === "")) return;
    const cell = (/** @type {string} */ column) => row[names.indexOf(column)] ?? "";
    const id = cell("dimension_id");
    const question = known.get(id);
    if (/^\d{4}-\d{2}-\d{2}$/.test(cell("saved_on"))) read.day = cell("saved_on");
    if (!question) return void (read.unknown += 1);
    const where = `${shown(name)}, row ${i + 2}`;
    if (seen.has(id)) {
      throw new Unreadable(`${where}: ${shown(id)} is answered twice. Take one of the two rows away.`);
    }
    seen.add(id);
    const isAnswered = cell("level") !== "" || folded(cell("answer")) === folded(NOT_KNOWN);
    if (!isAnswered) return;
    if (cell("question_digest") !== question.digest) return void read.changed.push(question.title);
    read.answers.set(id, levelOf(cell("level"), question, where));
  });
  return read;
}

/**
 * Why a file cannot be used where answers are needed, or nothing.
 * @param {Read} read
 * @returns {string}
 */
export function lackOf({ name, answers, changed, unknown }) {
  if (answers.size) return "";
  if (changed.length) return `${shown(name)} answers questions that have all changed since.`;
  if (unknown) return `${shown(name)} answers other questions than these.`;
  return `${shown(name)} holds no answer yet.`;
}

/**
 * What of a file was passed over, in sentences, or nothing.
 * @param {Read} read
 * @returns {string}
 */
export function passedOver({ name, changed, unknown }) {
  const told = [];
  if (changed.length) {
    const were = changed.length === 1 ? "This question has" : "These questions have";
    told.push(`${were} changed since ${shown(name)} was saved, and what it answers was left out: ${changed.join(", ")}.`);
  }
  if (unknown) {
    told.push(`${unknown} ${unknown === 1 ? "row" : "rows"} about other questions passed over.`);
  }
  return told.join(" ");
}

/** @param {string} text a name or value from a file, short enough for a sentence */
export function shown(text) {
  const plain = text.replace(/[\p{C}\p{Z}]+/gu, " ").trim();
  const signs = [...plain];
  return `“${signs.length > LONGEST ? `${signs.slice(0, LONGEST - 1).join("")}…` : plain}”`;
}

/**
 * @param {string} text
 * @param {Question} question
 * @param {string} where
 * @returns {number | null}
 */
function levelOf(text, { levels }, where) {
  if (text === "") return null;
  const level = /^\d+$/.test(text) ? Number(text) : NaN;
  if (levels.has(level)) return level;
  const numbers = [...levels.keys()];
  throw new Unreadable(
    `${where}, column level: ${shown(text)} is no level. ` +
      `Write a number from ${numbers[0]} to ${numbers[numbers.length - 1]}, or nothing for a question without an answer.`,
  );
}
