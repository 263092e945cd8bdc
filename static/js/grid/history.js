// Undo and redo: one step is what a person did at once, be it a cell or a pasted block.

export class History {
  constructor(onChange) {
    this.done = [];
    this.undone = [];
    this.onChange = onChange;
    this.before = new WeakMap();
  }

  // Remember what a cell said when it was entered.
  enter(input) {
    this.before.set(input, input.value);
  }

  // A cell is left, or something else is about to happen: what was typed becomes one step.
  commit(input) {
    const before = this.before.get(input);
    if (before === undefined || before === input.value) return;
    this.push([{ input, before, after: input.value }]);
    this.before.set(input, input.value);
  }

  // Set several cells as one step.
  set(pairs) {
    const step = pairs
      .filter(([input, text]) => input.value !== text)
      .map(([input, after]) => ({ input, before: input.value, after }));
    if (!step.length) return;
    this.push(step);
    this.apply(step, "after");
  }

  undo() {
    this.move(this.done, this.undone, "before");
  }

  redo() {
    this.move(this.undone, this.done, "after");
  }

  push(step) {
    this.done.push(step);
    this.undone = [];
  }

  move(from, to, side) {
    const step = from.pop();
    if (!step) return;
    to.push(step);
    this.apply(step, side);
    step[0].input.focus();
  }

  apply(step, side) {
    for (const change of step) {
      change.input.value = change[side];
      this.before.set(change.input, change[side]);
    }
    this.onChange(step.map((change) => change.input));
  }
}
