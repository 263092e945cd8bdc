// What is not yet saved is kept in the browser until it is, under the page, the person and the tab:
// two tabs of one person keep their work beside each other. A page that is opened takes over what
// it finds, its own from before or that of a tab that was closed. Of a table in parts, what belongs
// to a row of another part waits until that part is opened.

const TAB = Math.random().toString(36).slice(2, 10);

export class Drafts {
  constructor(table, user) {
    this.table = table;
    this.page = `sakip:${user}:${location.pathname}`;
    this.key = `${this.page}#${TAB}`;
  }

  keep() {
    const rows = Object.fromEntries(
      this.table.unsaved.map((row) => [row.key, { versi: row.versi, cells: row.texts }]),
    );
    try {
      if (Object.keys(rows).length) {
        const draft = { waktu: Date.now(), di: location.search, rows };
        localStorage.setItem(this.key, JSON.stringify(draft));
      } else localStorage.removeItem(this.key);
    } catch {
      // Without storage the work is still on the page, and leaving it asks first.
    }
  }

  // Put kept drafts back into the cells; return how many were found, how many rows that differ from
  // what is saved, what has no place any more or gave way to a later draft of the same cell, and
  // the address of a part where more of them waits.
  restore() {
    const restored = new Set();
    const lost = [];
    const found = this.find();
    let elsewhere = "";
    for (const draft of found) {
      draft.left = this.waiting(draft);
      if (draft.left.length) elsewhere = location.pathname + draft.di;
      const here = Object.entries(draft.rows).filter(([key]) => !draft.left.includes(key));
      for (const [key, row] of here) this.fill(key, row, restored, lost);
    }
    this.keep();
    for (const draft of found) this.release(draft);
    return { found: found.length, restored: restored.size, lost, elsewhere };
  }

  // The rows of a draft that was typed in another part of this table.
  waiting({ di, rows }) {
    if (!("parts" in this.table.element.dataset) || di === undefined || di === location.search) return [];
    return Object.keys(rows).filter((key) => !this.table.byKey(key));
  }

  // What waits elsewhere stays under its own key, all else is on this page now.
  release({ key, waktu, di, rows, left }) {
    if (!left.length) {
      localStorage.removeItem(key);
      return;
    }
    const kept = Object.fromEntries(left.map((row) => [row, rows[row]]));
    localStorage.setItem(key, JSON.stringify({ waktu, di, rows: kept }));
  }

  // The drafts of this page, oldest first.
  find() {
    const found = [];
    try {
      for (const key of Object.keys(localStorage)) {
        if (!key.startsWith(`${this.page}#`) || key === this.key) continue;
        found.push({ key, ...JSON.parse(localStorage.getItem(key)) });
      }
    } catch {
      return [];
    }
    return found.sort((one, other) => one.waktu - other.waktu);
  }

  fill(key, draft, restored, lost) {
    const row = this.table.byKey(key);
    if (!row?.inputs.length) {
      lost.push(...Object.values(draft.cells).filter(Boolean));
      return;
    }
    const before = row.texts;
    for (const [column, text] of Object.entries(draft.cells)) {
      const input = row.input(column);
      if (before[column] && before[column] !== text) lost.push(before[column]);
      if (input) input.value = text;
    }
    if (!row.changed.length) return;
    row.versi = draft.versi;
    restored.add(key);
  }
}
