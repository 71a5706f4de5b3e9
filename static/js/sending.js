// Typed text is sent only when it can arrive: first see that the line stands and that the same person is signed in.
// Otherwise one question stands over the page and nothing typed is lost. Each form works without this file.
(() => {
  const { session, user } = document.body.dataset;
  const dialog = document.getElementById("chua-gui");
  const tokenNow = () => /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1];

  // Signing in again changes the token of all pages that were open before.
  const renewToken = () => {
    const token = tokenNow();
    if (!token) return;
    for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = token;
  };

  // "ready", "signed out", "other person", "must choose" (a given password) or "cut off". The lock hears the answer too.
  const ask = async (options = {}) => {
    let answer;
    try {
      const response = await fetch(session, { cache: "no-store", ...options });
      if (!response.ok) throw new Error(String(response.status));
      answer = await response.json();
    } catch {
      return "cut off";
    }
    let state = "ready";
    if (!answer.user) state = "signed out";
    else if (String(answer.user) !== user) state = "other person";
    else if (answer.must_choose) state = "must choose";
    // Only the person who typed it sends it.
    if (state !== "other person") renewToken();
    document.dispatchEvent(new CustomEvent("session", { detail: { state, name: answer.name, seconds: answer.seconds } }));
    return state;
  };
  const askServer = () => ask();
  // Typing is work: the session goes on.
  const sayTyping = () => ask({ method: "POST", headers: { "X-CSRFToken": tokenNow() || "" } });

  // Signed out, or another person: the lock stands over the page already.
  const tell = (state) => {
    if (!["cut off", "must choose"].includes(state)) return;
    dialog.querySelector("[data-cut-off]").hidden = state !== "cut off";
    dialog.querySelector("[data-must-choose]").hidden = state !== "must choose";
    if (!dialog.open) dialog.showModal();
  };
  dialog?.querySelector("a").addEventListener("click", () => dialog.close());

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!dialog || !("unsaved" in form.dataset) || form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset.ready) { delete form.dataset.ready; return; }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (form.dataset.asking) return;
    form.dataset.asking = "yes";
    const submitter = event.submitter;
    const state = await askServer();
    await form.settled?.();
    delete form.dataset.asking;
    if (state !== "ready") { tell(state); return; }
    form.dataset.ready = "yes";
    // The question of forms.js was answered before we came in.
    if (submitter?.dataset.confirm || form.dataset.confirm) form.dataset.confirmed = "yes";
    form.requestSubmit(submitter || undefined);
  }, true);

  window.sending = { askServer, sayTyping, tell };
})();
