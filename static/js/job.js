// [data-job]: asks how far the file is and shows it; without this file a link on the page does the same.
(() => {
  const place = document.querySelector("[data-job]");
  if (!place) return;
  const bar = place.querySelector("progress");
  const words = place.querySelector("[data-job-words]");
  const [QUICK, SLOW] = [1500, 8000];

  const show = (job) => {
    if (job.total) { bar.max = job.total; bar.value = job.done; } else { bar.removeAttribute("value"); }
    if (words.textContent !== job.words) words.textContent = job.words;
  };

  let wait = QUICK;
  const ask = async () => {
    try {
      const answer = await fetch(place.dataset.job, { cache: "no-store", headers: { Accept: "application/json" } });
      if (answer.redirected || !answer.ok) { location.reload(); return; }
      const job = await answer.json();
      if (!job.active || job.state !== place.dataset.state) { location.reload(); return; }
      show(job);
      wait = QUICK;
    } catch {
      // The line is cut: ask again, less and less often.
      wait = Math.min(wait * 2, SLOW);
    }
    setTimeout(ask, wait);
  };
  setTimeout(ask, QUICK);
})();
