/** What is fetched once a visitor reaches for a chart: its kind, and Vega. Each is fetched once. */

import { kindAmong } from "./kind-of.js";

// The bundle holds where these stand, as seen from itself: the names change with what the files hold.
/** @type {{kinds: string, vega: string}} */
const { kinds: KINDS, vega: VEGA } = /** @type {any} */ (globalThis).ADDRESSES;
/** @type {Record<string, import("./types.js").Kind>} */
const kinds = {};

export const kindOf = kindAmong(kinds);

/** @param {string} name of a kind that was fetched */
export const isOnPlaces = (name) => kinds[name].isOnPlaces ?? false;

/** @param {string} name */
export async function fetchKind(name) {
  kinds[name] ??= (await fetched(`${KINDS}${name}.js`)).kind;
}

/** @returns {Promise<{View: any, parse: any, expressionInterpreter: any}>} */
export const fetchVega = () => fetched(VEGA);

/** @param {string} address */
const fetched = (address) => import(new URL(address, import.meta.url).href);
