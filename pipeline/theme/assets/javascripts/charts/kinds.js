/** The kinds of chart that come to life. */

import { composition } from "./kinds/composition.js";
import { distribution } from "./kinds/distribution.js";
import { map } from "./kinds/map.js";
import { ranking } from "./kinds/ranking.js";
import { scatter } from "./kinds/scatter.js";
import { smallMultiples } from "./kinds/small-multiples.js";
import { tiles } from "./kinds/tiles.js";
import { trend } from "./kinds/trend.js";

/** @type {Record<string, import("./types.js").Kind>} */
export const KINDS = {
  composition,
  distribution,
  map,
  ranking,
  scatter,
  "small-multiples": smallMultiples,
  tiles,
  trend,
};
