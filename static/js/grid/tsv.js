// Blocks of cells as spreadsheets put them on the clipboard: tabs, lines, quotes around cells
// that hold either.

export function parse(text) {
  const source = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  const rows = [[]];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < source.length; at += 1) {
    const char = source[at];
    if (quoted) {
      if (char !== '"') cell += char;
      else if (source[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (char === '"' && cell === "" && closes(source, at)) quoted = true;
    else if (char === "\t" || char === "\n") {
      rows.at(-1).push(cell.trim());
      cell = "";
      if (char === "\n") rows.push([]);
    } else cell += char;
  }
  rows.at(-1).push(cell.trim());
  return rows;
}

export function format(rows) {
  return rows.map((row) => row.map(quote).join("\t")).join("\n");
}

const quote = (text) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

// A quotation mark opens a quoted cell only where another one ends it right before a tab or line.
function closes(source, start) {
  return /^"(?:[^"]|"")*"(?:[\t\n]|$)/.test(source.slice(start));
}
