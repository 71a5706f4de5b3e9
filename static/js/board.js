// data-print: prints the page as it is shown.
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});
