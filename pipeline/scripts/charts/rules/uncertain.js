/** Figures that may still change, forecasts, and those that lie between bounds: what is said of them. */

import { tabled } from "./in-words.js";
import { listed } from "./sentences.js";

/** @typedef {import("../types.js").Measure} Measure */
/** @typedef {import("./bounds.js").Bounds} Bounds */

/**
 * What is said of a figure that may still change or is a forecast, "" of others.
 * @param {import("../types.js").Figures} figures
 * @param {number} row
 * @param {import("../types.js").Figures["rows"]} [rows] where these are others than the figures' own
 */
export const statusAt = (figures, row, rows = figures.rows) => figures.statuses?.[rows.soft?.[row] ?? -1] ?? "";

/** @param {{status: string}} point what is said of its figure, in brackets after it */
export const inBrackets = ({ status }) => (status ? ` (${status})` : "");

/**
 * What is said of some of several figures: "in part provisional"; of all, the same without "in part".
 * @param {{status: string}[]} points
 */
export function inPart(points) {
  const statuses = [...new Set(points.map(({ status }) => status).filter(Boolean))];
  if (!statuses.length) return "";
  const isAll = points.every(({ status }) => status);
  return `${isAll ? "" : "in part "}${listed(statuses, "or")}`;
}

/** @param {{status: string}[]} points */
export const inPartInBrackets = (points) => inBrackets({ status: inPart(points) });

/**
 * What figures that may still change look like and are: "Pale, with a dashed edge: provisional."
 * @param {string[]} statuses of all figures shown, "" of those that will not change
 * @param {string} look
 */
export function softNote(statuses, look) {
  const said = [...new Set(statuses.filter(Boolean))];
  if (!said.length) return [];
  return [`${statuses.every(Boolean) ? "All of these figures" : look}: ${listed(said, "or")}.`];
}

/**
 * "2.9 to 3.4", "" where bounds are not known.
 * @param {Bounds | null} bounds
 * @param {Measure} measure
 */
export const boundsText = (bounds, measure) =>
  bounds ? bounds.map((bound) => tabled(bound, measure)).join(" to ") : "";

/**
 * What the bounds beside figures are, and what they mean for telling figures apart.
 * @param {Measure} measure
 */
export const boundsNote = ({ interval }) => (interval ? [
  `Around the figures: from ${interval.lower.title} to ${interval.upper.title}. ` +
    "Where these overlap, neither figure counts as higher.",
] : []);

/**
 * Whether places in an order are told: where one end is the better one, and no figure lies in an interval that
 * may overlap with those of others.
 * @param {Measure} measure
 */
export const isRanked = (measure) => measure.higher_is !== "neither" && !measure.interval;
