// Several files at once become evidence of the item: each tells how far it is, and why it was refused. Without this file
// the form below takes them one by one.
(() => {
  const zone = document.querySelector("[data-drop]");
  const list = document.querySelector("[data-uploads]");
  if (!zone || !list) return;
  zone.hidden = false;
  const input = zone.querySelector("input");
  const queue = [];
  let isRunning = false;

  const tokenNow = () => document.querySelector("#muc-form [name=csrfmiddlewaretoken]").value;
  const titleOf = (file) => file.name.replace(/\.[^.]+$/, "") || file.name;

  const show = (file) => {
    const line = document.createElement("li");
    const name = document.createElement("span");
    name.textContent = file.name;
    const bar = document.createElement("progress");
    bar.max = 100;
    bar.value = 0;
    bar.setAttribute("aria-label", `Đã tải ${file.name}`);
    const said = document.createElement("span");
    said.className = "said small";
    said.textContent = "Đang chờ";
    line.append(name, bar, said);
    list.append(line);
    return { file, line, bar, said };
  };

  // The server's answer, or nothing when it was none to us.
  const send = ({ file, bar, said }) => new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const data = new FormData();
    data.append("csrfmiddlewaretoken", tokenNow());
    data.append("title", titleOf(file));
    data.append("upload", file);
    request.open("POST", zone.dataset.url);
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", (event) => {
      if (!event.lengthComputable) return;
      bar.value = Math.round((event.loaded * 100) / event.total);
      said.textContent = bar.value < 100 ? `Đang tải ${bar.value}%` : "Đang kiểm tra tệp";
    });
    request.addEventListener("load", () => {
      if (request.status === 413) { resolve({ kept: false, refusal: "Tệp quá lớn, tối đa 20 MB." }); return; }
      let answer = null;
      try {
        answer = JSON.parse(request.responseText);
      } catch {
        // A page instead of an answer.
      }
      // Signed out, the sign-in page answers in its place.
      resolve(answer && "kept" in answer ? answer : null);
    });
    request.addEventListener("error", () => resolve(null));
    request.send(data);
  });

  const unlocked = () => new Promise((resolve) => document.addEventListener("unlocked", resolve, { once: true }));

  const offerAgain = (one, words) => {
    one.said.textContent = words;
    one.said.classList.add("bad");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-sm";
    button.textContent = "Tải lại tệp này";
    button.addEventListener("click", () => { one.line.remove(); add([one.file]); });
    one.line.append(button);
  };

  // All that evidence changes, but nothing into which somebody types.
  const PARTS = ["[data-evidence]", "[data-known]", "[data-compared]", "#cac-muc", ".step", ".item-head [data-state-of]"];
  const refreshPage = async () => {
    const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } }).catch(() => null);
    if (!answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of PARTS) {
      const fresh = page.querySelector(part);
      if (fresh) document.querySelector(part)?.replaceWith(document.importNode(fresh, true));
    }
    document.dispatchEvent(new CustomEvent("fresh", { detail: page }));
  };

  const take = async (one) => {
    let answer = await send(one);
    if (!answer) {
      const state = await window.sending.askServer();
      if (state === "signed out" || state === "other person") {
        one.said.textContent = "Trang đang khóa, mở khóa xong sẽ tải tiếp";
        await unlocked();
      }
      if (state !== "cut off") answer = await send(one);
    }
    if (answer?.kept) {
      if (answer.told) {
        one.bar.remove();
        one.said.textContent = answer.told;
      } else one.line.remove();
      await refreshPage();
    } else if (answer?.refusal) {
      one.bar.remove();
      one.said.textContent = answer.refusal;
      one.said.classList.add("bad");
    } else offerAgain(one, "Mất kết nối, chưa tải được tệp.");
  };

  const run = async () => {
    if (isRunning) return;
    isRunning = true;
    while (queue.length) await take(queue.shift());
    isRunning = false;
  };

  const add = (files) => {
    queue.push(...[...files].map(show));
    run();
  };

  input.addEventListener("change", () => {
    if (!input.files.length) return;
    add(input.files);
    input.value = "";
  });

  // A file that misses the zone must not take the place of the page.
  const hasFiles = (event) => [...(event.dataTransfer?.types || [])].includes("Files");
  document.addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    zone.classList.toggle("over", zone.contains(event.target));
  });
  document.addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    zone.classList.remove("over");
    if (zone.contains(event.target)) add(event.dataTransfer.files);
  });
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) zone.classList.remove("over"); });
})();
