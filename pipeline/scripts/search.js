/** Waits at each search box until someone reaches for it; only then is what finds things fetched. */

const forms = /** @type {HTMLFormElement[]} */ ([...document.querySelectorAll("form.search[data-index]")]);

for (const form of forms) {
  const input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  const reach = () => import("./search/box.js").then(({ enliven }) => enliven(form));
  if (input === document.activeElement) reach();
  else input.addEventListener("focus", reach, { once: true });
}
