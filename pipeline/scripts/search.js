/** Waits at each search box until someone reaches for it; only then is what finds things fetched. */

for (const form of document.querySelectorAll("form.search[data-index]")) {
  const input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  const reach = () => import("./search/box.js").then(({ enliven }) =>
    enliven(/** @type {HTMLFormElement} */ (form)));
  if (input === document.activeElement) reach();
  else input.addEventListener("focus", reach, { once: true });
}
