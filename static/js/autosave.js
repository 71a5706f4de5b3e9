// The form of one item saves itself. Without this file the button “Lưu” does the same.
(() => {
  const form = document.querySelector("form[data-autosave]");
  const saved = document.querySelector("[data-saved]");
  if (!form || !saved) return;

  const PAUSE = 1200;
  const RETRY = 5000;
  const version = form.elements.version;
  const clashPlace = document.querySelector("[data-clash-place]");
  let timer = 0;
  let running = null;
  let typed = 0;
  let kept = 0;
  let isLocked = false;
  let halted = Boolean(clashPlace.querySelector(".clash-box"));

  const say = (words, isLost = false) => {
    saved.querySelector("span").textContent = words;
    saved.classList.toggle("lost", isLost);
  };
  const sayCutOff = () => say("Mất kết nối, chưa lưu được. Chữ bạn nhập vẫn ở đây, sẽ tự thử lại.", true);
  const sayLocked = () => say("Chưa lưu được: trang đang khóa. Chữ bạn nhập vẫn ở đây, mở khóa xong sẽ tự lưu.", true);

  if (version.value === "0" && !halted) say("Tự lưu khi bạn nhập");

  const showErrors = (errors) => {
    for (const place of form.querySelectorAll("[data-error-of]")) {
      const found = errors[place.dataset.errorOf];
      place.textContent = found ? found[0].message : "";
      place.hidden = !found;
      const field = form.elements[place.dataset.errorOf];
      if (!(field instanceof HTMLElement)) continue;
      field.classList.toggle("is-invalid", Boolean(found));
      if (found) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    }
  };

  const makeChip = (state) => {
    const sprite = document.querySelector("svg use").getAttribute("href").split("#")[0];
    const chip = document.createElement("span");
    chip.className = `chip c-${state.tone}`;
    chip.innerHTML = `<svg class="i" aria-hidden="true" focusable="false"><use href="${sprite}#i-${state.icon}"/></svg>`;
    chip.append(state.label);
    return chip;
  };

  const showProgress = (answer) => {
    const words = document.querySelector("[data-progress-words]");
    if (words) words.textContent = answer.progress;
    for (const bar of document.querySelectorAll(".items progress, .step progress")) bar.value = answer.done;
    const ordinal = form.dataset.ordinal;
    for (const place of document.querySelectorAll(`[data-state-of="${ordinal}"]`)) place.replaceChildren(makeChip(answer.state));
    const missing = document.querySelector("[data-missing]");
    const wasComplete = missing.tagName !== "A";
    const count = answer.missing.length;
    missing.textContent = count ? `Còn ${count} mục chưa xong` : "Đã đủ các mục";
    // The foot offers “Nộp báo cáo” only when all is there: let the server draw it again at the next page.
    if (wasComplete === Boolean(count)) document.body.dataset.footIsOld = "yes";
  };

  // The right to write here ended while the page was open: nothing of it can be sent any more, all of it can be copied.
  const sayEnded = (reason) => {
    halted = true;
    say(`${reason} Phần vừa gõ chưa lưu: hãy sao chép để gửi cho người đang soạn.`, true);
    for (const verb of document.querySelectorAll(".foot form, .prevnext button")) verb.hidden = true;
  };

  const takeAnswer = (answer, upTo) => {
    if (answer.ended) {
      sayEnded(answer.ended);
      return false;
    }
    if (answer.kept) {
      kept = upTo;
      version.value = answer.version;
      showErrors({});
      showProgress(answer);
      document.querySelector("[data-carried]")?.toggleAttribute("hidden", !answer.is_carried);
      document.querySelector("[data-doubts]").innerHTML = answer.doubts;
      if (answer.compared) document.querySelector("[data-compared]").innerHTML = answer.compared;
      if (kept === typed) {
        form.dispatchEvent(new Event("kept", { bubbles: true }));
        say(answer.at ? `Đã lưu lúc ${answer.at}` : "Đã lưu");
        if (document.body.dataset.footIsOld) refreshFoot();
      }
      return true;
    }
    if (answer.clash) {
      halted = true;
      clashPlace.innerHTML = answer.clash;
      version.value = answer.version;
      clashPlace.querySelector(".clash-box").focus();
      say("Có người khác vừa lưu mục này", true);
      return false;
    }
    showErrors(answer.errors || {});
    say(answer.refusal || "Chưa lưu: có ô cần sửa", true);
    return false;
  };

  const refreshFoot = async () => {
    delete document.body.dataset.footIsOld;
    const answer = await fetch(form.action, { headers: { Accept: "text/html" } }).catch(() => null);
    if (!answer?.ok) return;
    drawFoot(new DOMParser().parseFromString(await answer.text(), "text/html"));
  };

  const drawFoot = (page) => {
    const mine = document.querySelector(".foot > div");
    const fresh = page.querySelector(".foot > div");
    if (!mine || !fresh) return;
    for (const node of [...mine.children].slice(1)) node.remove();
    for (const node of [...fresh.children].slice(1)) mine.append(document.importNode(node, true));
    const missing = page.querySelector("[data-missing]");
    document.querySelector("[data-missing]").replaceWith(document.importNode(missing, true));
  };

  const REFUSED = { ended: "Bạn không còn quyền soạn báo cáo này." };

  // What the server answered, or nothing when it was no answer to our form (a sign-in page, a server that starts).
  const post = async () => {
    const response = await fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { Accept: "application/json" },
    });
    const isOurs = (response.headers.get("Content-Type") || "").startsWith("application/json");
    if (isOurs && !response.redirected) return response.json();
    return [403, 404].includes(response.status) ? REFUSED : null;
  };

  const send = async () => {
    const upTo = typed;
    say("Đang lưu…");
    let answer;
    try {
      answer = await post();
      // A refused token looks like a refused person: asking brings the present one.
      if (!answer || answer === REFUSED) {
        const state = await window.sending.askServer();
        if (state === "ready") answer = await post();
        else if (state === "signed out" || state === "other person") {
          sayLocked();
          return false;
        }
      }
    } catch {
      answer = null;
    }
    if (!answer) {
      sayCutOff();
      later(RETRY);
      return false;
    }
    return takeAnswer(answer, upTo);
  };

  const save = () => {
    clearTimeout(timer);
    if (isLocked) return Promise.resolve(false);
    if (halted || kept === typed) return Promise.resolve(!halted);
    running = (running || Promise.resolve()).then(() => (halted || kept === typed ? !halted : send()));
    return running;
  };

  // sending.js waits for it, so that a press never meets its own text that is just on the way.
  form.settled = () => running;

  const later = (pause) => { clearTimeout(timer); timer = setTimeout(save, pause); };

  form.addEventListener("input", () => { typed += 1; if (!halted) later(PAUSE); });
  document.addEventListener("session", ({ detail }) => { isLocked = ["signed out", "other person"].includes(detail.state); });
  document.addEventListener("fresh", ({ detail }) => drawFoot(detail));
  document.addEventListener("unlocked", () => { isLocked = false; if (kept !== typed) save(); });
  window.addEventListener("online", () => { if (kept !== typed) save(); });
  document.addEventListener("visibilitychange", () => { if (kept !== typed) save(); });

  // The press saves by itself and goes on: nothing must be sent beside it.
  form.addEventListener("submit", () => { clearTimeout(timer); halted = true; });

  document.addEventListener("click", async (event) => {
    if (event.target.closest("[data-take-theirs]")) {
      form.dispatchEvent(new Event("kept", { bubbles: true }));
      return;
    }
    const link = event.target.closest("a[data-after-save]");
    if (!link || kept === typed || halted || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (await save()) location.assign(link.href);
  });

  // Another form of the page (evidence) leaves it too: keep the text first.
  document.addEventListener("submit", async (event) => {
    const other = event.target;
    if (other === form || other.closest("[data-lock]") || other.method !== "post" || kept === typed || halted || event.defaultPrevented) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const submitter = event.submitter;
    if (!(await save())) return;
    // The question of forms.js was answered before we came in.
    if (submitter?.dataset.confirm || other.dataset.confirm) other.dataset.confirmed = "yes";
    other.requestSubmit(submitter || undefined);
  }, true);
})();
