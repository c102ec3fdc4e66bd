/** What is fetched once a visitor reaches for a chart: its kind, and Vega. Each is fetched once. */

import { kindAmong } from "./kind-of.js";

// The bundle holds the name of its file, by which browsers can keep it for good.
/** @type {string} */
const VEGA = /** @type {any} */ (globalThis).VEGA;
/** @type {Record<string, import("./types.js").Kind>} */
const kinds = {};

export const kindOf = kindAmong(kinds);

/** @param {string} name */
export async function fetchKind(name) {
  kinds[name] ??= (await fetched(`../charts/kinds/${name}.js`)).kind;
}

/** @returns {Promise<{View: any, parse: any, expressionInterpreter: any}>} */
export const fetchVega = () => fetched(VEGA);

/** @param {string} address as seen from a folder beside that of charts */
const fetched = (address) => import(new URL(address, import.meta.url).href);
