/** The style sheet of what only charts that came to life need. */

const URL_OF_SHEET = new URL("../../stylesheets/charts-live.css", import.meta.url).href;

/** @type {Promise<void>} done once it is there, or cannot be had: charts then work without it */
export const looks = new Promise((done) => {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = URL_OF_SHEET;
  link.addEventListener("load", () => done());
  link.addEventListener("error", () => done());
  document.head.append(link);
});
