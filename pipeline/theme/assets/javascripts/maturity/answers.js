/** Answers as a file: a CSV with the model's version, and for each question the digest of its texts. */

/**
 * @typedef {object} Answer
 * @property {string} digest of the question that was answered
 * @property {number | null} level null for "don't know"
 *
 * @typedef {object} Answers
 * @property {string} name of whoever or whenever they are from: a file's name
 * @property {Map<string, Answer>} byDimension
 */

export const COLUMNS = ["model_version", "dimension_id", "question_digest", "level", "answered_on"];
const MOST_BYTES = 100_000;
const PLAIN = /^[\w .:+-]*$/;

/**
 * @param {Map<string, Answer>} answers
 * @param {string} version of the model
 * @param {string} day on which they were given
 */
export function asCsv(answers, version, day) {
  const rows = [...answers].map(([dimension, { digest, level }]) =>
    [version, dimension, digest, level === null ? "" : String(level), day].join(","),
  );
  return `${[COLUMNS.join(","), ...rows].join("\n")}\n`;
}

/**
 * Read a saved file. What is not one is told in words, and nothing of it is taken.
 * @param {File} file
 * @param {Map<string, number>} levels how many levels each question has
 * @returns {Promise<Answers | string>}
 */
export async function readFile(file, levels) {
  if (file.size > MOST_BYTES) return `${file.name} is too large to be a file of answers.`;
  const [header, ...lines] = (await file.text()).replace(/^\ufeff/, "").trim().split(/\r?\n/);
  const cells = lines.map((line) => line.split(/[,;]/).map((cell) => cell.replace(/^"(.*)"$/, "$1")));
  if (header.replace(/"/g, "").split(/[,;]/).join() !== COLUMNS.join()) {
    return `${file.name} is not a file saved on this page: its first line should be ${COLUMNS.join(",")}.`;
  }
  /** @type {Map<string, Answer>} */
  const byDimension = new Map();
  for (const [, dimension, digest, level] of cells.filter((row) => row.length === COLUMNS.length)) {
    const number = level === "" ? null : Number(level);
    const isLevel = number === null || (Number.isInteger(number) && number >= 1);
    const most = levels.get(dimension) ?? 0;
    if (!isLevel || !PLAIN.test(digest) || (number ?? 0) > most || most === 0) continue;
    byDimension.set(dimension, { digest, level: number });
  }
  if (!byDimension.size) return `${file.name} holds no answer to a question of this page.`;
  return { name: file.name.replace(/\.csv$/i, ""), byDimension };
}
