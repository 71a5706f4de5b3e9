// Forms: ask before a consequence, send once, warn before typed text is lost. Each form works without this file.
(() => {
  const dirty = new Set();

  // data-confirm="Câu hỏi? Hậu quả." on the form, or on the button that sends it.
  let asking = false;
  // The question names the thing; what a button says to readers only would be said twice, and overflows a phone.
  const seenWords = (button) => {
    const copy = button.cloneNode(true);
    for (const unseen of copy.querySelectorAll(".vh")) unseen.remove();
    return copy.textContent.trim();
  };
  const ask = (form, submitter, question) => {
    // The second half of a double press may meet a button below, before the answer to this question is read.
    if (asking) return;
    asking = true;
    const dialog = document.getElementById("xac-nhan");
    const cut = question.indexOf("?") + 1;
    dialog.querySelector("h2").textContent = cut ? question.slice(0, cut) : question;
    dialog.querySelector("[data-confirm-more]").textContent = cut ? question.slice(cut).trim() : "";
    dialog.querySelector("[data-confirm-yes]").textContent = (submitter && seenWords(submitter)) || "Đồng ý";
    dialog.returnValue = "no";
    dialog.addEventListener("close", () => {
      asking = false;
      if (dialog.returnValue !== "yes") return;
      form.dataset.confirmed = "yes";
      form.requestSubmit(submitter || undefined);
    }, { once: true });
    dialog.showModal();
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    const question = event.submitter?.dataset.confirm || form.dataset.confirm;
    if (!question || form.method === "dialog") return;
    if (form.dataset.confirmed) { delete form.dataset.confirmed; return; }
    event.preventDefault();
    event.stopImmediatePropagation();
    ask(form, event.submitter, question);
  }, true);

  // One press, one sending. A form whose answer is a file says data-repeat.
  const buttonsOf = (form) => [...form.elements].filter((element) => element.type === "submit");
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" || "repeat" in form.dataset) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "yes";
    dirty.delete(form);
    for (const button of buttonsOf(form)) button.setAttribute("aria-busy", "true");
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) {
      delete form.dataset.sent;
      for (const button of buttonsOf(form)) button.removeAttribute("aria-busy");
    }
  });

  // A button that is refused for now stays focusable, and does nothing.
  document.addEventListener("click", (event) => {
    const button = event.target.closest('[aria-disabled="true"]');
    if (button) { event.preventDefault(); event.stopPropagation(); }
  }, true);

  // A browser says “choose a file” in its own language; ours is Vietnamese.
  const dressFile = (input) => {
    if (input.dataset.dressed) return;
    input.dataset.dressed = "yes";
    const place = document.createElement("span");
    place.className = "file-place";
    const [button, name] = ["btn", "file-name"].map((kind) => {
      const part = document.createElement("span");
      part.className = kind;
      part.setAttribute("aria-hidden", "true");
      return part;
    });
    button.textContent = "Chọn tệp";
    input.before(place);
    // The browser's own field lies unseen on top: press, key and drop reach it.
    place.append(button, name, input);
    const say = () => { name.textContent = [...input.files].map((file) => file.name).join(", ") || "Chưa chọn tệp nào"; };
    input.addEventListener("change", say);
    say();
  };
  document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("input[type=file]").forEach(dressFile));
  window.addEventListener("pageshow", () => document.querySelectorAll("input[data-dressed]").forEach((input) => input.dispatchEvent(new Event("change"))));

  // data-unsaved: warn before leaving. Autosave tells us with the event "kept" on the form.
  const guarded = (event) => event.target.form?.closest("form[data-unsaved]");
  document.addEventListener("input", (event) => { const form = guarded(event); if (form) dirty.add(form); });
  document.addEventListener("kept", (event) => dirty.delete(event.target));
  window.addEventListener("beforeunload", (event) => { if (dirty.size) event.preventDefault(); });
})();
