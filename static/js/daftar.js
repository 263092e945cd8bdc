// A list of items: its draft in this browser. Every act of the list works without this file.
import { PAUSE, clock, drafts, offer } from "sakip/drafts";

const keepDraft = (form) => {
  const key = `sakip:daftar:${form.dataset.draft}`;
  const read = form.elements.dibaca.value;
  const state = form.querySelector("[data-draft-state]");
  const fields = () => [...form.querySelectorAll("textarea[name=butir]")];
  const texts = () => fields().map((field) => field.value);
  const bare = (items) => JSON.stringify(items.map((item) => item.trim()).filter(Boolean));
  const draft = drafts.read(key);
  let unsaved = false;
  let timer;

  const keep = (terkirim = false) =>
    drafts.write(key, { teks: texts(), dibaca: read, waktu: Date.now(), terkirim });
  const changed = () => {
    unsaved = true;
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (keep()) state.textContent = `Belum tersimpan; naskah disimpan di peramban ini ${clock(Date.now())}`;
    }, PAUSE);
  };
  const use = () => {
    fill(fields(), draft.teks);
    keep();
    drafts.settle(key);
    changed();
  };

  // Sent, and the page comes back with another list: it arrived.
  if (draft && ((draft.terkirim && draft.dibaca !== read) || bare(draft.teks) === bare(texts()))) {
    drafts.drop(key);
  } else if (draft) {
    offer(form, draft, use, () => drafts.settle(key));
  }
  form.addEventListener("input", changed);
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    if (unsaved) keep(true);
    unsaved = false;
  });
  addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });
};

// What has no field of its own yet stands in new ones, before the empty last one.
const fill = (fields, texts) => {
  const last = fields.pop();
  fields.forEach((field, i) => { field.value = texts[i] ?? ""; });
  last.value = "";
  const rest = texts.slice(fields.length).filter((text) => text.trim());
  for (const [i, text] of rest.entries()) {
    const item = last.closest("li").cloneNode(true);
    item.querySelector(".help").remove();
    const field = item.querySelector("textarea");
    field.id = `${last.id}-${i + 1}`;
    field.removeAttribute("aria-describedby");
    field.value = text;
    item.querySelector("label").htmlFor = field.id;
    last.closest("li").before(item);
  }
};

for (const form of document.querySelectorAll("form[data-draft]")) keepDraft(form);
