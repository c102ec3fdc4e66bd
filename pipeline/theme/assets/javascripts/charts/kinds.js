/** The kinds of chart that come to life. */

import { trend } from "./kinds/trend.js";

/** @type {Record<string, import("./types.js").Kind>} */
export const KINDS = {
  trend,
};
