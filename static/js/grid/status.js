// The one line that says how saving stands; read out where it changes.

export class Status {
  constructor(element) {
    this.element = element;
  }

  say(words, kind = "", link = null) {
    this.element.dataset.kind = kind;
    this.element.textContent = words;
    if (!link) return;
    const anchor = document.createElement("a");
    anchor.href = link.href;
    anchor.target = "_blank";
    anchor.textContent = link.words;
    this.element.append(" ", anchor);
  }
}
