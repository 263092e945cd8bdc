// The table as rows and columns of inputs. What the server last confirmed is an input's own
// defaultValue, so a cell is unsaved exactly where value and defaultValue differ.

export class Row {
  constructor(element) {
    this.element = element;
    this.key = element.dataset.k;
    this.head = element.cells[0];
    this.stamp = element.querySelector("input[type=hidden]");
    this.versi = this.stamp ? this.stamp.value.split("~")[0] : "";
    this.inputs = [...element.querySelectorAll("td input, td textarea")];
    this.refused = ""; // the texts that the server refused; sent again only once they change
    this.conflict = null; // what somebody else saved, until the person chooses
  }

  get name() {
    const code = this.head.querySelector(".kode");
    return code ? code.textContent.trim().slice(0, 120) : this.title.slice(0, 120);
  }

  // In full, with its code where it has one.
  get title() {
    const head = this.head.cloneNode(true);
    for (const other of head.querySelectorAll("a, button, .warning, .row-state")) other.remove();
    return head.textContent.replace(/\s+/g, " ").trim();
  }

  get changed() {
    return this.inputs.filter((input) => input.value !== input.defaultValue);
  }

  get texts() {
    return Object.fromEntries(this.changed.map((input) => [columnOf(input), input.value]));
  }

  input(column) {
    return this.inputs.find((input) => columnOf(input) === column);
  }

  // The words beside the row's title; never colour alone.
  mark(state, words) {
    let mark = this.head.querySelector(".row-state");
    if (!words) {
      if (mark) mark.remove();
      delete this.element.dataset.state;
      return;
    }
    if (!mark) {
      mark = document.createElement("span");
      mark.className = "row-state";
      this.head.append(mark);
    }
    mark.textContent = words;
    this.element.dataset.state = state;
  }

  // Back at what is saved, nothing is wrong any more.
  forgive() {
    this.refused = "";
    for (const input of this.inputs) this.complain(columnOf(input), "");
  }

  complain(column, message) {
    const input = this.input(column);
    if (!input) return;
    let words = input.parentElement.querySelector(".error");
    if (!message) {
      if (words) words.remove();
      input.removeAttribute("aria-invalid");
      input.removeAttribute("aria-describedby");
      input.parentElement.classList.remove("wrong");
      return;
    }
    if (!words) {
      words = document.createElement("p");
      words.className = "error";
      input.after(words);
    }
    words.id = `e-${this.key}-${column}`;
    words.textContent = message;
    input.setAttribute("aria-invalid", "true");
    input.setAttribute("aria-describedby", words.id);
    input.parentElement.classList.add("wrong");
  }
}

export class Table {
  constructor(form) {
    this.form = form;
    this.element = form.querySelector("table.entry");
    this.all = [...this.element.tBodies[0].rows].map((row) => new Row(row));
    this.rows = this.all.filter((row) => row.inputs.length);
    const columns = new Set(this.rows.flatMap((row) => row.inputs.map(cellIndex)));
    this.columns = [...columns].sort((one, other) => one - other);
  }

  get unsaved() {
    return this.rows.filter((row) => row.changed.length);
  }

  rowOf(input) {
    return this.rows.find((row) => row.element === input.closest("tr"));
  }

  byKey(key) {
    return this.all.find((row) => row.key === key);
  }

  place(input) {
    return {
      row: this.rows.findIndex((row) => row.element === input.closest("tr")),
      column: this.columns.indexOf(cellIndex(input)),
    };
  }

  at(row, column) {
    const found = this.rows[row];
    if (!found) return null;
    return found.inputs.find((input) => cellIndex(input) === this.columns[column]) || null;
  }

  label(column) {
    const head = this.element.tHead.rows[0].cells[this.columns[column]];
    return head.firstChild.textContent.trim();
  }
}

export const columnOf = (input) => input.name.slice(input.name.lastIndexOf("-") + 1);

const cellIndex = (input) => input.closest("td").cellIndex;
