// Typed text is sent only when it can arrive: first see that the line stands and that the person is still signed in.
// Otherwise one question stands over the page and nothing typed is lost. Each form works without this file.
(() => {
  const entrance = document.body.dataset.entrance;
  const dialog = document.getElementById("chua-gui");

  // Signing in again, in another window, changes the token of all pages that were open before.
  const renewToken = () => {
    const token = /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1];
    if (!token) return;
    for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = token;
  };

  // The sign-in page sends on whoever is signed in, and shows itself to whoever is not.
  const askServer = async () => {
    let answer;
    try {
      answer = await fetch(entrance, { redirect: "manual", cache: "no-store" });
    } catch {
      return "cut off";
    }
    if (answer.type !== "opaqueredirect") return "signed out";
    renewToken();
    return "ready";
  };

  const tell = (state) => {
    const isCutOff = state === "cut off";
    dialog.querySelector("[data-cut-off]").hidden = !isCutOff;
    dialog.querySelector("[data-signed-out]").hidden = isCutOff;
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

  window.sending = { askServer, tell };
})();
