/** The kinds of chart that come to life. */

import { ranking } from "./kinds/ranking.js";
import { scatter } from "./kinds/scatter.js";
import { trend } from "./kinds/trend.js";

/** @type {Record<string, import("./types.js").Kind>} */
export const KINDS = {
  ranking,
  scatter,
  trend,
};
