/** The self-assessment: what is answered, kept, saved and compared, and what comes of it. */

import { button, element } from "../charts/stage/elements.js";
import { saveCsv } from "../files.js";
import { lackOf, passedOver, readAnswers, shown, Unreadable, writeAnswers } from "./answers.js";
import { textOf } from "./files.js";
import { forget, keep, readKept } from "./on-this-device.js";
import { showNext, showResult } from "./result.js";

/** @typedef {import("./types.js").Answers} Answers */
/** @typedef {import("./types.js").Question} Question */
/** @typedef {import("./types.js").Read} Read */

const FEWEST_OTHERS = 2;
const MOST_TOLD = 3;

const at = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const place = at("assess");
const form = /** @type {HTMLFormElement} */ (at("assess-questions"));
const keeping = /** @type {HTMLInputElement} */ (at("assess-keep"));
const questions = /** @type {HTMLFieldSetElement[]} */ ([...form.elements])
  .filter((one) => one.dataset.question)
  .map(questionOf);

/** @type {Answers} */
let answers = new Map();
/** @type {Read | null} */
let earlier = null;
/** @type {(Read & {text: string})[]} */
let others = [];
/** @type {HTMLElement | null} */
let asker = null;

/**
 * @param {HTMLFieldSetElement} fieldset
 * @returns {Question}
 */
function questionOf({ dataset: { question = "", title = "", digest = "" }, elements }) {
  const radios = /** @type {HTMLInputElement[]} */ ([...elements]);
  const levels = radios.filter((one) => one.value !== "");
  return {
    id: question,
    title,
    digest,
    levels: new Map(levels.map((one) => [Number(one.value), one.dataset.title ?? ""])),
  };
}

function today() {
  const now = new Date();
  const two = (/** @type {number} */ part) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function asFile() {
  const { model = "", version = "" } = place.dataset;
  return writeAnswers(answers, questions, { model, version, day: today() });
}

function show() {
  const count = answers.size;
  at("assess-count").textContent = `${count} of ${questions.length} answered.`;
  place.classList.toggle("has-answers", count > 0 || earlier !== null || others.length > 0);
  showResult(at("assess-result"), questions, { answers, earlier, others });
  showNext(at("assess-next"), answers);
}

/**
 * @param {string} text
 * @param {...HTMLElement} more what can be done about it
 */
function say(text, ...more) {
  const said = at("assess-said");
  const focused = /** @type {HTMLElement | null} */ (document.activeElement);
  const wasInside = said.contains(focused);
  if (!wasInside) asker = focused;
  const close = button("Close", () => say(""));
  said.replaceChildren(...(text ? [element("span", {}, text), ...more, close] : []));
  // The button that was pressed is gone: who uses keys goes on from where the message came from.
  if (wasInside) asker?.focus({ preventScroll: true });
}

/**
 * Takes other answers in place of those there are.
 * @param {Answers} given
 */
function replace(given) {
  answers = new Map(given);
  for (const { id } of questions) {
    const level = answers.get(id);
    const radios = /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll(`[name="${CSS.escape(id)}"]`));
    for (const one of radios) one.checked = level !== undefined && one.value === String(level ?? "");
  }
  changed();
}

function changed() {
  if (keeping.checked && !keep(asFile())) cannotKeep();
  show();
}

function cannotKeep() {
  keeping.checked = false;
  forget();
  say("This browser lets no page keep anything. Save your answers as a file instead.");
}

/** @param {string} text what was done to the answers @param {Answers} old @param {HTMLElement[]} more */
function sayReplaced(text, old, ...more) {
  const undo = button("Undo", () => {
    replace(old);
    say("Your answers are as they were.");
  });
  say(text, ...(old.size ? [undo] : []), ...more);
}

const resultLink = () => element("a", { href: "#assess-result" }, "See your result");

/** @param {File[]} files */
async function load([file]) {
  const read = readAnswers(await textOf(file), file.name, questions);
  if (lackOf(read)) throw new Unreadable(`${lackOf(read)} Your answers are as they were.`);
  const old = answers;
  replace(read.answers);
  sayReplaced(`${answers.size} ${answers.size === 1 ? "answer" : "answers"} taken from ${shown(file.name)}. ${passedOver(read)}`, old, resultLink());
}

/** @param {File[]} files */
async function compare([file]) {
  const read = readAnswers(await textOf(file), file.name, questions);
  if (lackOf(read)) throw new Unreadable(lackOf(read));
  earlier = read;
  show();
  const away = button("Take the comparison away", () => {
    earlier = null;
    show();
    say("The comparison is gone.");
  });
  say(`Compared with ${shown(file.name)}. ${passedOver(read)}`, resultLink(), away);
}

/** @param {string[]} told the first few sentences, and how many more there are */
function someOf(told) {
  const more = told.length - MOST_TOLD;
  return more > 0 ? [...told.slice(0, MOST_TOLD), `The same or the like holds for ${more} more.`] : told;
}

const twice = (/** @type {string} */ name) =>
  `${shown(name)} is there already and counts once. If it is someone else's, give it another name.`;

/** @param {File[]} files */
async function gather(files) {
  const wrong = [];
  const found = [...others];
  for (const file of files) {
    try {
      const text = await textOf(file);
      const read = { ...readAnswers(text, file.name, questions), text };
      if (lackOf(read)) wrong.push(lackOf(read));
      else if (found.some((one) => one.name === read.name && one.text === text)) wrong.push(twice(file.name));
      else found.push(read);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      wrong.push(error.message);
    }
  }
  if (found.length < FEWEST_OTHERS) {
    const few = "To see how far answers lie apart takes two files or more. Choose them together.";
    return say([...someOf(wrong), few].join(" "));
  }
  others = found;
  show();
  const away = button("Take them away", () => {
    others = [];
    show();
    say("Your colleagues' answers are gone from this page.");
  });
  const told = [...someOf(wrong), `${others.length} files of colleagues are compared.`, ...someOf(others.map(passedOver).filter(Boolean))];
  say(told.join(" "), resultLink(), away);
}

/**
 * @param {string} id
 * @param {(files: File[]) => Promise<void>} take
 */
function onFiles(id, take) {
  const input = /** @type {HTMLInputElement} */ (at(id));
  input.addEventListener("change", async () => {
    const files = [...(input.files ?? [])];
    // The same file can then be chosen again.
    input.value = "";
    if (!files.length) return;
    try {
      await take(files);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      say(error.message);
    }
  });
}

function restore() {
  const kept = readKept();
  if (kept === null) return;
  try {
    const read = readAnswers(kept, "what is kept here", questions);
    replace(read.answers);
    say(passedOver(read));
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    say("What is kept on this device cannot be read. Your next answer replaces it; take the tick away to delete it.");
  }
  // From here on each change is kept too, and none before it.
  keeping.checked = true;
}

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", (event) => {
  const { name, value } = /** @type {HTMLInputElement} */ (event.target);
  answers.set(name, value === "" ? null : Number(value));
  changed();
});
keeping.addEventListener("change", () => {
  if (!keeping.checked) {
    forget();
    say("Nothing is kept on this device any more.");
  } else if (keep(asFile())) say("Your answers are kept on this device, and so is each that you change.");
  else cannotKeep();
});
at("assess-export").addEventListener("click", () => saveCsv(asFile(), `answers-${today()}.csv`));
at("assess-print").addEventListener("click", () => window.print());
at("assess-clear").addEventListener("click", () => {
  const old = answers;
  replace(new Map());
  sayReplaced("All answers are cleared.", old);
});
onFiles("assess-load", load);
onFiles("assess-earlier", compare);
onFiles("assess-others", gather);
for (const { name, value } of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll(":checked"))) {
  answers.set(name, value === "" ? null : Number(value));
}
restore();
show();
