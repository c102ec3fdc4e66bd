/** Waits at each search box until someone reaches for it; only then is what finds things fetched. A slash leads to it. */

const forms = /** @type {HTMLFormElement[]} */ ([...document.querySelectorAll("form.search[data-index]")]);

/** @param {HTMLFormElement} form */
const inputOf = (form) => /** @type {HTMLInputElement} */ (form.querySelector("input"));

for (const form of forms) {
  const input = inputOf(form);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  const reach = () => import("./search/box.js").then(({ enliven }) => enliven(form));
  if (input === document.activeElement) reach();
  else input.addEventListener("focus", reach, { once: true });
}

addEventListener("keydown", (event) => {
  const isTyping = event.target instanceof Element && event.target.matches("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping || event.defaultPrevented) return;
  const [input] = [...document.querySelectorAll("form.search")].map((form) => inputOf(/** @type {HTMLFormElement} */ (form)));
  if (!input) return;
  event.preventDefault();
  input.focus();
  input.select();
});
