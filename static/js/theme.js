// Loaded before the page is painted, so that a dark page never flashes light.
(() => {
  const KEY = "nen-man-hinh";
  const dark = window.matchMedia("(prefers-color-scheme: dark)");

  // A browser may forbid storage; the choice then lasts for this page only.
  let chosen = "auto";
  try { chosen = localStorage.getItem(KEY) || "auto"; } catch { chosen = "auto"; }

  const apply = () => {
    const theme = chosen === "auto" ? (dark.matches ? "dark" : "light") : chosen;
    document.documentElement.dataset.bsTheme = theme;
    for (const button of document.querySelectorAll("[data-theme]")) {
      button.setAttribute("aria-pressed", String(button.dataset.theme === chosen));
    }
  };

  apply();
  dark.addEventListener("change", apply);
  // Paper is white, whatever the screen.
  window.addEventListener("beforeprint", () => { document.documentElement.dataset.bsTheme = "light"; });
  window.addEventListener("afterprint", apply);
  document.addEventListener("DOMContentLoaded", () => {
    for (const menu of document.querySelectorAll("[data-theme-menu]")) menu.hidden = false;
    apply();
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-theme]");
    if (!button) return;
    chosen = button.dataset.theme;
    try { localStorage.setItem(KEY, chosen); } catch { /* kept for this page */ }
    apply();
  });
})();
