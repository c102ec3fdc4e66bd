/** What a chart in a frame and the page that holds it say to each other: one number by this name. */

export const HEIGHT = "chart-height";
