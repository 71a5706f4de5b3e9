// The trial's list of accounts: a press fills in name and password.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-account]");
  if (!button) return;
  document.getElementById("id_login").value = button.dataset.account;
  document.getElementById("id_password").value = button.dataset.secret;
  document.querySelector("[data-enter]").focus();
});
