"""Bab I: why the report is written, who reports, and which problems the organisation faces."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string

from instansi.data import Profil, Unit
from laporan.bagian import gaps
from laporan.data import LakipData
from laporan.narasi import render_narasi
from laporan.outline import Jenis, outline_of
from laporan.register import Judul, Keterangan, Register
from laporan.wording import end_items, end_sentence, join_words
from sakip.pdf.charts import Unit as Kotak
from sakip.pdf.charts import org_chart
from sakip.terbilang import counted


@dataclass(frozen=True)
class Organisasi:
    """What the section on the organisation prints, sentences and lists with their punctuation."""

    kedudukan: Judul
    tugas: Judul
    fungsi: Judul
    susunan: Judul
    kalimat_kedudukan: tuple[str, ...]
    butir_tugas: tuple[str, ...]
    butir_fungsi: tuple[str, ...]
    wilayah: str  # a sentence
    bagan: Sequence[str]
    keterangan: Keterangan | None


def build_latar(data: LakipData, judul: Judul, register: Register) -> list[str]:
    """Return Latar Belakang."""
    narasi = render_narasi("latar_belakang", data, dokumen=_name_plans(data))
    return [render_to_string("laporan/lakip/bab_1_latar.html", {"judul": judul, "isi": narasi})]


def build_maksud(data: LakipData, judul: Judul, register: Register) -> list[str]:
    """Return Maksud dan Tujuan, with the order of the report as it really is."""
    outline = outline_of(data)
    context = {
        "judul": judul,
        "isi": render_narasi("maksud_tujuan", data),
        "bab": [
            (cetak.judul, _name_sections([sub.judul.teks for sub in cetak.isi]))
            for cetak in outline
            if cetak.bagian.jenis is Jenis.BAB
        ],
        "lampiran": any(cetak.bagian.jenis is Jenis.LAMPIRAN for cetak in outline),
    }
    return [render_to_string("laporan/lakip/bab_1_maksud.html", context)]


def build_organisasi(data: LakipData, judul: Judul, register: Register) -> list[str]:
    """Return Kedudukan, Tugas, Fungsi, dan Susunan Organisasi with the organisation chart."""
    profil = data.profil
    view = Organisasi(
        kedudukan=register.sub(judul, "Kedudukan"),
        tugas=register.sub(judul, "Tugas"),
        fungsi=register.sub(judul, "Fungsi"),
        susunan=register.sub(judul, "Susunan Organisasi"),
        kalimat_kedudukan=tuple(map(end_sentence, profil.kedudukan)),
        butir_tugas=end_items(profil.tugas),
        butir_fungsi=end_items(profil.fungsi),
        wilayah=_describe_area(profil),
        bagan=_draw_chart(profil),
        keterangan=register.gambar(judul.bab, f"Bagan Susunan Organisasi {profil.nama}")
        if profil.susunan
        else None,
    )
    context = {"judul": judul, "profil": profil, "organisasi": view}
    return [render_to_string("laporan/lakip/bab_1_organisasi.html", context)]


def build_isu(data: LakipData, judul: Judul, register: Register) -> list[str]:
    """Return Isu Strategis: those that people state, else the facts that ask for them."""
    context = {
        "judul": judul,
        "profil": data.profil,
        "isi": render_narasi("isu_strategis", data),
        "isu": tuple(map(end_sentence, data.isu)),
        "ditulis": "isu_strategis" in data.narasi,
        "fakta": end_items(gaps.list_problems(data)),
    }
    return [render_to_string("laporan/lakip/bab_1_isu.html", context)]


def _name_sections(titles: Sequence[str]) -> str:
    """Return the titles of a bab in words; titles may hold commas, so semicolons part them."""
    return " ".join(end_items(titles)) if len(titles) > 2 else f"{' dan '.join(titles)}."


def _name_plans(data: LakipData) -> str:
    """Return the documents that the report measures against, in words; "" if there are none."""
    plans = []
    if data.renstra:
        plans.append(f"Rencana Strategis (Renstra) Tahun {data.renstra.periode}")
    if data.rkt:
        plans.append(f"Rencana Kinerja Tahunan (RKT) Tahun {data.rkt.tahun}")
    if data.pk_berlaku:
        plans.append(f"{data.pk_berlaku.judul} Tahun {data.pk_berlaku.tahun}")
    return join_words(plans)


def _describe_area(profil: Profil) -> str:
    """Return which desa and kelurahan the area has, and which count nobody has given."""
    counts = ((profil.jumlah_kelurahan, "kelurahan"), (profil.jumlah_desa, "desa"))
    named = join_words([f"{counted(n)} {name}" for n, name in counts if n])
    missing = join_words([name for n, name in counts if n is None])
    if named:
        sentence = f"Wilayah kerja {profil.nama} meliputi {named}."
    elif missing:
        sentence = ""
    else:
        sentence = f"Wilayah kerja {profil.nama} tidak terbagi atas kelurahan ataupun desa."
    gap = f"Jumlah {missing} belum diisi." if missing else ""
    return f"{sentence} {gap}".strip()


def _draw_chart(profil: Profil) -> Sequence[str]:
    """Draw the posts; the kelurahan, which are part of a kecamatan, share one box."""
    if not profil.susunan:
        return ()
    boxes = [_box(unit) for unit in profil.susunan]
    if profil.jumlah_kelurahan:
        boxes.append(Kotak(f"{profil.jumlah_kelurahan} Kelurahan"))
    root = Kotak(profil.pimpinan, bawahan=tuple(boxes))
    return org_chart(root, f"Bagan susunan organisasi {profil.nama}")


def _box(unit: Unit) -> Kotak:
    return Kotak(unit.sebutan_pimpinan, bawahan=tuple(_box(child) for child in unit.anak))
