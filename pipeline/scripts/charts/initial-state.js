/** What is chosen of a chart where nobody has chosen yet: a chart as the page is made with it. */

/** @typedef {import("./types.js").State} State */

/** @type {Readonly<State>} */
export const INITIAL_STATE = Object.freeze({
  tab: "chart",
  picks: null,
  colours: null,
  medians: [],
  from: null,
  to: null,
  at: null,
  zoom: null,
  scale: "linear",
  as: "value",
  sort: "value",
  show: "some",
  group: "",
  trail: "off",
});
