// The plan's text and what was understood light up together. Without this file the links "dòng 49" lead there.
(() => {
  const page = document.querySelector("[data-plan]");
  if (!page) return;
  const source = page.querySelector("[data-source]");
  const marks = [...source.querySelectorAll("mark[data-facts]")];
  const under = (path, fact) => path === fact || path.startsWith(`${fact}.`);
  const marksOf = (fact) => marks.filter((mark) => mark.dataset.facts.split(" ").some((path) => under(path, fact)));
  let lit = [];

  const light = (elements) => {
    for (const element of lit) element.classList.remove("on");
    lit = elements;
    for (const element of lit) element.classList.add("on");
  };
  const showInSource = (mark) => {
    if (!mark || source.scrollHeight <= source.clientHeight) return;
    const place = mark.getBoundingClientRect();
    const frame = source.getBoundingClientRect();
    if (place.top < frame.top || place.bottom > frame.bottom) source.scrollTop += place.top - frame.top - frame.height / 3;
  };

  const fromFact = (event) => {
    const fact = event.target.closest?.(".understood [data-fact]");
    if (!fact) return;
    const found = marksOf(fact.dataset.fact);
    light(found);
    showInSource(found[0]);
  };
  // The narrowest fact that stands on the right for one of the paths of the mark.
  const factOf = (mark) => {
    const facts = [...page.querySelectorAll(".understood [data-fact]")];
    const fits = facts.filter((fact) => mark.dataset.facts.split(" ").some((path) => under(path, fact.dataset.fact)));
    return fits.sort((one, other) => other.dataset.fact.length - one.dataset.fact.length)[0];
  };
  const fromMark = (event) => {
    const mark = event.target.closest?.("mark[data-facts]");
    const fact = mark && factOf(mark);
    if (!fact) return;
    light([fact, ...marksOf(fact.dataset.fact)]);
    if (event.type === "click") fact.scrollIntoView({ block: "center" });
  };

  page.addEventListener("mouseover", fromFact);
  page.addEventListener("focusin", fromFact);
  source.addEventListener("mouseover", fromMark);
  source.addEventListener("click", fromMark);
})();
