/** What a visitor chooses with: the kind, who, by what, between which years. */

import { openPicker } from "../charts/controls/picker.js";
import { INITIAL_STATE } from "../charts/initial-state.js";
import { lookOf } from "../charts/layout/palette.js";
import { button, element } from "../charts/stage/elements.js";
import { figuresList } from "./figures-list.js";
import { yearOf } from "./ranks.js";

/** @typedef {import("./types.js").Chosen} Chosen */
/** @typedef {import("./types.js").Kind} Kind */
/** @typedef {import("./types.js").State} State */
/** @typedef {import("./types.js").KindSummary} KindSummary */

/**
 * @typedef {object} Page
 * @property {HTMLElement} place
 * @property {KindSummary[]} kinds
 * @property {number} most how many can stand side by side
 * @property {(changed: Partial<State>, how?: {isPassing?: boolean}) => Promise<void>} change
 * @property {() => void} print
 */

/**
 * The controls for a kind, which are shown anew for whatever is chosen of it.
 * @param {Page} page
 * @param {Kind} kind
 */
export function controlsFor(page, kind) {
  const { place, change } = page;
  const { many } = kind.summary;
  /** @type {Chosen | undefined} */
  let chosen;
  const pick = button(`Choose ${many}`, () => chosen && openPicker(pickable(page, chosen)),
    { "data-tool": "picks", "aria-haspopup": "dialog" });
  const list = element("ul", { class: "compare-chosen", "aria-label": `Chosen ${many}` });
  const figures = figuresList(kind, (what) => change({ what }));
  const years = yearsOf(change);
  const whole = /** @type {HTMLElement} */ (place.querySelector(".compare-controls"));
  whole.replaceChildren(
    ...kindsOf(page, kind),
    element("div", { class: "compare-row" }, pick, list),
    figures.whole,
    element("div", { class: "compare-row" }, years.whole,
      button("Start again", () => change({ who: null, what: null, from: null, to: null })),
      button("Print", page.print)),
    element("p", { class: "compare-hint", hidden: "" }),
  );
  return { show };

  /** @param {Chosen} now */
  function show(now) {
    chosen = now;
    list.replaceChildren(...now.who.map((key, i) => chip(now, key, i)));
    figures.show(now.what.map(({ listed }) => listed.id));
    years.show(now);
  }

  /** @param {Chosen} now @param {string} key @param {number} i */
  function chip(now, key, i) {
    const name = kind.name(key);
    const take = async () => {
      await change({ who: now.who.filter((one) => one !== key) });
      const next = /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll("button"));
      (next[Math.min(i, next.length - 1)] ?? pick).focus();
    };
    return element("li", {}, swatchOf(now.colours.get(key) ?? 0), name, button("×", take, { "aria-label": `Take away ${name}` }));
  }
}

/** @param {number} place of the colour */
function swatchOf(place) {
  const swatch = element("span", { class: "compare-swatch", "aria-hidden": "true" });
  swatch.style.background = lookOf(place).colour;
  return swatch;
}

/** @param {Page} page @param {Kind} kind */
function kindsOf({ kinds, change }, kind) {
  if (kinds.length < 2) return [];
  const options = kinds.map(({ id, many }) =>
    element("option", { value: id, ...(id === kind.summary.id ? { selected: "" } : {}) }, many[0].toUpperCase() + many.slice(1)));
  const select = element("select", { id: "compare-kind" }, ...options);
  select.addEventListener("change", async () => {
    await change({ kind: select.value, who: null, what: null, from: null, to: null });
    document.getElementById("compare-kind")?.focus();
  });
  return [element("div", { class: "compare-row" }, element("label", { for: "compare-kind" }, "Compare"), select)];
}

/** @param {Page["change"]} change */
function yearsOf(change) {
  const [from, to] = ["from", "to"].map((id) => element("select", { id: `compare-${id}` }));
  const whole = element("div", { class: "compare-years" },
    element("label", { for: "compare-from" }, "Years"), from,
    element("label", { for: "compare-to" }, "to"), to);
  from.addEventListener("change", () => set(from));
  to.addEventListener("change", () => set(to));
  return { whole, show };

  /** @param {HTMLSelectElement} changed what stands on the wrong side of it follows it */
  function set(changed) {
    if (from.value > to.value) (changed === from ? to : from).value = changed.value;
    const [first, last] = [from.options[0].value, to.options[to.options.length - 1].value];
    change({
      from: from.value === first ? null : from.value,
      to: to.value === last ? null : to.value,
    });
  }

  /** @param {Chosen} chosen */
  function show({ what, from: first, to: last }) {
    const present = new Set(what.flatMap(({ model }) => model.figures.time?.keys ?? []).flatMap((key) => yearOf(key) ?? []));
    for (const year of [first, last]) if (year) present.add(year);
    const sorted = [...present].sort();
    whole.hidden = sorted.length < 2;
    for (const select of [from, to]) {
      select.replaceChildren(...sorted.map((year) => element("option", { value: year }, year)));
    }
    from.value = first ?? sorted[0] ?? "";
    to.value = last ?? sorted[sorted.length - 1] ?? "";
  }
}

/**
 * What is chosen as the picker of charts knows it: the figure that stands beside each name is how
 * many of the chosen indicators have any of it.
 * @param {Page} page
 * @param {Chosen} chosen
 */
function pickable({ place, change, most }, { kind, who, what }) {
  const counts = new Map(kind.entities.keys.map((key) => [key, 0]));
  for (const { model } of what) {
    const { subject, rows } = model.figures;
    const known = new Set(rows.subject.filter((_, row) => rows.measure[row] !== null));
    for (const at of known) {
      const key = subject?.keys[at ?? -1];
      if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const keys = [...counts.keys()];
  const count = what.length === 1 ? "the chosen one is" : `how many of the ${what.length} chosen ones are`;
  const titled = `${what.length === 1 ? "1 if " : ""}${count} known`;
  const measure = {
    name: "count", title: titled, titled, inside: titled, was: "was", unit: "", higher_is: "neither",
    compares: true, same: 0, decimals: 0, tabled: 0, computed: 0, breaks: [],
  };
  const numbers = keys.map((key) => counts.get(key) || (what.length ? null : 0));
  const figures = {
    kind: "compare", measured: titled,
    subject: { name: "subject", title: kind.summary.one, keys, entity: kind.summary.id, one: kind.summary.one, many: kind.summary.many },
    time: null, part: null, measures: { measure },
    rows: { subject: keys.map((_, i) => i), measure: numbers, why: keys.map(() => -1) },
    reasons: [], picks: [], drawn: kind.summary.who, reference: null, fixes_subject: false, note: "",
  };
  const names = { name: kind.name, inText: kind.name };
  return /** @type {any} */ ({
    figure: place,
    model: { figures, names },
    entities: kind.entities,
    kind: { picks: "many", years: "none", most },
    state: () => ({ ...INITIAL_STATE, picks: who }),
    change: (/** @type {{picks?: string[] | null}} */ { picks }, /** @type {{isPassing?: boolean}} */ how) =>
      change({ who: picks ?? null }, how),
  });
}
