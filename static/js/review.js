// The review desk: how many items are named, and a mark at each. The form works without this file.
(() => {
  const form = document.querySelector("form[data-remarks]");
  if (!form) return;
  const words = document.querySelector("[data-return-words]");

  const isNamed = (item) =>
    [...item.querySelectorAll("input[type=checkbox]")].some((box) => box.checked) ||
    [...item.querySelectorAll("textarea")].some((text) => text.value.trim());

  const count = () => {
    let named = 0;
    for (const item of form.querySelectorAll(".at-item")) {
      const marked = isNamed(item);
      item.querySelector("[data-mark]").hidden = !marked;
      named += marked;
    }
    words.textContent = named ? `Trả lại (${named} mục)` : "Trả lại";
  };

  form.addEventListener("input", count);
  window.addEventListener("pageshow", count);
  count();
})();
