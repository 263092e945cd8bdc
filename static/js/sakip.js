// Conveniences only: every page does its work without this file.
"use strict";

const makeButton = (className, words) => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = `${className} no-print`;
  button.textContent = words;
  return button;
};

// The rows below a program of the budget table fold; at first only the programs are seen.
for (const table of document.querySelectorAll("table[data-tree]")) {
  const folds = [];
  for (const body of table.tBodies) {
    const rows = [...body.rows].slice(1);
    if (!rows.length) continue;
    const head = body.rows[0].cells[0];
    const name = head.textContent.trim().replace(/\s+/g, " ");
    const button = makeButton("tree-toggle", "+");
    button.setAttribute("aria-label", `Rincian ${name}`);
    const fold = (open) => {
      button.setAttribute("aria-expanded", String(open));
      button.textContent = open ? "−" : "+";
      for (const row of rows) row.hidden = !open;
    };
    button.addEventListener("click", () => fold(button.getAttribute("aria-expanded") !== "true"));
    head.prepend(button);
    fold(false);
    folds.push(fold);
  }
  if (!folds.length) continue;
  const all = makeButton("tree-toggle-all", "Buka semua rincian");
  let open = false;
  all.addEventListener("click", () => {
    open = !open;
    for (const fold of folds) fold(open);
    all.textContent = open ? "Tutup semua rincian" : "Buka semua rincian";
  });
  table.parentElement.before(all);
}

// An open menu closes by Escape and by a click elsewhere.
for (const menu of document.querySelectorAll("details.user-menu")) {
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

// A form that is on its way is not sent a second time by an impatient hand, unless what it says has
// changed, the page comes back, or nothing has come of it for a while.
const AGAIN = 20000;
const release = (form) => delete form.dataset.sent;
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if ("sent" in form.dataset) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "";
  setTimeout(release, AGAIN, form);
});
document.addEventListener("input", ({ target }) => target.form && release(target.form));
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(release));

// A file that is too large is told before it goes over a weak line.
for (const input of document.querySelectorAll("input[type=file][data-most]")) {
  const told = document.createElement("p");
  told.className = "invalid-feedback d-block";
  told.setAttribute("role", "alert");
  input.addEventListener("change", () => {
    const large = input.files[0]?.size > Number(input.dataset.most);
    told.textContent = large ? input.dataset.tooLarge : "";
    if (large) input.value = "";
    input.after(told);
  });
}

// A form that was changed, or came back refused, and is left unsent: the browser asks first.
for (const form of document.querySelectorAll("form[data-guard]")) {
  let unsent = form.querySelector(".error, .invalid-feedback") !== null;
  form.addEventListener("input", () => { unsent = true; });
  form.addEventListener("submit", () => { unsent = false; });
  form.querySelector("a.btn-link")?.addEventListener("click", () => { unsent = false; }); // "Batal"
  addEventListener("beforeunload", (event) => { if (unsent) event.preventDefault(); });
}
