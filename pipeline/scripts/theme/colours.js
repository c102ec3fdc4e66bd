/** Light, dark or as the device has it: set before anything is painted, and switched by a button. */

import { DEVICE } from "./memory.js";

const NAMES = ["media", "scheme", "primary", "accent"];
const LIGHT = "(prefers-color-scheme: light)";
const DARK = "(prefers-color-scheme: dark)";

/** @typedef {Record<string, string>} Colours */

/** @param {import("./memory.js").Memory} memory */
export function setColours(memory) {
  const kept = memory.get("__palette");
  const observer = new MutationObserver(begin);
  observer.observe(document.documentElement, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", () => {
    observer.disconnect();
    tellBrowser();
  });

  /** As soon as there is a body, and then a whole switch, which is before either is painted. */
  function begin() {
    if (!document.body) return;
    if (kept?.color && kept.color.media !== DEVICE) paint(kept.color);
    const place = document.querySelector("[data-palette]");
    if (!(place instanceof HTMLElement) || place.childElementCount < Number(place.dataset.palette)) return;
    observer.disconnect();
    switchAt(/** @type {HTMLElement[]} */ ([...place.children]));
  }

  /** @param {HTMLElement[]} options */
  function switchAt(options) {
    const usual = options.findIndex((option) => matchMedia(coloursOf(option).media ?? "").matches);
    let at = Math.min(Math.max(kept?.index ?? usual, 0), options.length - 1);

    const show = () => {
      paint(asDevice(coloursOf(options[at]), options));
      options.forEach((option, index) => (option.hidden = index !== at));
    };
    options.forEach((option, index) =>
      option.addEventListener("click", () => {
        at = (index + 1) % options.length;
        show();
        options[at].focus();
        tellBrowser();
        const color = coloursOf(options[at]);
        if (color.media === DEVICE) memory.forget("__palette");
        else memory.set("__palette", { index: at, color });
      }),
    );
    matchMedia(LIGHT).addEventListener("change", () => {
      show();
      tellBrowser();
    });
    show();
  }
}

/**
 * What stands for the device's own colours is one of the others.
 * @param {Colours} colours
 * @param {HTMLElement[]} options
 * @returns {Colours}
 */
function asDevice(colours, options) {
  if (colours.media !== DEVICE) return colours;
  const wanted = matchMedia(LIGHT).matches ? LIGHT : DARK;
  const others = options.map(coloursOf).find(({ media }) => media === wanted);
  return { ...colours, ...others, media: DEVICE };
}

/**
 * @param {HTMLElement} option
 * @returns {Colours}
 */
function coloursOf(option) {
  return Object.fromEntries(NAMES.map((name) => [name, option.getAttribute(`data-md-color-${name}`) ?? ""]));
}

/** @param {Colours} colours */
function paint(colours) {
  for (const name of NAMES) {
    if (name in colours) document.body.setAttribute(`data-md-color-${name}`, String(colours[name]));
  }
}

/** Bars of the browser's own take the colours of the page. */
function tellBrowser() {
  const { backgroundColor, colorScheme } = getComputedStyle(document.body);
  for (const [name, content] of [["theme-color", backgroundColor], ["color-scheme", colorScheme]]) {
    const found = document.head.querySelector(`meta[name="${name}"]`);
    const meta = found ?? document.head.appendChild(Object.assign(document.createElement("meta"), { name }));
    meta.setAttribute("content", content);
  }
}
