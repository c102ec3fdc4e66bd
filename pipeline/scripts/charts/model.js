/** A chart's figures and the names in them, fetched once. */

import { withDecimals } from "./rules/exactness.js";
import { divisionsOf, everyone } from "./rules/groups.js";

/** @typedef {import("./types.js").Read} Read */
/** @typedef {import("./types.js").Figures} Figures */
/** @typedef {import("./types.js").Model} Model */
/** @typedef {import("./types.js").Names} Names */
/** @typedef {import("./types.js").Entities} Entities */
/** @typedef {import("./types.js").Measure} Measure */
/** @typedef {import("./types.js").Keys} Keys */

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
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
 * @param {Entities | null} entitiesRead of the subjects' kind, if they are entities
 * @param {Model["places"]} [places]
 * @returns {Model}
 */
export function modelOf(figures, entitiesRead, places) {
  const entities = entitiesRead && withTitlesApart(entitiesRead);
  const measures = Object.entries(figures.measures).map(([role, measure]) => [
    role,
    withDecimals({ ...measure, inside: isolated(measure.inside), unit: isolated(measure.unit) }),
  ]);
  const names = namesOf(figures, entities);
  const { part } = figures;
  const read = {
    ...figures,
    title: isolated(figures.title),
    subtitle: isolated(figures.subtitle),
    measured: isolated(figures.measured),
    measures: Object.fromEntries(measures),
    ...(figures.statuses ? { statuses: figures.statuses.map(isolated) } : {}),
    part: part && { ...part, labels: part.labels?.map(isolated), inside: part.inside?.map(isolated) },
  };
  const divisions = entities?.groups ? divisionsOf(entities) : [];
  return { figures: read, names, places, divisions, groups: groupsOf(entities, divisions) };
}

/**
 * Entities with the titles of their parts as these read beside other words.
 * @param {Entities} entities
 * @returns {Entities}
 */
function withTitlesApart(entities) {
  /** @param {string[] | undefined} titles */
  const apart = (titles) => titles?.map(isolated);
  const { section_titles, section_members, group_titles, group_members, divisions } = entities;
  return /** @type {Entities} */ ({
    ...entities,
    section_titles: apart(section_titles),
    section_members: apart(section_members),
    group_titles: apart(group_titles),
    group_members: apart(group_members),
    divisions: divisions?.map((one) => ({
      ...one, title: isolated(one.title), titles: apart(one.titles), members: apart(one.members),
    })),
  });
}

/**
 * Groups whose median can be shown: none where the names of a view's own subjects are all that is known.
 * @param {Entities | null} entities
 * @param {import("./types.js").Division[]} divisions
 * @returns {import("./types.js").Group[]}
 */
const groupsOf = (entities, divisions) =>
  entities?.groups ? [everyone(entities), ...divisions.flatMap(({ groups }) => groups)] : [];

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
    section: (key) => entities?.section_titles[entities.sections[places.get(key) ?? NaN] ?? NaN] ?? "",
    name: (key) => isolated(names[places.get(key) ?? NaN] ?? key),
    inText: (key) => {
      const place = places.get(key) ?? NaN;
      return isolated(inText[place] || (names[place] ?? key));
    },
  };
}

/**
 * A name as it reads beside other words in a text that runs from the left: one that runs from the right is set
 * apart, or the number that follows it would be drawn before it.
 * @template {string | undefined} Text
 * @param {Text} name
 * @returns {Text}
 */
const isolated = (name) =>
  RIGHT_TO_LEFT.test(name ?? "") ? /** @type {Text} */ (`\u2068${name}\u2069`) : name;

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

/** @param {Model} model @returns {Measure} */
export const measureOf = (model) => model.figures.measures.measure;

/** @param {Model} model @returns {Keys} */
export const timeOf = (model) => /** @type {Keys} */ (model.figures.time);

/** @param {Model} model @param {string} period where it stands in time */
export function placeInTime(model, period) {
  const { keys, places = [] } = timeOf(model);
  return places[keys.indexOf(period)];
}
