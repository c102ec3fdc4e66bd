/** The kinds of chart that come to life. */

import { ranking } from "./kinds/ranking.js";
import { trend } from "./kinds/trend.js";

/** @type {Record<string, import("./types.js").Kind>} */
export const KINDS = {
  ranking,
  trend,
};
