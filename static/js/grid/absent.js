// On a phone a figure is typed with the keys of digits, which have no letters for "tidak tersedia: …".
// Under the cell in hand a button puts these words in and asks for letters, or for digits again.

const WORDS = "tidak tersedia: ";

export class Absent {
  constructor(inputs, history) {
    this.history = history;
    this.touch = matchMedia("(pointer: coarse)");
    this.input = null;
    this.button = document.createElement("button");
    this.button.type = "button";
    this.button.className = "absent";
    this.button.addEventListener("click", () => this.toggle());
    for (const input of inputs) input.inputMode = modeOf(input.value);
  }

  // A cell is entered.
  follow(input) {
    this.button.remove();
    if (input.matches("textarea, .teks")) return;
    input.inputMode = modeOf(input.value);
    if (!this.touch.matches) return;
    this.input = input;
    const offer = hasWords(input.value) ? "Isi angka" : "Tidak tersedia …";
    this.button.textContent = offer;
    this.button.setAttribute("aria-label", `${offer} ${input.getAttribute("aria-label")}`);
    input.parentElement.append(this.button);
  }

  toggle() {
    const { input, history } = this;
    history.commit(input);
    const before = input.value;
    input.value = hasWords(before) ? "" : WORDS;
    history.push([{ input, before, after: input.value }]);
    history.enter(input);
    input.dispatchEvent(new Event("input", { bubbles: true }));
    // The keyboard is chosen when a cell is entered.
    input.blur();
    this.follow(input);
    input.focus();
    input.setSelectionRange(input.value.length, input.value.length);
  }
}

const hasWords = (text) => /\p{L}/u.test(text);

const modeOf = (text) => (hasWords(text) ? "text" : "decimal");
