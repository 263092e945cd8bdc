// Sends unsaved rows, all that there are in one request, and puts the answer into the page.
// One request at a time; what changes meanwhile goes with the next.

import { columnOf } from "./table.js";

const PAUSE = 1000;
const PATIENCE = 20000;
const RETRIES = [3000, 10000, 30000];

export class Saver {
  constructor(table, drafts, status, conflicts) {
    const { login, user } = table.form.dataset;
    Object.assign(this, { table, drafts, status, conflicts, login, user });
    this.timer = null;
    this.sending = null;
    this.failures = 0;
    this.stopped = ""; // why saving makes no sense until the page is loaded again
  }

  schedule(delay = PAUSE) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), delay);
  }

  // The person asks for it: also what was refused before is sent again.
  insist() {
    for (const row of this.table.rows) row.refused = "";
    this.tellIfDone();
    this.flush();
  }

  // Typing back what is saved, or asking twice, leaves nothing to send.
  tellIfDone() {
    if (this.sending || this.table.unsaved.length) return;
    this.status.say("Semua isian sudah tersimpan.", "saved");
  }

  get ready() {
    return this.table.unsaved.filter(
      (row) => !row.conflict && row.refused !== JSON.stringify(row.texts),
    );
  }

  async flush() {
    clearTimeout(this.timer);
    if (this.stopped) return;
    if (this.sending) {
      await this.sending;
      if (this.ready.length) this.schedule(0);
      return;
    }
    const rows = this.ready;
    if (!rows.length) return;
    this.sending = this.send(rows);
    await this.sending;
    this.sending = null;
    this.drafts.keep();
    if (this.ready.length && !this.failures && !this.stopped) this.schedule();
  }

  async send(rows) {
    const sent = new Map(rows.map((row) => [row, row.texts]));
    for (const row of rows) row.mark("saving", "Menyimpan…");
    this.status.say("Menyimpan…");
    let response;
    try {
      response = await post(
        this.user,
        rows.map((row) => ({ key: row.key, versi: row.versi, cells: sent.get(row) })),
      );
    } catch {
      this.fail(rows, "sambungan terputus. Isian disimpan di peramban ini dan dikirim lagi.");
      return;
    }
    await this.read(response, rows, sent);
  }

  async read(response, rows, sent) {
    if (response.type === "opaqueredirect" || response.redirected) {
      this.expire(rows);
    } else if (response.ok) {
      this.accept(await response.json(), sent);
    } else if (response.status >= 500) {
      this.fail(rows, "server sedang terganggu. Isian disimpan di peramban ini dan dikirim lagi.");
    } else {
      const said = await response.json().catch(() => ({}));
      if (response.status === 403 && !said.message) this.expire(rows);
      else this.stop(rows, said.message ?? "halaman ini tidak lagi dapat Anda isi.");
    }
  }

  accept(answer, sent) {
    this.failures = 0;
    for (const [key, told] of Object.entries(answer.rows)) {
      const row = this.table.byKey(key);
      if (row) this.tell(row, told, sent.get(row), answer.at);
    }
    const wrong = this.table.unsaved.filter((row) => row.refused || row.conflict);
    if (!wrong.length) this.status.say(`Tersimpan ${answer.at}`, "saved");
    else this.status.say(`Belum tersimpan: ${wrong.length} baris perlu diperbaiki.`, "error");
  }

  // Put what the server says about one row into the page.
  tell(row, told, sent, at) {
    if (told.gone) {
      row.refused = JSON.stringify(row.texts);
      row.mark("error", "Belum tersimpan: baris ini dihapus orang lain");
      return;
    }
    show(row, told);
    if (!sent) return;
    for (const column of Object.keys(sent)) row.complain(column, told.errors?.[column]);
    if (told.conflict) {
      this.conflicts.add(row, told.cells, told.versi);
    } else if (told.errors) {
      row.refused = JSON.stringify(sent);
      row.mark("error", `Belum tersimpan${told.errors[""] ? `: ${told.errors[""]}` : ""}`);
    } else {
      row.refused = "";
      row.versi = told.versi;
      for (const [column, text] of Object.entries(sent)) settle(row.input(column), text, told);
      row.mark("saved", `Tersimpan ${at}`);
    }
  }

  fail(rows, why) {
    const delay = RETRIES[Math.min(this.failures, RETRIES.length - 1)];
    this.failures += 1;
    this.report(rows, why);
    this.schedule(delay);
  }

  // The session ended: the work stays here; once the person is back from logging in it is sent.
  expire(rows) {
    this.failures += 1;
    const href = `${this.login}?next=${encodeURIComponent(location.pathname + location.search)}`;
    this.report(rows, "sesi Anda berakhir. Isian tetap ada di sini.", {
      href,
      words: "Masuk lagi, lalu kembali ke halaman ini",
    });
  }

  stop(rows, why) {
    this.stopped = why;
    this.report(rows, why);
  }

  report(rows, why, link) {
    for (const row of rows) row.mark("error", "Belum tersimpan");
    this.status.say(`Belum tersimpan (${rows.length} baris): ${why}`, "error", link);
  }
}

// With whose work it is: somebody else may have logged in meanwhile.
async function post(user, rows) {
  return fetch(location.pathname, {
    method: "POST",
    redirect: "manual",
    headers: {
      "Content-Type": "application/json",
      "X-CSRFToken": token(),
      "X-Pengguna": user,
    },
    body: JSON.stringify({ rows }),
    signal: AbortSignal.timeout(PATIENCE),
  });
}

// From the cookie, not from the page: logging in again changes it.
function token() {
  const found = document.cookie.match(/(?:^|; )csrftoken=([^;]*)/);
  return found ? decodeURIComponent(found[1]) : "";
}

function show(row, told) {
  for (const cell of row.element.querySelectorAll("td[data-c]")) {
    const column = cell.dataset.c;
    const detail = told.details?.[column];
    cell.replaceChildren(detail ? explain(told.cells[column], detail) : told.cells[column]);
  }
  if (told.warning === undefined) return;
  let words = row.head.querySelector(".warning");
  if (!words && told.warning) {
    words = document.createElement("span");
    words.className = "warning";
    row.head.append(words);
  }
  if (words) words.textContent = told.warning;
}

function explain(text, detail) {
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  const words = document.createElement("p");
  summary.textContent = text;
  words.textContent = detail;
  details.append(summary, words);
  return details;
}

// A saved cell takes the server's notation; not under the hands of who still types in it.
function settle(input, sent, told) {
  const printed = told.cells[columnOf(input)];
  if (input.hasAttribute("title") || printed.length > 18) input.title = printed;
  if (input.value !== sent) input.defaultValue = printed;
  else if (document.activeElement === input) {
    input.defaultValue = sent;
    input.addEventListener(
      "blur",
      () => {
        if (input.value !== sent) return;
        input.defaultValue = input.value = printed;
      },
      { once: true },
    );
  } else input.defaultValue = input.value = printed;
}
