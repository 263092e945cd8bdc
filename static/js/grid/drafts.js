// What is not yet saved is kept in the browser, under the page and the person, until it is.

export class Drafts {
  constructor(table, user) {
    this.table = table;
    this.key = `sakip:${user}:${location.pathname}`;
  }

  keep() {
    const rows = Object.fromEntries(
      this.table.unsaved.map((row) => [row.key, { versi: row.versi, cells: row.texts }]),
    );
    try {
      if (Object.keys(rows).length) localStorage.setItem(this.key, JSON.stringify(rows));
      else localStorage.removeItem(this.key);
    } catch {
      // Without storage the work is still on the page, and leaving it asks first.
    }
  }

  // Put a kept draft back into the cells; return how many rows, and what has no place any more.
  restore() {
    let rows = {};
    try {
      rows = JSON.parse(localStorage.getItem(this.key)) ?? {};
    } catch {
      return { restored: 0, lost: [] };
    }
    let restored = 0;
    const lost = [];
    for (const [key, draft] of Object.entries(rows)) {
      const row = this.table.byKey(key);
      if (!row?.inputs.length) {
        lost.push(...Object.values(draft.cells).filter(Boolean));
        continue;
      }
      for (const [column, text] of Object.entries(draft.cells)) {
        const input = row.input(column);
        if (input) input.value = text;
      }
      if (!row.changed.length) continue;
      row.versi = draft.versi;
      restored += 1;
    }
    return { restored, lost };
  }
}
