/** What is fetched once a visitor reaches for a chart: its kind, and Vega. Each is fetched once. */

import { kindAmong } from "./kind-of.js";

/**
 * Where files stand, as seen from the bundle, which holds it: their names change with what they hold.
 * @returns {{kinds: string, vega: string}}
 */
const addresses = () => /** @type {any} */ (globalThis).ADDRESSES;

/** @type {Record<string, import("./types.js").Kind>} */
const kinds = {};

export const kindOf = kindAmong(kinds);

/** @param {string} name of a kind that was fetched */
export const isOnPlaces = (name) => kinds[name].isOnPlaces ?? false;

/** @param {string} name */
export async function fetchKind(name) {
  kinds[name] ??= (await fetched(`${addresses().kinds}${name}.js`)).kind;
}

/** @typedef {{View: any, parse: any, expressionInterpreter: any}} Vega */

/** What was imported once is there at once: a page that is printed does not wait. @type {Vega | undefined} */
let vega;

/** @returns {Promise<Vega>} */
export const fetchVega = async () => (vega ??= await fetched(addresses().vega));

/** @param {string} address */
const fetched = (address) => import(new URL(address, import.meta.url).href);
