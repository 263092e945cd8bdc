// A rectangle of cells between the one where selecting began and the one that has the focus.

export class Selection {
  constructor(table) {
    this.table = table;
    this.anchor = null;
    this.head = null;
  }

  get several() {
    return this.anchor !== null;
  }

  extend(from, to) {
    if (!this.anchor) this.anchor = this.table.place(from);
    this.head = this.table.place(to);
    this.paint();
  }

  clear() {
    if (!this.anchor) return;
    this.anchor = this.head = null;
    this.paint();
  }

  get bounds() {
    const rows = [this.anchor.row, this.head.row].sort((one, other) => one - other);
    const columns = [this.anchor.column, this.head.column].sort((one, other) => one - other);
    return { top: rows[0], bottom: rows[1], left: columns[0], right: columns[1] };
  }

  // The rectangle as rows of inputs; null where a row has nothing to fill in.
  cells() {
    const { top, bottom, left, right } = this.bounds;
    const rows = [];
    for (let row = top; row <= bottom; row += 1) {
      const line = [];
      for (let column = left; column <= right; column += 1) line.push(this.table.at(row, column));
      rows.push(line);
    }
    return rows;
  }

  paint() {
    for (const cell of this.table.element.querySelectorAll("td.selected")) {
      cell.classList.remove("selected");
    }
    if (!this.anchor) return;
    for (const input of this.cells().flat()) {
      if (input) input.parentElement.classList.add("selected");
    }
  }
}
