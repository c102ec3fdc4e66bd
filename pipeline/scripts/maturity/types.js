/**
 * @typedef {object} Question
 * @property {string} id
 * @property {string} title
 * @property {string} digest tells whether the question is the one that a file answers
 * @property {Map<number, string>} levels what each level is called, from the lowest on
 */

/**
 * The level of each question that was answered: null where the answer is "Don't know".
 * @typedef {Map<string, number | null>} Answers
 */

/**
 * What a file says.
 * @typedef {object} Read
 * @property {string} name the file's
 * @property {string} day as 2026-01-31, or nothing
 * @property {Answers} answers to questions that have not changed since
 * @property {string[]} changed titles of answered questions that have
 * @property {number} unknown how many rows are about questions that are not asked here
 */

/**
 * The answers of several people to a question. `middle` are the two in the middle, mostly the same.
 * @typedef {object} Spread
 * @property {number} low
 * @property {[number, number]} middle
 * @property {number} high
 * @property {number} count how many chose a level
 * @property {number} of how many there are
 */

export {};
