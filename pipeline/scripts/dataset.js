/** A dataset's page: buttons that copy citations, and whether new figures are overdue today. */

for (const text of document.querySelectorAll(".cite [id]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  button.setAttribute("aria-describedby", text.id);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent ?? "");
      button.textContent = "Copied";
    } catch {
      getSelection()?.selectAllChildren(text);
      button.textContent = "Selected";
    }
    setTimeout(() => (button.textContent = "Copy"), 2000);
  });
  text.after(button);
}

for (const due of document.querySelectorAll("time[data-due]")) {
  const day = /** @type {HTMLTimeElement} */ (due).dateTime;
  if (day < new Date().toISOString().slice(0, 10)) {
    due.after(" (this day has passed)");
  }
}
