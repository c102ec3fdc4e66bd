/** @param {import("./live.js").Live} chart */
export function yearsControl(chart) { return { show(state) {} }; }
