/** Groups of the things that figures are about: all of them, and the parts in which their list divides them. */

/** @typedef {import("../types.js").Entities} Entities */
/** @typedef {import("../types.js").Group} Group */
/** @typedef {import("../types.js").Division} Division */

const YEAR = /\d{4}/;
const TODAYS = "by today's groups";

/**
 * All of a kind as one group.
 * @param {Entities} entities
 * @returns {Group}
 */
export const everyone = ({ many, keys }) => ({ key: "all", title: `All ${many}`, members: many, by: "", keys });

/**
 * The parts of a kind's list: groups, sections and other divisions, each with what says whose member is who.
 * @param {Entities} entities
 * @returns {Division[]}
 */
export function divisionsOf(entities) {
  const { keys, many, groups, sections, divisions } = entities;
  const taken = new Set(["all"]);
  const titles = new Set();
  /** @param {string} title @param {string | undefined} members @param {string} by @param {string} [titled] */
  const part = (title, members, by, titled = title) =>
    ({ key: keyOf(title, taken), title: titled, members: members || `${many} (${title})`, by });
  /** @param {string} title @param {Omit<Group, "keys">[]} parts @param {(entity: number, part: number) => boolean} isIn @param {boolean} [isPartition] */
  const division = (title, parts, isIn, isPartition = true) =>
    ({ key: keyOf(title, titles), title, isPartition, groups: parts.map((own, i) => ({ ...own, keys: keys.filter((_, at) => isIn(at, i)) })) });
  const { group_titles, group_members, group_dates = [] } = entities;
  const common = new Set(group_dates).size === 1 && group_dates[0] ? `, as on ${day(group_dates[0])}` : "";
  return [
    division(`Groups${common}`, group_titles.map((title, i) => {
      const on = group_dates[i] && day(group_dates[i]);
      return part(title, group_members?.[i], on ? `by membership on ${on}` : TODAYS, on && !common ? `${title}, on ${on}` : title);
    }), (at, own) => groups[at].includes(own), false),
    division(entities.section_title, entities.section_titles.map((title, i) => part(title, entities.section_members?.[i], TODAYS)),
      (at, own) => sections[at] === own),
    ...(divisions ?? []).map(({ title, inside, titles: parts, members, places }) => {
      // A title that names a year says of when its parts are.
      const by = YEAR.test(title) ? `by ${inside ?? title}` : TODAYS;
      return division(title, parts.map((own, i) => part(own, members?.[i], by)), (at, own) => places[at] === own);
    }),
  ];
}

/**
 * What a group is called in addresses: its title, without what needs an escape there.
 * @param {string} title
 * @param {Set<string>} taken
 */
function keyOf(title, taken) {
  const plain = title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "group";
  let key = plain;
  for (let i = 2; taken.has(key); i += 1) key = `${plain}-${i}`;
  taken.add(key);
  return key;
}

/** @param {string} date */
const day = (date) =>
  new Date(`${date}T12:00:00Z`).toLocaleDateString("en-GB", {
    day: "numeric", month: "long", year: "numeric", timeZone: "UTC",
  });
