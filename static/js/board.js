// [data-part]: an opened row fetches what it shows, once; page.js opens it.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[aria-controls]");
  const place = button && document.getElementById(button.getAttribute("aria-controls"))?.querySelector("[data-part]");
  if (!place || place.hasChildNodes()) return;
  place.textContent = "Đang lấy danh sách nhiệm vụ…";
  try {
    const answer = await fetch(place.dataset.part, { headers: { "X-Requested-With": "XMLHttpRequest" } });
    if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
    place.innerHTML = await answer.text();
  } catch {
    place.textContent = "Chưa lấy được danh sách nhiệm vụ. Đóng hàng này rồi mở lại.";
    button.addEventListener("click", () => place.replaceChildren(), { once: true, capture: true });
  }
});
