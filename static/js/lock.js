// A session that ends locks the page: a box asks for the password, and what was typed stays behind it. Typing is work.
(() => {
  const dialog = document.querySelector("[data-lock]");
  if (!dialog || !window.sending) return;

  const LOOK = 15000;
  const MOMENT = 300;
  const allowed = Number(document.body.dataset.seconds) * 1000;
  // Every five minutes of typing, or oftener where sessions are shorter.
  const typingStep = Math.min(300000, allowed / 4);
  const mine = dialog.querySelector("[data-lock-mine]");
  const other = dialog.querySelector("[data-lock-other]");
  let endsAt = Date.now() + allowed;
  let typedAt = 0;
  let toldAt = Date.now();
  let isLocked = false;
  let timer = 0;

  const say = (form, words) => { form.querySelector("[data-lock-said]").textContent = words; };

  const lock = (isOther, name) => {
    mine.hidden = isOther;
    other.hidden = !isOther;
    dialog.setAttribute("aria-labelledby", isOther ? "khoa-khac" : "khoa-cau");
    if (isOther) dialog.querySelector("[data-lock-who]").textContent = name;
    isLocked = true;
    if (!dialog.open) dialog.showModal();
    if (!isOther) mine.elements.password.focus();
  };

  const unlock = () => {
    if (!isLocked) return;
    isLocked = false;
    mine.elements.password.value = "";
    say(mine, "");
    say(other, "");
    dialog.close();
    document.dispatchEvent(new Event("unlocked"));
  };

  const look = () => {
    clearTimeout(timer);
    const now = Date.now();
    if (!isLocked && typedAt > toldAt && now - toldAt >= typingStep) {
      toldAt = now;
      window.sending.sayTyping();
    } else if (!isLocked && now >= endsAt) {
      window.sending.askServer();
    }
    timer = setTimeout(look, Math.min(LOOK, typingStep, Math.max(MOMENT, endsAt - now + MOMENT)));
  };

  document.addEventListener("session", ({ detail }) => {
    if (detail.state === "signed out") lock(false);
    else if (detail.state === "other person") lock(true, detail.name);
    else {
      endsAt = Date.now() + detail.seconds * 1000;
      unlock();
    }
  });
  document.addEventListener("input", (event) => {
    if (!dialog.contains(event.target)) typedAt = Date.now();
  });
  // Another page of the same person may have unlocked meanwhile, or somebody else signed in.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return;
    if (isLocked || Date.now() >= endsAt) window.sending.askServer();
  });

  // No key closes it; what it covers is nobody else's to read.
  dialog.addEventListener("cancel", (event) => event.preventDefault());
  dialog.addEventListener("close", () => { if (isLocked) dialog.showModal(); });

  const send = async (form) => {
    try {
      return await fetch(form.action, { method: "POST", body: new FormData(form), headers: { "X-Requested-With": "XMLHttpRequest" } });
    } catch {
      return null;
    }
  };

  const refusal = async (response) => {
    if (!response) return "Đang mất kết nối mạng. Có mạng lại thì bấm lần nữa.";
    if (response.status === 429) return "Đã nhập sai nhiều lần. Hãy đợi 5 phút rồi thử lại.";
    const answer = await response.json().catch(() => null);
    const fields = Object.values(answer?.form?.fields || {}).flatMap((field) => field.errors);
    return [...(answer?.form?.errors || []), ...fields].join(" ") || "Chưa mở khóa được. Hãy bấm lần nữa.";
  };

  mine.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (mine.dataset.asking) return;
    mine.dataset.asking = "yes";
    say(mine, "");
    // Whoever signed in beside us is told of, and the token is the present one.
    const state = await window.sending.askServer();
    if (state === "cut off") say(mine, await refusal(null));
    else if (state === "signed out") {
      const response = await send(mine);
      if (response?.ok) await window.sending.askServer();
      else {
        say(mine, await refusal(response));
        mine.elements.password.select();
      }
    }
    delete mine.dataset.asking;
  }, true);

  other.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    // The token of the page is its own person's; the one in the box must be the present one.
    const token = /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1];
    if (token) other.elements.csrfmiddlewaretoken.value = token;
    const response = await send(other);
    if (!response?.ok) { say(other, await refusal(response)); return; }
    await window.sending.askServer();
    mine.elements.password.focus();
  }, true);

  look();
})();
