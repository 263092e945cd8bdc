// A grid that people fill in. Without this file the same table is an ordinary form.

import { Absent } from "./absent.js";
import { Clipboard } from "./clipboard.js";
import { Conflicts } from "./conflict.js";
import { Drafts } from "./drafts.js";
import { History } from "./history.js";
import { Keys } from "./keys.js";
import { Saver } from "./saver.js";
import { Selection } from "./selection.js";
import { Status } from "./status.js";
import { Table } from "./table.js";

function start(form) {
  const table = new Table(form);
  const drafts = new Drafts(table, form.dataset.user);
  const status = new Status(form.querySelector("[data-status]"));
  const selection = new Selection(table);
  const conflicts = new Conflicts(() => {
    drafts.keep();
    saver.tellIfDone();
    saver.schedule(0);
  });
  const saver = new Saver(table, drafts, status, conflicts);
  const touch = (inputs, delay) => {
    for (const input of inputs) {
      const row = table.rowOf(input);
      if (!row.changed.length) row.forgive();
      if (!row.conflict) row.mark("unsaved", row.changed.length ? "Belum tersimpan" : "");
    }
    drafts.keep();
    saver.tellIfDone();
    saver.schedule(delay);
  };
  const history = new History((inputs) => touch(inputs, 0));
  const clipboard = new Clipboard(table, selection, history, (...said) => status.say(...said));
  const absent = new Absent(form.querySelectorAll("td input:not(.teks)"), history);
  const keys = new Keys(table, selection, history, clipboard);

  const cells = (act) => (event) => {
    if (event.target.matches?.("td input, td textarea")) act(event);
  };
  const body = table.element.tBodies[0];
  // Entered by key a cell is marked whole, so that typing replaces it; a pointer sets the caret.
  let pointed = false;
  body.addEventListener("pointerdown", () => {
    pointed = true;
  });
  body.addEventListener("focusin", cells(({ target }) => {
    history.enter(target);
    absent.follow(target);
    if (!pointed) target.select();
    pointed = false;
  }));
  body.addEventListener("input", cells(({ target }) => touch([target])));
  body.addEventListener("change", cells(({ target }) => {
    history.commit(target);
    touch([target], 0);
  }));
  body.addEventListener("keydown", cells((event) => keys.handle(event)));
  body.addEventListener("paste", cells((event) => clipboard.paste(event)));
  body.addEventListener("copy", cells((event) => clipboard.copy(event)));
  body.addEventListener("mousedown", cells((event) => {
    const from = document.activeElement;
    if (event.shiftKey && from !== event.target && from.matches("td input")) {
      event.preventDefault();
      selection.extend(from, event.target);
    } else selection.clear();
  }));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    saver.insist();
  });
  watch(table, saver);
  resume(table, drafts, status, saver);
  form.dataset.ready = "";
}

// Leaving asks first; coming back, from offline or from logging in, sends what waits.
function watch(table, saver) {
  window.addEventListener("beforeunload", (event) => {
    if (table.unsaved.length || saver.sending) event.preventDefault();
  });
  window.addEventListener("online", () => saver.flush());
  window.addEventListener("focus", () => {
    if (saver.failures) saver.flush();
  });
}

function resume(table, drafts, status, saver) {
  const { found, restored, lost, elsewhere } = drafts.restore();
  for (const row of table.unsaved) row.mark("unsaved", "Belum tersimpan");
  if (restored) status.say(`${restored} baris yang belum tersimpan dipulihkan.`);
  else if (found) saver.tellIfDone(); // it arrived, though the page that sent it never heard so
  if (elsewhere) {
    status.say("Di bagian lain tabel ini ada isian yang belum tersimpan.", "error", {
      href: elsewhere,
      words: "Buka bagian itu",
    });
  }
  saver.schedule(); // also what was typed before this file was here
  if (lost.length) {
    status.say(`Isian untuk baris yang sudah dihapus: ${lost.join("; ")}`, "error");
  }
}

for (const form of document.querySelectorAll("form[data-grid]")) start(form);
