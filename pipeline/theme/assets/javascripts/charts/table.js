/** @param {import("./live.js").Live} chart */
export function showTable(chart) {}
