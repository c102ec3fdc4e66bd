/** The files of distributions: the steps of a histogram, or what is known of each part and of those marked. */

import { fileOf, keyColumns } from "../rules/figures-file.js";

/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").FiguresFile} FiguresFile */

const WHOLE = 12;

/**
 * @param {Model} model
 * @param {string} period
 * @param {{low: number, high: number, count: number}[]} bins
 * @returns {FiguresFile}
 */
export function histogramFile({ figures: { time, measures: { measure: { name, unit } } } }, period, bins) {
  return fileOf([
    ...(time ? [{ name: time.name, cells: bins.map(() => period) }] : []),
    { name: `${name}_from`, unit, cells: bins.map(({ low }) => `${low}`) },
    { name: `${name}_to_below`, unit, cells: bins.map(({ high }) => `${high}`) },
    { name: "count", cells: bins.map(({ count }) => `${count}`) },
  ]);
}

/**
 * @typedef {object} Found one figure of a part
 * @property {string} part
 * @property {string} label of the part
 * @property {string} statistic
 * @property {string} key of whom it is the figure, "" of none
 * @property {number | undefined} value
 * @property {number} count of the part's figures
 *
 * @param {Model} model
 * @param {string} period
 * @param {Found[]} found
 * @returns {FiguresFile}
 */
export function boxesFile({ figures: { part, subject, time, measures: { measure } }, names }, period, found) {
  const labels = new Map(found.map((one) => [one.part, one.label]));
  return fileOf([
    ...keyColumns(part ?? { name: "part" }, found.map((one) => one.part), (key) => labels.get(key) ?? key),
    ...(time ? [{ name: time.name, cells: found.map(() => period) }] : []),
    { name: "statistic", cells: found.map(({ statistic }) => statistic) },
    ...(subject ? keyColumns(subject, found.map(({ key }) => key), names.name) : []),
    {
      name: measure.name, unit: measure.unit,
      cells: found.map(({ value }) => (value === undefined ? "" : `${Number(value.toPrecision(WHOLE))}`)),
    },
    { name: "count", cells: found.map(({ count }) => `${count}`) },
  ]);
}
