/**
 * Leads on to where a page has moved, with the part of it and the choices that the address names.
 *
 * No module, so that nothing is painted before.
 */
(() => {
  const moved = document.querySelector("link[rel=canonical]");
  if (!(moved instanceof HTMLLinkElement)) return;
  const to = new URL(moved.href);
  to.search ||= location.search;
  to.hash ||= location.hash;
  location.replace(to);
})();
