// Unsaved work kept in this browser: when the line drops, a session ends or a page is closed.
export const PAUSE = 500; // milliseconds after the last key

// What a browser refuses to keep (private windows, full disks) is simply not kept.
export const drafts = {
  read(key) {
    try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
  },
  write(key, draft) {
    try { localStorage.setItem(key, JSON.stringify(draft)); return true; } catch { return false; }
  },
  drop(key) {
    try { localStorage.removeItem(key); } catch { /* there is none, then */ }
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
