/** The style sheet of what only charts that came to life need: the bundle holds its text. */

const sheet = new CSSStyleSheet();
sheet.replaceSync(/** @type {any} */ (globalThis).LIVE_STYLES);
document.adoptedStyleSheets.push(sheet);
