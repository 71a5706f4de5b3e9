// The preview of a paper's sentence follows what is typed. The page's own button shows it without this file.
(() => {
  const form = document.querySelector("form[data-preview]");
  const box = document.querySelector("[data-preview-box]");
  if (!form || !box) return;
  const PAUSE = 400;
  let waiting = 0;
  let asked = 0;

  const show = async () => {
    const mine = ++asked;
    const answer = await fetch(form.dataset.preview, { method: "POST", body: new FormData(form) });
    // An answer to earlier words comes too late.
    if (answer.ok && mine === asked) box.innerHTML = await answer.text();
  };

  form.querySelector("[data-previewed]").addEventListener("input", () => {
    clearTimeout(waiting);
    // Without network the last preview stays; the button still works.
    waiting = setTimeout(() => show().catch(() => {}), PAUSE);
  });
})();
