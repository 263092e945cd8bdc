// What is not yet saved is kept in the browser until it is, under the page, the person and the tab:
// two tabs of one person keep their work beside each other. A page that is opened takes over what
// it finds, its own from before or that of a tab that was closed.

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
        localStorage.setItem(this.key, JSON.stringify({ waktu: Date.now(), rows }));
      } else localStorage.removeItem(this.key);
    } catch {
      // Without storage the work is still on the page, and leaving it asks first.
    }
  }

  // Put kept drafts back into the cells; return how many rows, and what has no place any more or
  // gave way to a later draft of the same cell.
  restore() {
    const restored = new Set();
    const lost = [];
    const found = this.find();
    for (const { rows } of found) {
      for (const [key, draft] of Object.entries(rows)) this.fill(key, draft, restored, lost);
    }
    this.keep();
    for (const { key } of found) localStorage.removeItem(key);
    return { restored: restored.size, lost };
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
