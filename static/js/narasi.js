// The editor of a place's text, and its draft in this browser. Without it the textarea still works.
import {
  Blockquote, Bold, BulletList, Document, Editor, HardBreak, Heading, History, Italic, ListItem,
  Menu, NoSpellCheck, OrderedList, Paragraph, Text, Underline, createMenuFromGroups,
} from "django-prose-editor/editor";
import { PAUSE, clock, drafts, offer } from "sakip/drafts";

// What a button shows and is called: words and signs, so that no font of icons has to be sent.
const BUTTONS = {
  "heading4": ["Judul", "Judul kecil"], "bulletList": ["• Daftar", "Daftar berbutir"],
  "orderedList": ["1. Daftar", "Daftar bernomor"], "blockquote": ["“Kutipan”", "Kutipan"],
  "bold": ["B", "Tebal"], "italic": ["I", "Miring"], "underline": ["U", "Garis bawah"],
  "history:undo": ["↶", "Urungkan"], "history:redo": ["↷", "Ulangi"],
};
const GROUPS = ["headings", "lists", "nodes -blockType -lists", "marks", "history"];

// Only what the document's style knows; no tables (they come from the data), no links, no pictures.
const openEditor = (textarea) => {
  const typing = document.activeElement === textarea;
  const element = document.createElement("div");
  element.className = "prose-editor";
  textarea.before(element);
  element.append(textarea);
  const editor = new Editor({
    element,
    injectCSS: false,
    content: textarea.value,
    editorProps: {
      transformPastedHTML: rowsToLines,
      attributes: { "role": "textbox", "aria-multiline": "true", "aria-label": textarea.dataset.editor },
    },
    extensions: [
      Document, Paragraph, Text, HardBreak, History, NoSpellCheck, Bold, Italic, Underline, ListItem,
      BulletList, OrderedList, Blockquote, Heading.configure({ levels: [4] }),
      Menu.configure({ items: createMenuFromGroups(GROUPS.map((group) => ({ group }))) }),
    ],
    autofocus: typing ? "end" : false,
    onCreate: () => requestAnimationFrame(() => nameButtons(element)),
    onUpdate: () => {
      textarea.value = editor.isEmpty ? "" : editor.getHTML();
      textarea.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
  return editor;
};

// A pasted table would run together ("Sasaran88,06"): each row becomes a line, its cells apart.
const rowsToLines = (html) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const table of page.querySelectorAll("table")) {
    const lines = [...table.rows].map((row) => {
      const line = page.createElement("p");
      line.textContent = [...row.cells].map((cell) => cell.textContent.trim()).join("; ");
      return line;
    });
    table.replaceWith(...lines);
  }
  return page.body.innerHTML;
};

const nameButtons = (element) => {
  const bar = element.querySelector(".prose-menubar");
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "Bentuk tulisan");
  for (const button of bar.querySelectorAll("button")) {
    const [face, words] = BUTTONS[button.dataset.name] ?? [button.title, button.title];
    button.textContent = face;
    button.classList.remove("material-icons", "prose-menubar__button--heading");
    button.setAttribute("aria-label", words);
    button.title = words;
  }
};

const keepDrafts = (form, textarea, editor) => {
  const key = `sakip:teks:${form.dataset.draft}`;
  const versi = Number(form.elements.versi.value);
  const state = form.querySelector("[data-draft-state]");
  const bare = (html) => html.replace(/\s+/g, "");
  const first = bare(editor.isEmpty ? "" : editor.getHTML());
  const draft = drafts.read(key);
  let unsaved = false;
  let timer;

  // Sent, and the page comes back with a later version: it arrived.
  if (draft && ((draft.terkirim && draft.versi < versi) || bare(draft.teks) === first)) {
    drafts.drop(key);
  } else if (draft) {
    const use = () => {
      editor.commands.setContent(draft.teks, { emitUpdate: true });
      keep();
      drafts.settle(key);
    };
    offer(form, draft, use, () => drafts.settle(key));
  }
  const keep = (terkirim = false) =>
    drafts.write(key, { teks: textarea.value, versi, waktu: Date.now(), terkirim });
  const changed = () => {
    unsaved = true;
    state.textContent = "Belum tersimpan";
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (keep()) state.textContent = `Belum tersimpan; naskah disimpan di peramban ini ${clock(Date.now())}`;
    }, PAUSE);
  };
  textarea.addEventListener("input", changed);
  // On a weak line somebody may have begun before the editor was there.
  if (textarea.value !== textarea.defaultValue) changed();
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    if (unsaved) keep(true);
    unsaved = false;
  });
  addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });
  document.querySelector("[data-drop-draft]")?.addEventListener("click", () => drafts.drop(key));
};

for (const textarea of document.querySelectorAll("textarea[data-editor]")) {
  keepDrafts(textarea.form, textarea, openEditor(textarea));
}
