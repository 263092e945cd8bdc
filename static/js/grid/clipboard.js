// Paste a block from a spreadsheet, copy a selection back, fill down.

import { format, parse } from "./tsv.js";

export class Clipboard {
  constructor(table, selection, history, say) {
    Object.assign(this, { table, selection, history, say });
  }

  paste(event) {
    const data = event.clipboardData;
    const text = data.getData("text/plain");
    const fromSheet = data.getData("text/html").includes("<table");
    const block = parse(text);
    if (!isBlock(block, event.target, text, fromSheet)) return;
    event.preventDefault();
    const start = this.selection.several ? topLeft(this.selection) : this.table.place(event.target);
    const problem = this.refuse(block, start);
    if (problem) {
      this.say(`${problem} Tidak ada yang ditempel.`, "error");
      return;
    }
    this.history.commit(event.target);
    this.history.set(this.pairs(block, start));
    this.say(`${block.length} baris × ${block[0].length} kolom ditempel.`);
  }

  // Why a block cannot be pasted, or "".
  refuse(block, start) {
    const width = block[0].length;
    if (block.some((line) => line.length !== width)) {
      return "Blok itu tidak persegi: jumlah kolom tiap barisnya berbeda.";
    }
    const rows = this.table.rows.length - start.row;
    const columns = this.table.columns.length - start.column;
    if (block.length > rows || width > columns) {
      return (
        `Blok ${block.length} baris × ${width} kolom tidak muat: dari sel ini hanya ada ` +
        `${rows} baris × ${columns} kolom yang dapat diisi.`
      );
    }
    for (const [down, line] of block.entries()) {
      for (const [right, text] of line.entries()) {
        if (text && !this.table.at(start.row + down, start.column + right)) {
          const name = this.table.rows[start.row + down].name;
          return `Kolom ${this.table.label(start.column + right)} pada ${name} tidak dapat diisi.`;
        }
      }
    }
    return "";
  }

  pairs(block, start) {
    return block.flatMap((line, down) =>
      line
        .map((text, right) => [this.table.at(start.row + down, start.column + right), text])
        .filter(([input]) => input),
    );
  }

  copy(event) {
    if (!this.selection.several) return;
    event.preventDefault();
    const rows = this.selection.cells().map((line) => line.map((input) => input?.value ?? ""));
    event.clipboardData.setData("text/plain", format(rows));
    this.say(`${rows.length} baris × ${rows[0].length} kolom disalin.`);
  }

  // The first row of the selection fills those below; alone, a cell takes what stands above it.
  fillDown(input) {
    this.history.commit(input);
    if (!this.selection.several) {
      const { row, column } = this.table.place(input);
      const above = this.table.at(row - 1, column);
      if (above) this.history.set([[input, above.value]]);
      return;
    }
    const [first, ...below] = this.selection.cells();
    this.history.set(
      below.flatMap((line) =>
        line
          .map((cell, index) => [cell, first[index]?.value])
          .filter(([cell, text]) => cell && text !== undefined),
      ),
    );
  }

  clear() {
    this.history.set(
      this.selection
        .cells()
        .flat()
        .filter(Boolean)
        .map((input) => [input, ""]),
    );
  }
}

// Into a text of several lines, lines are pasted as lines unless they come from a spreadsheet.
function isBlock(block, target, text, fromSheet) {
  if (block.length === 1 && block[0].length === 1) return false;
  return target.tagName !== "TEXTAREA" || fromSheet || text.includes("\t");
}

const topLeft = (selection) => ({ row: selection.bounds.top, column: selection.bounds.left });
