/** What a query names: its words, put together where several name one thing. */

import { compoundsOf, isSmall, isUnspaced, joined, phraseOf, within } from "./fold.js";
import { stemsOf } from "./stems.js";
import { isKnown, meantBy } from "./vocabulary.js";

/** @typedef {import("./types.js").Index} Index */
/** @typedef {import("./types.js").Sense} Sense */
/** @typedef {import("./types.js").Term} Term */
/** @typedef {import("./types.js").Form} Form */

/**
 * @typedef {object} Token a word of a query
 * @property {string} word folded
 * @property {string[]} options the word, and what may have been meant by it
 * @property {string[]} whole all parts of the word that it is the first part of
 * @property {string} written what was typed of that word, "" for a further part
 */

const MOST_LETTERS = 200;
const MOST_WORDS = 16;
const LONGEST_PHRASE = 7;
/** What is written so is meant as it stands. */
const ABBREVIATION = /^\p{Lu}{2,5}$/u;
const YEAR = /^(1[5-9]|20|21)\d\d$/;
const [SAME, NAMED, SLIPPED, IN_A_TITLE] = [0.93, 0.9, 0.7, 0.55];
const MOST_CALLED_SO = 4;
const MOST_BEGUN = 12;

/**
 * @param {Index} index
 * @param {string} text
 * @returns {Term[]}
 */
export function termsOf(index, text) {
  const tokens = tokensOf(index, text.slice(0, MOST_LETTERS)).slice(0, MOST_WORDS);
  /** @type {Term[]} */
  const terms = [];
  for (let at = 0; at < tokens.length; ) {
    const [length, term] = phraseAt(index, tokens, at) ?? wordAt(index, tokens, at);
    if (term) terms.push(term);
    at += length;
  }
  // A query of small words alone is one all the same.
  if (terms.length) return once(terms);
  return once(tokens.flatMap((_, at) => phraseAt(index, tokens, at, true)?.[1] ?? plain(tokens[at])));
}

/** @param {Term[]} terms each once: who names a thing twice means it once */
function once(terms) {
  return terms.filter((term, i) => terms.findIndex((other) => alike(term, other)) === i);
}

/** @param {Term} one @param {Term} other */
function alike(one, other) {
  const isSame = one.entities.length > 0 && one.entities[0] === other.entities[0];
  return isSame || one.typed === other.typed || (one.groups.length > 0 && one.groups[0] === other.groups[0]);
}

/**
 * The words of a text. One that nothing has may be two written as one, or hold a slip.
 * @param {Index} index
 * @param {string} text
 * @returns {Token[]}
 */
function tokensOf(index, text) {
  return compoundsOf(text).flatMap(({ written: all, parts }) => parts.flatMap((word, i) => {
    // Years on both sides of a hyphen are two.
    const isSpan = parts.every((part) => YEAR.test(part));
    const [whole, written] = isSpan ? [[word], word] : i === 0 ? [parts, all] : [[], ""];
    if (isKnown(index.words, word) || isSmall(word)) return [{ word, options: [word], whole, written }];
    const pieces = isUnspaced(word) ? within(word).filter((piece) => isKnown(index.words, piece)) : splitInTwo(index, word);
    if (pieces.length > 1) return pieces.map((piece) => ({ word: piece, options: [piece], whole: [], written: piece }));
    const meant = ABBREVIATION.test(all) ? [] : meantBy(index.words, word);
    return [{ word, options: [word, ...meant], whole, written }];
  }));
}

/** @param {Index} index @param {string} word */
function splitInTwo({ phrases, words }, word) {
  for (let at = 3; at <= word.length - 3; at += 1) {
    const pieces = [word.slice(0, at), word.slice(at)];
    const isName = phrases.has(pieces.join(" "));
    if (isName || pieces.every((piece) => piece.length > 3 && words.held.has(piece))) return pieces;
  }
  return [];
}

/**
 * The longest row of words that names something.
 * @param {Index} index
 * @param {Token[]} tokens
 * @param {number} at
 * @param {boolean} [isAlone] whether small words are taken for names, too
 * @returns {[number, Term] | null}
 */
function phraseAt(index, tokens, at, isAlone = false) {
  for (let length = Math.min(LONGEST_PHRASE, tokens.length - at); length > 0; length -= 1) {
    const row = tokens.slice(at, at + length);
    if (length === 1 && isSmall(row[0].word) && !isAlone) return null;
    for (const words of readings(row)) {
      const senses = sensesOf(index, words.join(" "));
      if (senses.length) return [length, named(index, row, words, senses)];
    }
  }
  return null;
}

/** @param {Token[]} row @returns {string[][]} what a row may have been meant to say, as typed first */
function readings(row) {
  return row.reduce((all, { options }) => all.flatMap((words) => options.map((word) => [...words, word])).slice(0, 25),
    /** @type {string[][]} */ ([[]]));
}

/** @param {Index} index @param {string} phrase @returns {Sense[]} */
function sensesOf({ phrases }, phrase) {
  const exact = phrases.get(phrase);
  if (exact) return exact;
  return (phrases.get(stemsOf(phrase)) ?? []).filter((sense) => !("entity" in sense));
}

/**
 * @param {Index} index
 * @param {Token[]} row
 * @param {string[]} words
 * @param {Sense[]} senses
 * @returns {Term}
 */
function named(index, row, words, senses) {
  const entities = senses.flatMap((sense) => ("entity" in sense ? [sense.entity] : []));
  const groups = senses.flatMap((sense) => ("group" in sense ? [sense.group] : []));
  /** @type {Form[]} */
  const forms = [{ words, worth: 1, isWhole: entities.length > 0 && words.join("").length < 4 }];
  const [members = null] = senses.flatMap((sense) => ("members" in sense ? [sense.members] : []));
  for (const sense of senses) {
    if ("same" in sense) forms.push(...index.same[sense.same].map((own) => ({ words: own, worth: SAME, isWhole: true })));
  }
  for (const form of [...forms]) if (joined(form.words) && form.words.length < 4) forms.push({ words: [joined(form.words)], worth: form.worth });
  for (const entity of entities.slice(0, MOST_CALLED_SO)) forms.push({ words: phraseOf(index.items[entity].title).split(" "), worth: NAMED });
  const typed = row.map(({ word }) => word).join(" ");
  const read = words.join(" ");
  return { typed, written: writtenIn(row), forms, entities, groups, members, year: yearOf(row), instead: typed === read ? "" : read };
}

/** @param {Token[]} row */
const writtenIn = (row) => row.flatMap(({ written }) => written || []).join(" ");

/** @param {Term[]} terms the year that is asked for, the first and the last of several, or none */
export function yearsOf(terms) {
  const years = [...new Set(terms.flatMap(({ year }) => year || []))].sort();
  return years.length > 1 ? [years[0], years[years.length - 1]] : years;
}

/** @param {Token[]} row */
const yearOf = (row) => (row.length === 1 && YEAR.test(row[0].word) ? row[0].word : "");

/**
 * A word that names nothing with others; several parts of one, such as e-mail, go together.
 * @param {Index} index
 * @param {Token[]} tokens
 * @param {number} at
 * @returns {[number, Term | null]}
 */
function wordAt(index, tokens, at) {
  const token = tokens[at];
  if (isSmall(token.word) && token.whole.length < 2) return [1, null];
  if (token.whole.length > 1) {
    const length = token.whole.length;
    const typed = token.whole.join(" ");
    const forms = [{ words: token.whole, worth: 1 }, ...(joined(token.whole) ? [{ words: [joined(token.whole)], worth: 1 }] : [])];
    return [length, { typed, written: token.written, forms, entities: [], groups: [], members: null, year: "", instead: "" }];
  }
  const term = plain(token);
  term.entities = entitiesCalled(index, term.forms.map(({ words }) => words[0]));
  return [1, term];
}

/** @param {Token} token @returns {Term} */
function plain({ word, written, options }) {
  const year = YEAR.test(word) ? word : "";
  const worth = year ? IN_A_TITLE : 1;
  const forms = options.map((option, i) => ({ words: [option], worth: i ? SLIPPED : worth }));
  return { typed: word, written: written || word, forms, entities: [], groups: [], members: null, year, instead: options[1] ?? "" };
}

/**
 * The entity whose name a word begins, and is the better part of.
 * @param {Index} index
 * @param {string[]} words
 */
function entitiesCalled({ items, words: { held, sorted } }, words) {
  const found = new Set(words.flatMap((word) => {
    if (word.length < 3) return [];
    const own = held.has(word) ? [word] : sorted.filter((one) => one.startsWith(word)).slice(0, MOST_BEGUN);
    return own.flatMap((one) => [...(held.get(one)?.keys() ?? [])])
      .filter((item) => items[item].entity !== undefined && isBetterPart(word, phraseOf(items[item].title)));
  }));
  return found.size === 1 ? [...found] : [];
}

/** @param {string} word @param {string} name */
const isBetterPart = (word, name) => name.startsWith(word) && word.length * 2 >= name.length;
