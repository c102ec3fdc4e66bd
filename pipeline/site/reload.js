// What a page of the preview has beside its own: it shows each new build, and says what keeps one from being made.

const seen = new URL(document.currentScript.src).search;
new EventSource(`/-/events${seen}`).onmessage = ({ data }) => {
  const problem = JSON.parse(data);
  if (problem) tell(problem);
  else location.reload();
};

/** @param {string} problem */
function tell(problem) {
  document.getElementById("preview-problem")?.remove();
  const box = document.createElement("section");
  box.id = "preview-problem";
  box.setAttribute("role", "alert");
  box.style.cssText = "position:fixed;inset:auto 0 0;z-index:99;max-height:45vh;overflow:auto;padding:.9rem 1.2rem;"
    + "background:#3a1010;color:#fff;border-top:.25rem solid #e5484d;font:14px/1.5 system-ui,sans-serif";
  const head = document.createElement("p");
  head.style.cssText = "margin:0 0 .4rem;font-weight:600";
  head.textContent = "The last change cannot be shown yet. This page is as it was before.";
  const why = document.createElement("pre");
  why.style.cssText = "margin:0;white-space:pre-wrap;overflow-wrap:anywhere;font:13px/1.5 ui-monospace,monospace";
  why.textContent = problem;
  box.append(head, why);
  document.body.append(box);
}
