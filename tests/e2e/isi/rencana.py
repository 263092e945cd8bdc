"""What is planned: profile, RPJMD, both versions of the Renstra, SK IKU and RKT."""

from typing import Any

from laporan.demo.berkas import read_patrang
from renstra.models import Nomenklatur
from tests.e2e.isi.layar import Layar, angka, bentuk

Isi = dict[str, Any]
TAHUN = 2021


def cetak(kode: str) -> str:
    """Return a code as pages of the year print it."""
    return Nomenklatur.objects.get(kode=kode).kode_cetak(TAHUN)


def enter_profil(tim: Layar) -> None:
    """Describe the Instansi: what it is, does, and consists of."""
    isi = read_patrang("instansi")
    del isi["instansi"]["kode"]
    tim.open("/instansi/patrang/ubah/")
    tim.submit(isi["instansi"])
    tim.open("/instansi/patrang/uraian/")
    tim.submit({jenis: "\n".join(items) for jenis, items in isi["uraian"].items()})
    _enter_units(tim, isi["susunan"], {})


def _enter_units(tim: Layar, units: list[Isi], above: Isi) -> None:
    for urutan, unit in enumerate(units, 1):
        below = unit.pop("anak", [])
        tim.open("/instansi/patrang/unit/baru/")
        tim.submit({**unit, **above, "urutan": urutan})
        _enter_units(tim, below, {"induk": unit["nama"]})


def enter_rpjmd(tim: Layar, pemda: int) -> None:
    """Enter the RPJMD of the Pemda: misi pasted, what stands below them too."""
    isi = read_patrang("rpjmd")
    misi = isi.pop("misi")
    tim.open(f"/rpjmd/{pemda}/baru/")
    tim.submit(isi)
    tim.paste_rows(tim.page.locator("#isi"), "misi", [[one["uraian"]] for one in misi])
    for one in misi:
        rows = one.get("tujuan", [])
        tim.paste_rows(tim.within(one["uraian"]), "tujuan RPJMD", [[r["uraian"]] for r in rows])
        for tujuan in rows:
            _enter_rpjmd_below(tim, tujuan)


def _enter_rpjmd_below(tim: Layar, tujuan: Isi) -> None:
    def rows(of: Isi) -> list[list[str]]:
        return [[one["uraian"], one["satuan"]] for one in of["indikator"]]

    here = tim.within(tujuan["uraian"])
    tim.paste_rows(here, "indikator tujuan", rows(tujuan))
    tim.paste_rows(here, "sasaran RPJMD", [[one["uraian"]] for one in tujuan["sasaran"]])
    for sasaran in tujuan["sasaran"]:
        place = tim.within(f"Sasaran: {sasaran['uraian']}")
        tim.paste_rows(place, "indikator sasaran", rows(sasaran))


def enter_renstra(staf: Layar) -> None:
    """Enter the first Renstra whole, then its change as a copy that is worked over."""
    awal, perubahan = read_patrang("renstra")
    tujuan = awal.pop("tujuan")
    staf.open(f"/isi/patrang/{awal['berlaku_dari']}/renstra/baru/")
    staf.submit({"rpjmd": read_patrang("rpjmd")["nama"], **awal})
    for one in tujuan:
        _enter_tujuan(staf, one, awal)
    _copy_version(staf, awal, tujuan, perubahan)
    staf.open(f"{staf.base}/renstra/")
    _work_over(staf, tujuan[0], perubahan["tujuan"][0], perubahan)
    for one in perubahan["tujuan"][1:]:
        _enter_tujuan(staf, one, perubahan)
    _name_indikator(staf, perubahan)


def _enter_tujuan(staf: Layar, isi: Isi, versi: Isi) -> None:
    staf.press(staf.page.get_by_role("link", name="Tambah tujuan", exact=True))
    staf.submit({"uraian": isi["uraian"], "sasaran_rpjmd": isi["sasaran_rpjmd"]})
    here = staf.within(isi["uraian"])
    staf.paste_rows(here, "indikator tujuan", _indikator(isi, versi))
    staf.paste_rows(here, "sasaran", [[one["uraian"]] for one in isi["sasaran"]])
    for sasaran in isi["sasaran"]:
        staf.paste_rows(
            staf.within(sasaran["uraian"]), "indikator sasaran", _indikator(sasaran, versi)
        )
        for kind in ("strategi", "kebijakan"):
            here = staf.within(sasaran["uraian"])
            staf.paste_rows(here, kind, [[text] for text in sasaran[kind]])
        _enter_programs(staf, sasaran)


def _enter_programs(staf: Layar, sasaran: Isi) -> None:
    """Paste the coded programs; one by its name alone is added by its form."""
    here = staf.within(sasaran["uraian"])
    coded = [[name] for name in sasaran["program"] if name[0].isdigit()]
    staf.paste_rows(here, "program", coded)
    for name in sasaran["program"]:
        if not name[0].isdigit():
            staf.press(here.get_by_role("link", name="Tambah program"))
            staf.submit({"program": name, "di_luar": True})


def _indikator(isi: Isi, versi: Isi) -> list[list[str]]:
    """Return the block of indicators with their targets of every year."""
    years = range(versi["tahun_awal"], versi["tahun_akhir"] + 1)
    return [
        [one["uraian"], one["satuan"], *(angka(_target(one, year)) for year in years)]
        for one in isi["indikator"]
    ]


def _target(isi: Isi, year: int) -> Any:
    absent = isi.get("target_tidak_tersedia")
    return {"tidak_tersedia": absent} if absent else isi["target"][str(year)]


def _copy_version(staf: Layar, awal: Isi, tujuan: list[Isi], perubahan: Isi) -> None:
    """Make the next version: what another indicator goes on with goes on, the rest ends."""
    going_on = {
        one.get("lanjutan_dari")
        for t in perubahan["tujuan"]
        for s in t["sasaran"]
        for one in s["indikator"]
    }
    old = [one for t in tujuan for s in t["sasaran"] for one in s["indikator"]]
    staf.open(f"/tahun/patrang/{TAHUN}/siapkan/")
    staf.press(staf.page.get_by_role("link", name="Buat perubahan Renstra"))
    for one in old:
        fate = "dilanjutkan" if one["kunci"] in going_on else "dihentikan"
        staf.page.get_by_label(one["uraian"]).select_option(fate)
    staf.submit({"berlaku_dari": perubahan["berlaku_dari"]}, "Buat perubahan Renstra")


def _work_over(staf: Layar, old: Isi, new: Isi, versi: Isi) -> None:
    """Reword the copied tujuan and its first sasaran; its other sasaran go."""
    for one in old["sasaran"][1:]:
        _edit(staf, one["uraian"], "Hapus sasaran")
        staf.save("Hapus sasaran")
    _edit(staf, old["uraian"], "Ubah tujuan")
    staf.submit({"uraian": new["uraian"], "sasaran_rpjmd": new["sasaran_rpjmd"]})
    staf.paste_rows(staf.within(new["uraian"]), "indikator tujuan", _indikator(new, versi))
    before, after = old["sasaran"][0], new["sasaran"][0]
    _edit(staf, before["uraian"], "Ubah sasaran")
    staf.submit({"uraian": after["uraian"]})
    for kind in ("strategi", "kebijakan"):
        for number, (was, text) in enumerate(zip(before[kind], after[kind], strict=True), 1):
            if was != text:
                _edit(staf, after["uraian"], f"Ubah {kind} {number}")
                staf.submit({"uraian": text})
    for _ in before["program"]:
        _edit(staf, after["uraian"], "Hapus program 1 ")
        staf.save("Hapus program")
    _enter_programs(staf, after)


def _edit(staf: Layar, title: str, name: str) -> None:
    staf.press(staf.within(title).get_by_role("link", name=name).first)


def _name_indikator(staf: Layar, versi: Isi) -> None:
    """Give the indicators of the sasaran their wording, short name and unit in the grid."""
    staf.open(f"{staf.base}/renstra/teks-indikator/")
    columns = {"Indikator": "uraian", "Nama pendek": "nama_pendek", "Satuan": "satuan"}
    old = {
        one["kunci"]: one["uraian"]
        for t in read_patrang("renstra")[0]["tujuan"]
        for s in t["sasaran"]
        for one in s["indikator"]
    }
    isi = {}
    for tujuan in versi["tujuan"]:
        for sasaran in tujuan["sasaran"]:
            for one in sasaran["indikator"]:
                row = sasaran["uraian"], old.get(one.get("lanjutan_dari", ""), one["uraian"])
                isi[row] = {label: one[name] for label, name in columns.items() if name in one}
    staf.fill_grid(isi)


def enter_sk_iku(staf: Layar) -> None:
    """Enter the Keputusan on the IKU: its head, its points pasted, its rows as one block."""
    isi = read_patrang("iku")
    rows = isi.pop("iku")
    parts = {bagian: isi.pop(bagian) for bagian in ("menimbang", "mengingat", "diktum")}
    staf.open(f"{staf.base}/sk-iku/baru/")
    staf.submit(isi)
    for bagian, items in parts.items():
        points = [one if isinstance(one, dict) else {"teks": one} for one in items]
        here = staf.within(bagian.capitalize())
        staf.paste_rows(here, f"butir {bagian.capitalize()}", [[one["teks"]] for one in points])
        for number, one in enumerate(points, 1):
            below = [[text] for text in one.get("rincian", [])]
            staf.paste_rows(here, f"rincian {number}", below)
    staf.press(staf.page.get_by_role("button", name="Tambah semua indikator sasaran"))
    staf.open(f"{staf.base}/sk-iku/isi/")
    staf.fill_grid({name_of(one["indikator"]): _iku(one) for one in rows})


def _iku(isi: Isi) -> dict[str, str]:
    return {
        "Formulasi": isi["formulasi"],
        "Penanggung jawab": "\n".join(isi["penanggung_jawab"]),
        "Sumber data": isi["sumber_data"],
    }


def indikator_of(kunci: str) -> Isi:
    """Return an indicator of a sasaran in the Renstra in force."""
    sasaran = [s for t in read_patrang("renstra")[-1]["tujuan"] for s in t["sasaran"]]
    [found] = [one for s in sasaran for one in s["indikator"] if one["kunci"] == kunci]
    return found


def name_of(kunci: str) -> str:
    """Return how grids call an indicator of a sasaran."""
    one = indikator_of(kunci)
    return one.get("nama_pendek", one["uraian"])


def enter_rkt(staf: Layar) -> None:
    """Enter the RKT: its rows from the Renstra, outputs beside them, then all figures at once."""
    isi, keluaran = read_patrang("rkt"), outputs()
    rows, targets = isi.pop("baris"), isi.pop("target")
    del isi["tahun"]
    staf.open(f"{staf.base}/rkt/kepala/")
    staf.submit(isi)
    _paste_programs(staf, rows)
    staf.open(f"{staf.base}/rkt/")
    staf.save("Ambil dari Renstra")
    _paste_programs(staf, keluaran)
    staf.open(f"{staf.base}/rkt/")
    grid = {name_of(key): _rkt(target) for key, target in targets.items()}
    grid |= {row["indikator"]: _rkt(row["target"]) for row in [*rows, *keluaran]}
    grid |= {cetak(row["kode"]): {"Anggaran (Rp)": angka(row["anggaran"])} for row in rows}
    staf.fill_grid(grid)


def _rkt(target: Any) -> dict[str, str]:
    return {"Target RKT": angka(target), "Bentuk cetak": bentuk(target)}


def _paste_programs(staf: Layar, rows: list[Isi]) -> None:
    staf.open(f"{staf.base}/renstra/")
    block = [[cetak(one["kode"]), one["indikator"], one["satuan"]] for one in rows]
    staf.paste_rows(staf.page.locator("#isi"), "indikator program", block)


def outputs() -> list[Isi]:
    """Return the outputs of sub kegiatan; where the file names no indicator or unit, the official one is meant."""
    rows = read_patrang("kinerja")["keluaran"]
    for row in rows:
        official = Nomenklatur.objects.get(kode=row["kode"])
        row.setdefault("indikator", official.indikator)
        row.setdefault("satuan", official.satuan)
    return rows
