/** @param {import("./live.js").Live} chart */
export function openSettings(chart) {}
