// Moving through the cells as in a spreadsheet. Tab is the browser's own.

const ARROWS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

export class Keys {
  constructor(table, selection, history, clipboard) {
    Object.assign(this, { table, selection, history, clipboard });
  }

  handle(event) {
    const input = event.target;
    const command = event.ctrlKey || event.metaKey;
    if (event.altKey || event.isComposing) return;
    if (command) this.command(event, input);
    else if (event.key === "Enter") this.enter(event, input);
    else if (event.key in ARROWS) this.arrow(event, input);
    else if (event.key === "Escape") this.escape(input);
    else if (event.key === "Delete" && this.selection.several) {
      event.preventDefault();
      this.clipboard.clear();
    }
  }

  command(event, input) {
    const acts = {
      z: () => (event.shiftKey ? this.history.redo() : this.undo(input)),
      y: () => this.history.redo(),
      d: () => this.clipboard.fillDown(input),
    };
    const act = acts[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  }

  undo(input) {
    this.history.commit(input);
    this.history.undo();
  }

  enter(event, input) {
    if (input.tagName === "TEXTAREA") return;
    event.preventDefault();
    this.selection.clear();
    this.move(input, event.shiftKey ? -1 : 1, 0);
  }

  escape(input) {
    this.selection.clear();
    const before = this.history.before.get(input);
    if (before === undefined || before === input.value) return;
    input.value = before;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }

  arrow(event, input) {
    const [down, right] = ARROWS[event.key];
    if (!leaves(input, down, right, this.selection.several)) return;
    event.preventDefault();
    const next = this.find(this.selection.head ?? this.table.place(input), down, right);
    if (event.shiftKey) {
      if (next) this.selection.extend(input, next);
      return;
    }
    this.selection.clear();
    this.move(input, down, right);
  }

  move(input, down, right) {
    const next = this.find(this.table.place(input), down, right);
    if (next) next.focus();
  }

  // The next cell in a direction; cells that cannot be filled in are passed over.
  find(place, down, right) {
    let { row, column } = place;
    for (;;) {
      row += down;
      column += right;
      if (!this.table.rows[row] || this.table.columns[column] === undefined) return null;
      const found = this.table.at(row, column);
      if (found) return found;
    }
  }
}

// Whether an arrow leaves the cell, or still moves within its text.
function leaves(input, down, right, several) {
  if (several) return true;
  const { selectionStart: start, selectionEnd: end, value } = input;
  const whole = start === 0 && end === value.length;
  if (input.tagName === "TEXTAREA") return whole && value.length > 0;
  if (down) return true;
  if (whole) return true;
  return start === end && (right < 0 ? start === 0 : end === value.length);
}
