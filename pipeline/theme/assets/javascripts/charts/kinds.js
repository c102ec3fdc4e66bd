/** The kinds of chart that come to life. */

import { distribution } from "./kinds/distribution.js";
import { ranking } from "./kinds/ranking.js";
import { scatter } from "./kinds/scatter.js";
import { trend } from "./kinds/trend.js";

/** @type {Record<string, import("./types.js").Kind>} */
export const KINDS = {
  distribution,
  ranking,
  scatter,
  trend,
};
