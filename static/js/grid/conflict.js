// Somebody else saved the same row first: show both values, let the person choose.

import { columnOf } from "./table.js";

export class Conflicts {
  constructor(onChosen) {
    this.waiting = [];
    this.onChosen = onChosen;
    this.dialog = null;
  }

  // ``theirs`` maps columns to what is saved now, ``versi`` is that of the row now.
  add(row, theirs, versi) {
    row.conflict = { theirs, versi };
    row.mark("conflict", "Diubah orang lain; pilih dahulu");
    row.head.querySelector(".choose")?.remove();
    const button = makeButton("choose", "Bandingkan", () => this.open(row));
    button.setAttribute("aria-label", `Bandingkan isian, ${row.name}`);
    row.head.append(button);
    this.waiting.push(row);
    if (!this.dialog) this.next();
  }

  next() {
    const row = this.waiting.shift();
    if (row?.conflict) this.open(row);
  }

  open(row) {
    this.dialog = document.createElement("dialog");
    this.dialog.className = "conflict";
    this.dialog.setAttribute("aria-labelledby", "conflict-title");
    const title = document.createElement("h2");
    title.id = "conflict-title";
    title.textContent = "Baris ini baru saja diubah orang lain";
    const where = document.createElement("p");
    where.id = "conflict-row";
    where.textContent = `${row.title}, kolom ${columnsOf(row).join(", ")}`;
    this.dialog.setAttribute("aria-describedby", where.id);
    const buttons = document.createElement("div");
    buttons.className = "form-actions";
    const later = makeButton("btn btn-link", "Nanti", () => this.close());
    later.autofocus = true; // an Enter that comes of typing on chooses nothing
    buttons.append(
      makeButton("btn btn-primary", "Pakai isian saya", () => this.choose(row, true)),
      makeButton("btn btn-outline-secondary", "Pakai yang tersimpan", () => this.choose(row, false)),
      later,
    );
    this.dialog.append(title, where, compare(row), buttons);
    this.dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.close();
    });
    document.body.append(this.dialog);
    this.dialog.showModal();
  }

  choose(row, mine) {
    const { theirs, versi } = row.conflict;
    row.conflict = null;
    row.versi = versi;
    row.head.querySelector(".choose")?.remove();
    for (const input of row.inputs) {
      const saved = theirs[columnOf(input)] ?? "";
      const untouched = input.value === input.defaultValue;
      input.defaultValue = saved;
      if (untouched || !mine) input.value = saved;
    }
    row.mark("", "");
    this.close();
    row.inputs[0].focus();
    this.onChosen(row);
  }

  close() {
    this.dialog.close();
    this.dialog.remove();
    this.dialog = null;
    this.next();
  }
}

function compare(row) {
  const table = document.createElement("table");
  table.className = "grid";
  const head = table.createTHead().insertRow();
  for (const words of ["Kolom", "Tersimpan sekarang", "Isian Anda"]) {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = words;
    head.append(cell);
  }
  const body = table.createTBody();
  for (const input of row.changed) {
    const line = body.insertRow();
    const name = document.createElement("th");
    name.scope = "row";
    name.textContent = labelOf(input);
    line.append(name);
    line.insertCell().textContent = row.conflict.theirs[columnOf(input)] || "kosong";
    line.insertCell().textContent = input.value || "kosong";
  }
  return table;
}

const labelOf = (input) => input.getAttribute("aria-label").split(", ")[0];

const columnsOf = (row) => row.changed.map(labelOf);

function makeButton(className, words, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = className;
  button.textContent = words;
  button.addEventListener("click", act);
  return button;
}
