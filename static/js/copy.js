// What is typed into a report is kept in this browser until the server has it: a closed tab or a machine that stops loses
// no letter. At the next visit the copy is offered; it goes when the text was saved, was dropped, or its person signs out.
(() => {
  const PREFIX = `chua-luu:${document.body.dataset.user}:`;
  const lost = document.querySelector("[data-lost]");
  const form = document.querySelector("form[data-autosave], form[data-locked]");
  const bar = document.querySelector("[data-copy]");

  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-sign-out]")) return;
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  });
  const timeWords = (moment) => {
    const at = new Date(moment);
    return `${at.toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" })}, ${at.getDate()}/${at.getMonth() + 1}/${at.getFullYear()}`;
  };

  // The page that had the form is no longer this person's: the words are shown whole, to be copied elsewhere.
  const showLost = () => {
    const place = PREFIX + location.pathname;
    const kept = JSON.parse(localStorage.getItem(place) || "null");
    if (!kept) return;
    const words = Object.entries(kept.values).filter(([name, value]) => value && !["status", "is_none"].includes(name));
    lost.querySelector("[data-copy-at]").textContent = timeWords(kept.at);
    lost.querySelector("textarea").value = words.map(([, value]) => value).join("\n\n");
    lost.hidden = false;
    lost.querySelector("button").addEventListener("click", () => {
      localStorage.removeItem(place);
      lost.hidden = true;
    });
  };
  if (lost) showLost();
  if (!form || !bar) return;

  const key = PREFIX + new URL(form.action).pathname;
  // Fields of a locked form too, which the browser would not send.
  const isTold = (field) => field.name && !["csrfmiddlewaretoken", "version"].includes(field.name) && field.type !== "submit";
  const isChosen = (field) => !["radio", "checkbox"].includes(field.type) || field.checked;
  const valuesNow = () => Object.fromEntries([...form.elements].filter((field) => isTold(field) && isChosen(field)).map((field) => [field.name, field.value]));
  const isSame = (one, two) => [...new Set([...Object.keys(one), ...Object.keys(two)])].every((name) => (one[name] || "") === (two[name] || ""));

  const read = () => {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  };
  const forget = () => localStorage.removeItem(key);
  const keep = () => {
    // A full or forbidden store must not stop the typing.
    try {
      localStorage.setItem(key, JSON.stringify({ version: form.elements.version.value, values: valuesNow(), at: Date.now() }));
    } catch {
      return;
    }
  };

  const fill = (values) => {
    for (const field of form.elements) {
      if (!isTold(field)) continue;
      if (field.type === "radio") field.checked = values[field.name] === field.value;
      else if (field.type === "checkbox") field.checked = field.name in values;
      else field.value = values[field.name] || "";
    }
  };

  let offered = read();
  if (offered && isSame(offered.values, valuesNow()) && !form.querySelector("[aria-invalid]")) {
    forget();
    offered = null;
  }
  if (offered) {
    const words = offered.values.text || "";
    // Where nothing can be typed any more the words are shown whole, to be copied elsewhere.
    const isLocked = "locked" in form.dataset;
    bar.querySelector("[data-copy-take]").hidden = isLocked;
    bar.querySelector("[data-copy-at]").textContent = timeWords(offered.at);
    bar.querySelector("[data-copy-words]").textContent = words.length > 300 && !isLocked ? `${words.slice(0, 300)}…` : words;
    bar.hidden = false;
  }

  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button || !offered) return;
    const { values, version } = offered;
    offered = null;
    bar.hidden = true;
    if ("copyTake" in button.dataset) {
      fill(values);
      // Typed before somebody saved another text: the server shows both.
      form.elements.version.value = version;
      form.dispatchEvent(new Event("input", { bubbles: true }));
    } else forget();
    form.querySelector("textarea").focus();
  });

  // As long as nobody has chosen, the earlier copy stays.
  form.addEventListener("input", () => { if (!offered) keep(); });
  form.addEventListener("kept", () => { if (!offered) forget(); });
})();
