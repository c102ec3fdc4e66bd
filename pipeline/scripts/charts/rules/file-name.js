/** What a file of a chart is called: the data, the view, the years and whom it shows. */

import { folded } from "../../words.js";

const MOST = 100;
const MOST_OF_A_PART = 40;
const NOT_PLAIN = /[^a-z0-9]+/g;

/**
 * @typedef {object} Contents
 * @property {string} dataset
 * @property {string} view
 * @property {string[]} [periods] the first and the last
 * @property {string[]} [names] of all whom it shows
 * @property {string} [many] what these are called
 *
 * @param {Contents} contents
 * @returns {string} without an ending, of at most 100 characters: rd-spending-countries-2005-2015-estonia-france
 */
export function fileName({ dataset, view, periods = [], names = [], many = "" }) {
  const about = view.startsWith(dataset) ? [view] : [dataset, view];
  const start = joined([...about, ...new Set(periods)].map((part) => plain(part, MOST_OF_A_PART)));
  const whole = names.map((name) => plain(name, MOST));
  const listed = joined([start, ...whole]);
  if (whole.every(Boolean) && listed.length <= MOST) return listed;
  const counted = joined([start, `${names.length}`, plain(many, MOST_OF_A_PART)]);
  return counted.length <= MOST ? counted : start.slice(0, MOST);
}

/**
 * The name of the file of what a chart shows.
 * @param {import("../types.js").Model} model
 * @param {import("../types.js").FiguresFile} file
 * @param {{dataset: string, view: string}} named
 */
export function nameOfFile({ figures: { subject, time }, names }, { columns, rows }, named) {
  /** @param {string | undefined} column */
  const held = (column) => {
    const place = column === undefined ? -1 : columns.indexOf(column);
    return place < 0 ? [] : [...new Set(rows.map((row) => row[place]))].filter(Boolean);
  };
  const known = new Set(held(time?.name));
  const periods = (time?.keys ?? []).filter((key) => known.has(key));
  return fileName({
    ...named,
    periods: periods.length ? [periods[0], periods[periods.length - 1]] : [],
    names: held(subject?.name).map(names.name),
    many: subject?.many,
  });
}

/**
 * @param {string} text
 * @param {number} most
 */
const plain = (text, most) => folded(text).replace(NOT_PLAIN, "-").replace(/^-+/, "").slice(0, most).replace(/-+$/, "");

/** @param {string[]} parts */
const joined = (parts) => parts.filter(Boolean).join("-");
