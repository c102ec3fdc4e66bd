/**
 * Asks once what the visitor agrees to, and shows the answer when it is asked for again.
 *
 * No module, since the theme's own script looks at what stands here.
 */
(() => {
  const NAME = "__consent";
  const theme =
    /** @type {{__md_get: (name: string) => Record<string, boolean> | null, __md_set: (name: string, value: unknown) => void}} */ (
      /** @type {unknown} */ (window)
    );
  const place = document.querySelector("[data-md-component=consent]");
  const form = place?.querySelector("form");
  if (!(place instanceof HTMLElement) || !form) return;
  /** @type {NodeListOf<HTMLInputElement>} */
  const found = form.querySelectorAll("input[name]");
  const boxes = [...found];

  const answer = theme.__md_get(NAME);
  if (answer) {
    for (const box of boxes) box.checked = Boolean(answer[box.name]);
  } else {
    place.hidden = false;
  }

  const keep = () => {
    const given = boxes.filter((box) => box.checked).map((box) => [box.name, true]);
    theme.__md_set(NAME, Object.fromEntries(given));
    location.hash = "";
    location.reload();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    keep();
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const box of boxes) box.checked = false;
    keep();
  });
})();
