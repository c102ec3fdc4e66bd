/** The result: a bar for each question, the same as a table, and what to do next. */

import { element } from "../charts/stage/elements.js";
import { NOT_KNOWN } from "./answers.js";
import { middleOf, spreadInWords, spreadOf } from "./spread.js";

/** @typedef {import("./types.js").Answers} Answers */
/** @typedef {import("./types.js").Question} Question */
/** @typedef {import("./types.js").Read} Read */
/** @typedef {import("./types.js").Spread} Spread */

/**
 * @typedef {object} Shown
 * @property {Answers} answers
 * @property {Read | null} earlier
 * @property {Read[]} others
 */

const DAYS = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/**
 * @param {HTMLElement} place
 * @param {Question[]} questions
 * @param {Shown} shown
 */
export function showResult(place, questions, shown) {
  const { answers, earlier, others } = shown;
  const isSome = answers.size > 0 || earlier !== null || others.length > 0;
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (place.querySelector(name));
  part(".assess-none").hidden = isSome;
  part(".assess-some").hidden = !isSome;
  part(".assess-key").replaceChildren(...keyOf(shown));
  part(".assess-bars").replaceChildren(...questions.map((one) => barOf(one, shown)));
  part(".assess-table thead").replaceChildren(element("tr", {}, ...headerOf(shown)));
  part(".assess-table tbody").replaceChildren(
    ...questions.map((one) =>
      element("tr", {}, element("th", { scope: "row" }, one.title),
        ...cellsOf(one, shown).map((cell) => element("td", {}, cell)))),
  );
}

/**
 * @param {HTMLElement} place
 * @param {Answers} answers
 */
export function showNext(place, answers) {
  for (const one of /** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll(".next"))) {
    const level = answers.get(one.dataset.question ?? "");
    one.hidden = level === undefined;
    for (const step of /** @type {NodeListOf<HTMLElement>} */ (one.querySelectorAll("[data-level]"))) {
      step.hidden = step.dataset.level !== String(level ?? "");
    }
  }
  const none = /** @type {HTMLElement} */ (place.querySelector(".assess-next-none"));
  none.hidden = answers.size > 0;
}

/** @param {string} day as 2026-01-31 */
export const dayInWords = (day) => (Number.isNaN(Date.parse(day)) ? "" : DAYS.format(new Date(day)));

/**
 * @param {Question} question
 * @param {Answers} answers
 */
function said({ id, levels }, answers) {
  const level = answers.get(id);
  if (level === undefined) return "Not answered";
  if (level === null) return NOT_KNOWN;
  return `${level} of ${levels.size}: ${levels.get(level)}`;
}

/**
 * @param {Question} question
 * @param {Read} earlier
 */
function saidBefore(question, earlier) {
  if (earlier.changed.includes(question.title)) return "The question has changed since";
  return said(question, earlier.answers);
}

/** @param {Read} earlier */
function before(earlier) {
  const day = dayInWords(earlier.day);
  return day ? `On ${day}` : "Before";
}

/**
 * @param {Question} question
 * @param {Shown} shown
 */
function barOf(question, { answers, earlier, others }) {
  const spread = spreadOf(question.id, others.map((one) => one.answers));
  const more = [];
  if (earlier) more.push(`${before(earlier)}: ${saidBefore(question, earlier)}.`);
  if (others.length) more.push(`Colleagues: ${spread ? spreadInWords(spread) : "nobody chose a level"}.`);
  return element("li", {},
    element("span", { class: "bar-name" }, question.title), " ",
    element("span", { class: "bar-said" }, said(question, answers)), " ",
    drawnBar(question, answers.get(question.id), earlier?.answers.get(question.id), spread), " ",
    element("span", { class: "bar-more" }, more.join(" ")));
}

/**
 * @param {Question} question
 * @param {number | null | undefined} level
 * @param {number | null | undefined} earlier
 * @param {Spread | null} spread
 */
function drawnBar({ levels }, level, earlier, spread) {
  const numbers = [...levels.keys()];
  const at = (/** @type {number} */ one) =>
    (numbers.filter((number) => number <= one).length / numbers.length) * 100;
  const bar = element("span", { class: "bar", "aria-hidden": "true" },
    ...numbers.map((number) => element("i", { class: number <= (level ?? -Infinity) ? "step filled" : "step" })));
  const mark = (/** @type {string} */ name, /** @type {number} */ from, /** @type {number} */ to) => {
    const made = element("i", { class: name });
    made.style.left = `${from}%`;
    if (to > from) made.style.width = `${to - from}%`;
    bar.append(made);
  };
  if (spread) {
    const [one, other] = spread.middle;
    mark("mark-spread", at(spread.low), at(spread.high));
    mark("mark-end", at(spread.low), 0);
    mark("mark-end", at(spread.high), 0);
    mark("mark-middle", (at(one) + at(other)) / 2, 0);
  }
  if (typeof earlier === "number") mark("mark-earlier", at(earlier), 0);
  return bar;
}

/** @param {Shown} shown what the marks mean, where there are any */
function keyOf({ earlier, others }) {
  const key = [["step filled", "Your answers"]];
  if (earlier) key.push(["mark-earlier", before(earlier)]);
  if (others.length) {
    key.push(["mark-spread", `Colleagues, lowest to highest (${others.length} files)`], ["mark-middle", "Colleagues, middle"]);
  }
  return key.length === 1 ? [] : key.map(([name, text]) =>
    element("li", {}, element("span", { class: "key-place" }, element("i", { class: name })), text));
}

/** @param {Shown} shown */
function headerOf({ earlier, others }) {
  const titles = ["Question", "Your answer"];
  if (earlier) titles.push(before(earlier));
  if (others.length) titles.push("Colleagues, lowest", "Colleagues, middle", "Colleagues, highest", "Of them chose a level");
  return titles.map((title) => element("th", { scope: "col" }, title));
}

/**
 * @param {Question} question
 * @param {Shown} shown
 */
function cellsOf(question, { answers, earlier, others }) {
  const cells = [said(question, answers)];
  if (earlier) cells.push(saidBefore(question, earlier));
  const spread = spreadOf(question.id, others.map((one) => one.answers));
  if (spread) cells.push(String(spread.low), middleOf(spread), String(spread.high), `${spread.count} of ${spread.of}`);
  else if (others.length) cells.push("–", "–", "–", `0 of ${others.length}`);
  return cells;
}
