/** @param {import("./live.js").Live} chart */
export function openPicker(chart) {}
