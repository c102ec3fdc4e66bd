/** The kinds of chart that come to life. */

import { kindAmong } from "./kind-of.js";
import { kind as composition } from "./kinds/composition.js";
import { kind as distribution } from "./kinds/distribution.js";
import { kind as map } from "./kinds/map.js";
import { kind as progress } from "./kinds/progress.js";
import { kind as ranking } from "./kinds/ranking.js";
import { kind as scatter } from "./kinds/scatter.js";
import { kind as smallMultiples } from "./kinds/small-multiples.js";
import { kind as tiles } from "./kinds/tiles.js";
import { kind as trend } from "./kinds/trend.js";

/** @type {Record<string, import("./types.js").Kind>} by the names of their files */
export const KINDS = {
  composition,
  distribution,
  map,
  progress,
  ranking,
  scatter,
  "small-multiples": smallMultiples,
  tiles,
  trend,
};

export const kindOf = kindAmong(KINDS);
