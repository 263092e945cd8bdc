// Unsaved work kept in this browser: when the line drops, a session ends or a page is closed.
// Each tab keeps its own, so that two tabs of one text do not destroy each other's work.
export const PAUSE = 500; // milliseconds after the last key

const TAB = Math.random().toString(36).slice(2, 10);
const own = (key) => `${key}#${TAB}`;
const remove = (key) => {
  try { localStorage.removeItem(key); } catch { /* there is none, then */ }
};
const offered = {}; // by key: where the draft was found that this page offers

// What a browser refuses to keep (private windows, full disks) is simply not kept.
export const drafts = {
  // The newest draft of any tab; older ones stay, and are offered once this one is settled.
  read(key) {
    try {
      const found = Object.keys(localStorage)
        .filter((name) => name.startsWith(`${key}#`))
        .map((name) => ({ name, draft: JSON.parse(localStorage.getItem(name)) }))
        .sort((one, other) => other.draft.waktu - one.draft.waktu);
      if (!found.length) return null;
      offered[key] = found[0].name;
      return found[0].draft;
    } catch { return null; }
  },
  write(key, draft) {
    try { localStorage.setItem(own(key), JSON.stringify(draft)); return true; } catch { return false; }
  },
  // What was offered is settled: used (this tab goes on with it), not wanted, or had arrived.
  settle(key) {
    if (offered[key]) remove(offered[key]);
  },
  drop(key) {
    drafts.settle(key);
    remove(own(key));
  },
};

export const clock = (time) =>
  new Date(time).toLocaleString("id-ID", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });

// Ask whether to go on with a draft; the box stands hidden in the form (laporan/teks/_naskah.html).
export const offer = (form, draft, use, drop) => {
  const box = form.querySelector("[data-offer]");
  box.querySelector("[data-offer-time]").textContent = clock(draft.waktu);
  box.querySelector("[data-offer-use]").addEventListener("click", () => { use(); box.hidden = true; });
  box.querySelector("[data-offer-drop]").addEventListener("click", () => { drop(); box.hidden = true; });
  box.hidden = false;
};
