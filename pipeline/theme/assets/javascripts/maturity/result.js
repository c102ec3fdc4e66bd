/** The result: a bar and a row for each question, what to do next, and how others answered. */

/** @typedef {import("./answers.js").Answer} Answer */
/** @typedef {import("./answers.js").Answers} Answers */

/**
 * A question as it stands in the page.
 * @typedef {object} Question
 * @property {string} id
 * @property {string} title
 * @property {string} digest
 * @property {number} most
 * @property {HTMLElement} fieldset
 */

/**
 * @param {Question[]} questions
 * @param {Map<string, Answer>} answers
 * @param {Answers[]} others
 */
export function showResult(questions, answers, others) {
  place("maturity-bars").replaceChildren(...questions.map((one) => bar(one, answers, others)));
  const table = /** @type {HTMLTableElement} */ (document.getElementById("maturity-table"));
  table.tHead?.replaceChildren(row("th", ["Question", "Your level", ...others.map((o) => o.name)]));
  table.tBodies[0].replaceChildren(
    ...questions.map((one) =>
      row("td", [
        one.title,
        told(answers.get(one.id)),
        ...others.map((other) => toldOf(one, other)),
      ]),
    ),
  );
  place("maturity-next").replaceChildren(...questions.flatMap((one) => next(one, answers)));
}

/** @param {string} id */
const place = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {Answer | undefined} answer */
function told(answer) {
  if (!answer) return "not answered";
  return answer.level === null ? "don't know" : String(answer.level);
}

/** @param {Question} one @param {Answers} other */
function toldOf(one, other) {
  const answer = other.byDimension.get(one.id);
  return answer && answer.digest !== one.digest ? "question changed" : told(answer);
}

/**
 * The levels that others chose for the same question, in order.
 * @param {Question} one
 * @param {Answers[]} others
 */
function levelsOf(one, others) {
  return others
    .map((other) => other.byDimension.get(one.id))
    .flatMap((answer) => (answer && answer.digest === one.digest && answer.level !== null ? [answer.level] : []))
    .sort((a, b) => a - b);
}

/**
 * @param {Question} one
 * @param {Map<string, Answer>} answers
 * @param {Answers[]} others
 */
function bar(one, answers, others) {
  const made = document.createElement("li");
  const level = answers.get(one.id)?.level ?? null;
  const track = document.createElement("span");
  const name = document.createElement("span");
  const value = document.createElement("span");
  name.textContent = one.title;
  value.textContent = level === null ? told(answers.get(one.id)) : `${level} of ${one.most}`;
  track.className = "maturity-track";
  track.style.setProperty("--level", String(level === null ? 0 : level / one.most));
  const chosen = levelsOf(one, others);
  if (chosen.length) {
    const middle = chosen[Math.floor((chosen.length - 1) / 2)];
    for (const [kind, at] of /** @type {[string, number][]} */ ([
      ["least", chosen[0]], ["middle", middle], ["most", chosen[chosen.length - 1]],
    ])) {
      const mark = document.createElement("span");
      mark.className = `maturity-mark maturity-${kind}`;
      mark.style.setProperty("--at", String(at / one.most));
      track.append(mark);
    }
    value.textContent += `; others ${spread(chosen, middle)}`;
  }
  made.append(name, track, value);
  return made;
}

/** @param {number[]} chosen @param {number} middle */
function spread(chosen, middle) {
  const [least, most] = [chosen[0], chosen[chosen.length - 1]];
  if (chosen.length === 1) return String(least);
  return `${least} to ${most}, in the middle ${middle}`;
}

/** @param {Question} one @param {Map<string, Answer>} answers */
function next(one, answers) {
  const level = answers.get(one.id)?.level ?? null;
  if (level === null) return [];
  const input = one.fieldset.querySelector(`input[value="${level}"]`);
  const step = input instanceof HTMLElement ? (input.dataset.next ?? "") : "";
  const [term, description] = [document.createElement("dt"), document.createElement("dd")];
  term.textContent = one.title;
  description.textContent = step;
  const cases = one.fieldset.querySelector("template");
  if (cases) description.append(cases.content.cloneNode(true));
  return [term, description];
}

/** @param {"th" | "td"} tag @param {string[]} texts */
function row(tag, texts) {
  const made = document.createElement("tr");
  made.append(
    ...texts.map((text, i) => {
      const cell = document.createElement(i === 0 ? "th" : tag);
      if (i === 0 || tag === "th") cell.setAttribute("scope", tag === "th" ? "col" : "row");
      cell.textContent = text;
      return cell;
    }),
  );
  return made;
}
