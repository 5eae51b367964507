// Lead the reader to what must change: the summary takes focus, and its links go to the field itself.
const summary = document.querySelector("[data-error-summary]");

if (summary) {
  summary.focus();
  document.title = `! ${document.title}`;
  summary.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const target = link && document.getElementById(link.hash.slice(1));
    if (!target) return;
    event.preventDefault();
    const holder = target.closest(".field") ?? target;
    holder.scrollIntoView({ block: "center" });
    target.focus({ preventScroll: true });
  });
}
