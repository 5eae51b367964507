// Lead the reader to what must change: the summary takes focus, and its links go to the field itself.
function lead(root) {
  const summary = root.querySelector("[data-error-summary]:not([data-led])");
  if (!summary) return;
  summary.dataset.led = "";
  summary.focus();
  if (!document.title.startsWith("! ")) document.title = `! ${document.title}`;
  summary.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!target) return;
    event.preventDefault();
    (target.closest(".field") ?? target).scrollIntoView({ block: "center" });
    target.focus({ preventScroll: true });
  });
}

lead(document);
document.addEventListener("htmx:afterSettle", () => lead(document));
