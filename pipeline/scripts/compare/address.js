/**
 * What is compared, in the page's address: `?kind=country&who=GBR~KOR&what=ID~ID&years=2000~2020`, with
 * `colours=2~1` where they are not those that would be given anew, and of that only what differs from what
 * comes first.
 */

import { coloursFor, escaped, readable, unescaped } from "../charts/stage/address.js";

/** @typedef {import("./types.js").State} State */
/** @typedef {import("./types.js").KindSummary} KindSummary */

const OWN = ["kind", "who", "colours", "what", "years"];
const APART = "~";
const YEAR = /^\d{4}$/;

/**
 * The state that an address asks for; what it does not know is passed over without harm.
 * @param {URLSearchParams} query
 * @param {KindSummary[]} kinds
 * @returns {State}
 */
export function parse(query, kinds) {
  const kind = kinds.find(({ id }) => id === query.get("kind")) ?? kinds[0];
  const [who, what] = [query.get("who"), query.get("what")];
  const asked = who === null ? null : unescaped(who);
  const [from = "", to = ""] = (query.get("years") ?? "").split(APART);
  const years = [from, to].map((year) => (YEAR.test(year) ? year : null));
  const [first, last] = years[0] && years[1] && years[0] > years[1] ? [years[1], years[0]] : years;
  return {
    kind: kind.id,
    who: asked && once(asked),
    colours: asked && coloursFor(once(asked), asked, query.get("colours")),
    what: what === null ? null : once(what.split(APART)),
    from: first,
    to: last,
  };
}

/**
 * The query of an address with a state written into it; what is not ours is kept.
 * @param {URLSearchParams} query
 * @param {State} state
 * @param {KindSummary[]} kinds
 * @returns {string}
 */
export function write(query, state, kinds) {
  const written = new URLSearchParams([...query].filter(([name]) => !OWN.includes(name)));
  if (state.kind !== kinds[0].id) written.set("kind", state.kind);
  if (state.who) written.set("who", escaped(state.who));
  if (state.who && state.colours) written.set("colours", state.colours.join(APART));
  if (state.what) written.set("what", state.what.join(APART));
  if (state.from || state.to) written.set("years", `${state.from ?? ""}~${state.to ?? ""}`);
  return readable(written);
}

/** @param {string[]} texts */
const once = (texts) => [...new Set(texts)].filter(Boolean);
