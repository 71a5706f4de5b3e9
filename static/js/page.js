// Menus, rows that open, rows that are picked, focus after a refusal.
(() => {
  const closeMenus = (except) => {
    for (const menu of document.querySelectorAll("details[data-menu][open]")) if (menu !== except) menu.open = false;
  };
  document.addEventListener("click", (event) => closeMenus(event.target.closest("details[data-menu]")));
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && document.querySelector("details[data-menu][open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  // <button class="open" aria-expanded="false" aria-controls="id">: opens the part with that id.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[aria-expanded][aria-controls]");
    if (!button) return;
    const opened = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(opened));
    document.getElementById(button.getAttribute("aria-controls")).hidden = !opened;
  });

  // <form data-picks="đơn vị">: .sel boxes, one [data-pick-all], a [data-pick-bar] with [data-picked-words] and, for rows on other
  // pages too, [data-pick-every="N"].
  const countPicks = (form) => {
    const boxes = [...form.querySelectorAll(".sel input[type=checkbox]:not([data-pick-all])")];
    const count = boxes.filter((box) => box.checked).length;
    const all = form.querySelector("[data-pick-all]");
    if (all) { all.checked = count > 0 && count === boxes.length; all.indeterminate = count > 0 && count < boxes.length; }
    const bar = form.querySelector("[data-pick-bar]");
    if (!bar) return;
    const every = bar.querySelector("[data-pick-every]");
    bar.hidden = count === 0 && !every?.checked;
    const words = every?.checked ? `tất cả ${every.dataset.pickEvery}` : count;
    bar.querySelector("[data-picked-words]").textContent = `Đã chọn ${words} ${form.dataset.picks || "dòng"}`;
  };
  document.addEventListener("change", (event) => {
    const form = event.target.closest("[data-picks]");
    if (!form) return;
    const every = form.querySelector("[data-pick-every]");
    if (event.target.matches("[data-pick-all], [data-pick-every]")) {
      for (const box of form.querySelectorAll(".sel input[type=checkbox]")) box.checked = event.target.checked;
    }
    // All rows of the filter also stand on other pages: one row that is not wanted ends that.
    if (every && event.target !== every && !event.target.checked) every.checked = false;
    countPicks(form);
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("[data-picks]")) countPicks(form);
  });

  // The summary of a refused form is read first.
  document.addEventListener("DOMContentLoaded", () => document.querySelector("[data-focus-first]")?.focus());

  // <details open data-fold>: on a phone such parts begin closed, so that the first screen says what matters most.
  if (matchMedia("(max-width: 767px)").matches) {
    for (const part of document.querySelectorAll("details[data-fold]")) part.open = false;
  }

  // data-print: prints the page as it is shown.
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
  });

  // data-sends: a choice that sends its form at once (the page offers a button for those without scripts).
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-sends]")) event.target.form.requestSubmit();
  });
})();
