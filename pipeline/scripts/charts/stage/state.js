/** What a visitor has chosen of one chart, kept in the page's address. */

import { addressOf, parse, write } from "./address.js";

/** @typedef {import("../types.js").State} State */

/**
 * @param {string} view
 * @param {Pick<import("../types.js").Model, "figures" | "groups" | "divisions">} model
 * @param {boolean} hasMap whether the chart can be shown as a map too
 */
export function stateOf(view, { figures, groups = [], divisions = [] }, hasMap) {
  const [ofGroups, ofDivisions] = [groups, divisions].map((all) => all.map(({ key }) => key));
  let state = asked();
  return { now: () => state, follow, take };

  /** What the address asks for: no map of what stands on none. @returns {State} */
  function asked() {
    const found = parse(new URLSearchParams(location.search), view, figures, { groups: ofGroups, divisions: ofDivisions });
    return found.tab === "map" && !hasMap ? { ...found, tab: "chart" } : found;
  }

  /** Take what the address says now. */
  function follow() {
    state = asked();
  }

  /**
   * @param {Partial<State>} changed
   * @param {"pushState" | "replaceState" | null} keep how the address keeps it, if it does
   */
  function take(changed, keep) {
    state = { ...state, ...changed };
    const url = addressOf(write(new URLSearchParams(location.search), view, state));
    if (keep && url !== location.pathname + location.search + location.hash) history[keep](null, "", url);
  }
}
