/** How wide words are in a drawing, and how they break into lines. */

export const LINE_HEIGHT = 15;
const FONT_SIZE = 13;
/** @type {Intl.Segmenter | undefined} */
let segmenter;

// Widths of Helvetica's characters in thousandths of the size, from Adobe's font metrics.
/** @type {Record<number, string>} */
const WIDTHS = {
  222: "ijl'",
  278: " !,./:;I[]\\|ft",
  333: "()-`r",
  389: "*",
  500: "cksvxyzJ",
  556: "0123456789abdeghnopqu_?L#$",
  584: "+<=>~",
  611: "FTZ",
  667: "&ABEKPSVXY",
  722: "CDHNRUw",
  778: "GOQ",
  833: "mM",
  889: "%",
  944: "W",
  1000: "…—",
  1015: "@",
};
const WIDTH_OF = new Map(
  Object.entries(WIDTHS).flatMap(([width, characters]) =>
    [...characters].map((character) => [character, Number(width)]),
  ),
);

/**
 * The width of a text in pixels.
 * @param {string} text
 * @param {number} [size]
 */
export function widthOf(text, size = FONT_SIZE) {
  let units = 0;
  for (const character of text.normalize("NFC")) {
    if (/[\p{M}\p{Cf}]/u.test(character)) continue;
    const plain = character.normalize("NFD")[0];
    units += WIDTH_OF.get(plain) ?? (plain.charCodeAt(0) > 0x2e80 ? 1000 : 556);
  }
  return (units * size) / 1000;
}

// What sets a text apart from its neighbours begins and ends with these.
const [APART, END] = ["\u2068", "\u2069"];

/**
 * A text broken into at most so many lines of a width in pixels; what is over is cut with …
 *
 * A word that is too long for a line is broken where the line ends.
 * @param {string} text
 * @param {number} width
 * @param {number} [lines]
 * @param {number} [size] of the letters
 * @returns {string[]}
 */
export function wrapped(text, width, lines = 2, size = FONT_SIZE) {
  const fits = (/** @type {string} */ line) => widthOf(line, size) <= width;
  const broken = [""];
  for (const word of text.trim().split(/\s+/)) {
    const line = broken[broken.length - 1];
    const longer = line ? `${line} ${word}` : word;
    if (fits(longer)) broken[broken.length - 1] = longer;
    else broken.push(...pieces(word, fits, lines + 1));
    // Nobody will see more, however long a text is.
    if (broken.length > lines + 1) break;
  }
  const found = broken[0] || broken.length === 1 ? broken : broken.slice(1);
  const kept = found.slice(0, lines);
  return setApart(found.length > lines ? [...kept.slice(0, -1), cut(kept[lines - 1], fits)] : kept);
}

/**
 * Lines of which each sets apart by itself what was set apart in the whole text.
 * @param {string[]} lines
 */
function setApart(lines) {
  let isOpen = false;
  return lines.map((line) => {
    const begun = isOpen ? APART + line : line;
    isOpen = begun.lastIndexOf(APART) > begun.lastIndexOf(END);
    return isOpen ? begun + END : begun;
  });
}

/**
 * The first pieces of a word that fit, each of one letter at least.
 * @param {string} word
 * @param {(line: string) => boolean} fits
 * @param {number} most how many
 */
function pieces(word, fits, most) {
  if (fits(word)) return [word];
  const found = [""];
  for (const letter of lettersOf(word)) {
    const longer = found[found.length - 1] + letter;
    if (fits(longer) || !found[found.length - 1]) found[found.length - 1] = longer;
    else if (found.length < most) found.push(letter);
    else break;
  }
  return found;
}

/**
 * The letters of a text as people count them; as the language does where a browser cannot tell.
 * @param {string} text
 */
function* lettersOf(text) {
  if (!Intl.Segmenter) {
    yield* text;
    return;
  }
  segmenter ??= new Intl.Segmenter("en-GB", { granularity: "grapheme" });
  for (const { segment } of segmenter.segment(text)) yield segment;
}

/**
 * A line that goes on, ending in … after its last whole word, or else its last letter, that leaves room.
 * @param {string} line
 * @param {(line: string) => boolean} fits
 */
function cut(line, fits) {
  let kept = line;
  while (kept.includes(" ") && !fits(`${kept}…`)) kept = kept.slice(0, kept.lastIndexOf(" "));
  const rest = [...lettersOf(kept)];
  while (rest.length && !fits(`${rest.join("")}…`)) rest.pop();
  return `${rest.join("").trimEnd()}…`;
}
