// The nomination form shows the fields of a person or of a collective, as the chosen kind wants. Without it both stand there.
(() => {
  const form = document.querySelector("[data-nomination]");
  if (!form) return;
  const show = () => {
    const chosen = form.querySelector("[data-subject]:checked");
    for (const part of form.querySelectorAll("[data-for]")) {
      part.hidden = Boolean(chosen) && part.dataset.for !== chosen.dataset.subject;
    }
  };
  form.addEventListener("change", show);
  window.addEventListener("pageshow", show);
  show();
})();
