/** What a unit is: a percentage, a currency's sign before the number, or words after it. */

const MINUS = "\u2212";
const CURRENCY = /^([A-Za-z]{0,4}[£€$¥₹₩₽₺₪₦]) ?(|[,(/].*|(?:k|m|mn|b|bn|tn|tr)(?![A-Za-z]).*|[A-Za-z].*)$/;
const SHORT = /^(?:k|m|mn|b|bn|tn|tr)(?![A-Za-z])/;
const WORD = "thousands?|millions?|billions?|trillions?|mn|bn|tn";
const FIRST = new RegExp(`^(${WORD})(?: of)?(?:\\s+(.*))?$`, "i");
const LAST = new RegExp(`^(.*[^\\s,(])[\\s,(]+(${WORD})\\)?$`, "i");
const CODE = /^([A-Z]{3}) ?(k|m|mn|b|bn|tn)$/;
const ANYWHERE = new RegExp(`\\b(?:hundreds?|lakhs?|crores?|${WORD})\\b|000`, "i");
const IN_A_PER = /\bper(?: \w+)?$/i;
const FROM_PER_ON = /\bper\b.*$/i;
/** @type {Record<string, number>} */
const SIZES = {
  k: 1e3, thousand: 1e3, m: 1e6, mn: 1e6, million: 1e6, b: 1e9, bn: 1e9, billion: 1e9,
  tn: 1e12, tr: 1e12, trillion: 1e12,
};

/**
 * @typedef {object} ReadUnit
 * @property {boolean} isScaled whether it has a word such as million itself
 * @property {number | null} scale what that word stands for, if it can be taken out
 * @property {string} scaled the unit without it
 */

/**
 * What a unit says of the size of figures: "thousand letters", "£ million".
 * @param {string} unit
 * @returns {ReadUnit}
 */
export function readUnit(unit) {
  const [, sign = "", rest = unit] = CURRENCY.exec(unit) ?? [];
  const [, short = "", after = ""] = (sign && /^([a-z]+)(?![A-Za-z])\s*(.*)$/.exec(SHORT.test(rest) ? rest : "")) || [];
  if (short) return { isScaled: true, scale: SIZES[short], scaled: joined(sign, after) };
  const first = FIRST.exec(rest);
  if (first) return { isScaled: true, scale: sizeOf(first[1]), scaled: joined(sign, first[2] ?? "") };
  const last = CODE.exec(rest) ?? LAST.exec(rest);
  if (last && !IN_A_PER.test(last[1])) return { isScaled: true, scale: sizeOf(last[2]), scaled: joined(sign, last[1]) };
  return { isScaled: ANYWHERE.test(rest.replace(FROM_PER_ON, "")), scale: null, scaled: unit };
}

/**
 * A number with its unit: 5.6% of GDP, 12 points, £3.4 million, 0.87.
 * @param {string} text
 * @param {string} unit
 */
export function besideUnit(text, unit) {
  if (!unit) return text;
  const isWord = /[a-z]$/.test(text);
  if (unit.startsWith("%")) return text + (isWord ? " " : "") + unit;
  const [, sign, rest] = CURRENCY.exec(unit) ?? [];
  if (!sign) return `${text} ${unit}`;
  const isNegative = text.startsWith(MINUS);
  const sum = isNegative ? MINUS + sign + text.slice(1) : sign + text;
  return sum + (!rest || /^[,/]/.test(rest) || (SHORT.test(rest) && !isWord) ? rest : ` ${rest}`);
}

/** @param {string} word */
const sizeOf = (word) => SIZES[word.toLowerCase().replace(/s$/, "")];

/** @param {string} sign @param {string} rest */
const joined = (sign, rest) => (sign && rest && !/^[,/]/.test(rest) ? `${sign} ${rest}` : sign + rest);
