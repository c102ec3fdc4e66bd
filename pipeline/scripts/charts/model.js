/** A chart's figures and the names in them, fetched once. */

import { told } from "./exactness.js";

/** @typedef {import("./types.js").Read} Read */
/** @typedef {import("./types.js").Figures} Figures */
/** @typedef {import("./types.js").Model} Model */
/** @typedef {import("./types.js").Names} Names */

/**
 * @typedef {object} Entities all entities of a kind, as `api/entities/KIND.json` has them
 * @property {string} one
 * @property {string} many
 * @property {string[]} keys
 * @property {string[]} names
 * @property {string[]} in_text
 * @property {string[]} aliases
 * @property {string[]} section_titles
 * @property {number[]} sections
 * @property {string} section_title what the sections are: Region
 * @property {string[]} group_titles
 * @property {string[]} group_dates the day on which its members were members, "" for none
 * @property {number[][]} groups
 * @property {{title: string, titles: string[], places: number[]}[]} divisions other ways to divide
 *   them, with the place of each one's part, -1 for none
 */

/** @type {Map<string, Promise<any>>} */
const fetched = new Map();

/**
 * JSON from an address of the site; a failure is not kept, so that it can be tried again.
 * @param {string} url
 * @returns {Promise<any>}
 */
export function fetchJson(url) {
  const known = fetched.get(url);
  if (known) return known;
  const asked = fetch(url).then((answer) =>
    answer.ok ? answer.json() : Promise.reject(new Error(`${url}: ${answer.status}`)),
  );
  asked.catch(() => fetched.delete(url));
  fetched.set(url, asked);
  return asked;
}

/**
 * A chart's figures with the names of what they are about.
 * @param {Read} figures
 * @param {Entities | null} entities of the subjects' kind, if they are entities
 * @param {Model["places"]} [places]
 * @returns {Model}
 */
export function modelOf(figures, entities, places) {
  const measures = Object.entries(figures.measures).map(([role, measure]) => [role, told(measure)]);
  const names = namesOf(figures, entities);
  return { figures: { ...figures, measures: Object.fromEntries(measures) }, names, places };
}

/**
 * @param {Read} figures
 * @param {Entities | null} entities
 * @returns {Names}
 */
function namesOf(figures, entities) {
  const keys = entities ? entities.keys : (figures.subject?.keys ?? []);
  const names = entities ? entities.names : (figures.subject?.labels ?? []);
  const inText = entities ? entities.in_text : (figures.subject?.inside ?? []);
  const places = new Map(keys.map((key, place) => [key, place]));
  return {
    section: (key) => entities?.section_titles[entities.sections[places.get(key) ?? -1] ?? -1] ?? "",
    name: (key) => names[places.get(key) ?? -1] ?? key,
    inText: (key) => {
      const place = places.get(key) ?? -1;
      return isolated(inText[place] || (names[place] ?? key));
    },
  };
}

/**
 * A name as it reads inside a sentence that runs from the left: one that runs from the right is set
 * apart, or the number that follows it would be drawn before it.
 * @param {string} name
 */
const isolated = (name) => (/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u.test(name) ? `\u2068${name}\u2069` : name);

/**
 * The rows of each subject, by its key: places of rows in the order of time.
 * @param {Figures} figures
 * @returns {Map<string, number[]>}
 */
export function rowsBySubject(figures) {
  const keys = figures.subject?.keys ?? [""];
  const { subject, time } = figures.rows;
  /** @type {Map<string, number[]>} */
  const found = new Map(keys.map((key) => [key, []]));
  const count = Object.values(figures.rows)[0].length;
  for (let row = 0; row < count; row += 1) {
    found.get(keys[subject ? /** @type {number} */ (subject[row]) : 0])?.push(row);
  }
  if (time) {
    for (const rows of found.values()) {
      rows.sort((a, b) => /** @type {number} */ (time[a]) - /** @type {number} */ (time[b]));
    }
  }
  return found;
}
