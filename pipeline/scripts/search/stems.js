/** Plain English inflections: words that are forms of one have the same stem. */

const IRREGULAR = new Map(Object.entries({
  women: "woman", men: "man", children: "child", people: "person", indices: "index", indexes: "index",
  spent: "spend", paid: "pay", begun: "begin", began: "begin", made: "make", held: "hold", led: "lead",
  met: "meet", taught: "teach", built: "build", grew: "grow", grown: "grow", analyses: "analysis",
  criteria: "criterion", media: "medium",
}));
const VOWEL = /[aeiouy]/;
const LATIN = /^[a-z]+$/;
/** What the two ways of spelling English differ in. */
const SPELLINGS = /** @type {[RegExp, string][]} */ ([
  [/i[sz](ation|e|ing|ed|er)$/, "iz$1"], [/ys(e|ing|ed|er)$/, "yz$1"], [/our(?=$|ed$|ing$|al$)/, "or"],
  [/tre$/, "ter"], [/ogue$/, "og"], [/ence$/, "ense"], [/mme$/, "m"], [/ll(ed|ing|er)$/, "l$1"],
]);

/**
 * @param {string} word folded
 * @returns {string}
 */
export function stemOf(word) {
  if (!LATIN.test(word) || word.length < 4) return word;
  let stem = IRREGULAR.get(word) ?? single(word);
  stem = IRREGULAR.get(stem) ?? stem;
  if (stem.length > 5) for (const [form, other] of SPELLINGS) stem = stem.replace(form, other);
  return ending(stem);
}

/** @param {string} phrase folded words in a row */
export const stemsOf = (phrase) => phrase.split(" ").map(stemOf).join(" ");

/** @param {string} word */
function single(word) {
  if (/(ss|us|is|as)$/.test(word)) return word;
  if (/ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(ches|shes|sses|xes|zes)$/.test(word)) return word.slice(0, -2);
  return word.endsWith("s") ? word.slice(0, -1) : word;
}

/** @param {string} word */
function ending(word) {
  for (const end of ["ing", "ed"]) {
    const rest = word.slice(0, -end.length);
    if (word.endsWith(end) && rest.length > 2 && VOWEL.test(rest)) return silent(undoubled(rest));
  }
  return silent(word);
}

/** @param {string} word */
const undoubled = (word) => (/([bdgklmnprt])\1$/.test(word) && word.length > 3 ? word.slice(0, -1) : word);

/** @param {string} word */
const silent = (word) => (word.length > 3 && word.endsWith("e") ? word.slice(0, -1) : word);
