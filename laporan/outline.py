"""The outline of the LAKIP: what stands in it, in which order and under which title.

The default follows PermenPANRB 53/2014, Lampiran II (regulasi 1.1) and the seed's daftar isi
(B38–B59). A Pemda may rename, reorder and leave out optional parts; that is data
(``KerangkaBagian``), not code. Nothing here knows how a part is built.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from laporan.data import BagianPemda, LakipData
from laporan.register import Judul

ROMAWI = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
HURUF = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Jenis(StrEnum):
    """Kinds of part; they differ in how their heading is numbered."""

    DEPAN = "depan"
    BAB = "bab"
    LAMPIRAN = "lampiran"


@dataclass(frozen=True)
class Bagian:
    """A part (``isi`` empty) or a bab with its sections.

    ``judul`` may name ``{instansi}``, ``{tahun}`` and ``{periode}``. ``halaman_baru``: a section
    that begins a page of its own, and so a part of its own in the layout.
    """

    kunci: str
    judul: str
    jenis: Jenis = Jenis.BAB
    isi: tuple["Bagian", ...] = ()
    opsional: bool = False
    halaman_baru: bool = False


KERANGKA: tuple[Bagian, ...] = (
    Bagian("sampul", "Sampul", Jenis.DEPAN),
    Bagian("kata-pengantar", "KATA PENGANTAR", Jenis.DEPAN),
    Bagian("daftar-isi", "DAFTAR ISI", Jenis.DEPAN),
    Bagian("pernyataan-reviu", "PERNYATAAN TELAH DIREVIU", Jenis.DEPAN, opsional=True),
    Bagian("ikhtisar", "IKHTISAR EKSEKUTIF", Jenis.DEPAN, opsional=True),
    Bagian(
        "bab-1",
        "PENDAHULUAN",
        isi=(
            Bagian("bab-1-latar", "Latar Belakang"),
            Bagian("bab-1-maksud", "Maksud dan Tujuan", opsional=True),
            Bagian("bab-1-organisasi", "Kedudukan, Tugas, Fungsi, dan Susunan Organisasi"),
            Bagian("bab-1-isu", "Isu Strategis"),
        ),
    ),
    Bagian(
        "bab-2",
        "PERENCANAAN DAN PERJANJIAN KINERJA",
        isi=(
            Bagian("bab-2-renstra", "Rencana Strategis"),
            Bagian("bab-2-rkt", "Rencana Kinerja Tahunan (RKT) Tahun {tahun}", opsional=True),
            Bagian("bab-2-pk", "Perjanjian Kinerja Tahun {tahun}"),
            Bagian("bab-2-iku", "Indikator Kinerja Utama (IKU)", opsional=True),
        ),
    ),
    Bagian(
        "bab-3",
        "AKUNTABILITAS KINERJA",
        isi=(
            Bagian("bab-3-pengukuran", "Pengukuran Capaian Kinerja Tahun {tahun}"),
            Bagian("bab-3-evaluasi", "Evaluasi dan Analisis Capaian Kinerja", halaman_baru=True),
            Bagian("bab-3-keuangan", "Akuntabilitas Keuangan", halaman_baru=True),
        ),
    ),
    Bagian(
        "bab-4",
        "PENUTUP",
        isi=(
            Bagian("bab-4-simpulan", "Simpulan"),
            Bagian("bab-4-perbaikan", "Langkah Perbaikan"),
        ),
    ),
    Bagian(
        "lampiran-renstra",
        "Matriks Rencana Strategis {periode}",
        Jenis.LAMPIRAN,
        opsional=True,
    ),
    Bagian(
        "lampiran-rkt", "Rencana Kinerja Tahunan (RKT) Tahun {tahun}", Jenis.LAMPIRAN, opsional=True
    ),
    Bagian(
        "lampiran-pk",
        "Perjanjian Kinerja dan Perjanjian Kinerja Perubahan Tahun {tahun}",
        Jenis.LAMPIRAN,
    ),
    Bagian(
        "lampiran-iku", "Keputusan tentang Indikator Kinerja Utama", Jenis.LAMPIRAN, opsional=True
    ),
)


@dataclass(frozen=True)
class BagianCetak:
    """A part as it will be printed: its heading numbered, its sections in order."""

    bagian: Bagian
    judul: Judul
    isi: tuple["BagianCetak", ...] = ()


def outline_of(data: LakipData) -> tuple[BagianCetak, ...]:
    """Return the outline of a report, numbered and with its titles filled in."""
    istilah = {
        "instansi": data.profil.nama,
        "tahun": str(data.tahun),
        "periode": data.renstra.periode if data.renstra else "",
    }
    return resolve_outline(data.kerangka, istilah)


def list_readable(data: LakipData) -> tuple[BagianCetak, ...]:
    """Return the parts that can be read on a screen: the contents are made of page numbers."""
    return tuple(cetak for cetak in outline_of(data) if cetak.bagian.kunci != "daftar-isi")


def cite_part(data: LakipData, kunci: str) -> str:
    """Return how the text refers to a part ("Bab III", "Lampiran 2"); "" if it is left out."""
    for cetak in outline_of(data):
        if cetak.bagian.kunci == kunci:
            kata, _, nomor = cetak.judul.nomor.partition(" ")
            return f"{kata.capitalize()} {nomor}".strip()
    return ""


def resolve_outline(
    ubahan: Mapping[str, BagianPemda], istilah: Mapping[str, str]
) -> tuple[BagianCetak, ...]:
    """Return the outline of a Pemda, numbered by the order that results.

    ``ubahan`` are the Pemda's changes by key; ``istilah`` fills the titles. Parts keep their kind
    in place: front parts stand first, then bab, then lampiran. A part that is not optional is
    printed whatever ``tampil`` says.
    """
    return tuple(
        cetak
        for jenis in Jenis
        for cetak in _number(
            _choose([b for b in KERANGKA if b.jenis == jenis], ubahan), jenis, ubahan, istilah
        )
    )


def _choose(bagian: Iterable[Bagian], ubahan: Mapping[str, BagianPemda]) -> list[Bagian]:
    """Apply order, titles and omissions among siblings; ties keep the default order."""
    return [
        replace(item, judul=title_of(item, ubahan))
        for item in sort_parts(bagian, ubahan)
        if is_printed(item, ubahan)
    ]


def sort_parts(bagian: Iterable[Bagian], ubahan: Mapping[str, BagianPemda]) -> list[Bagian]:
    """Return siblings in the order of the Pemda, also those that it leaves out."""

    def order(place: tuple[int, Bagian]) -> tuple[int, int]:
        position, item = place
        change = ubahan.get(item.kunci)
        chosen = position if change is None or change.urutan is None else change.urutan
        return chosen, position

    return [item for _, item in sorted(enumerate(bagian), key=order)]


def is_printed(item: Bagian, ubahan: Mapping[str, BagianPemda]) -> bool:
    """Return whether a part is printed; one that is not optional always is."""
    change = ubahan.get(item.kunci)
    return not (change and item.opsional and not change.tampil)


def title_of(item: Bagian, ubahan: Mapping[str, BagianPemda]) -> str:
    """Return the title of a part, with its terms in braces."""
    change = ubahan.get(item.kunci)
    return (change and change.judul) or item.judul


def _number(
    bagian: list[Bagian],
    jenis: Jenis,
    ubahan: Mapping[str, BagianPemda],
    istilah: Mapping[str, str],
) -> list[BagianCetak]:
    result = []
    for index, item in enumerate(bagian):
        nomor = {
            Jenis.DEPAN: "",
            Jenis.BAB: f"BAB {ROMAWI[index % len(ROMAWI)]}",
            Jenis.LAMPIRAN: f"LAMPIRAN {index + 1}",
        }[jenis]
        anchor = {
            Jenis.DEPAN: item.kunci,
            Jenis.BAB: f"bab-{index + 1}",
            Jenis.LAMPIRAN: f"lampiran-{index + 1}",
        }[jenis]
        sections = tuple(
            BagianCetak(sub, _section_heading(anchor, i, sub, istilah))
            for i, sub in enumerate(_choose(item.isi, ubahan))
        )
        result.append(BagianCetak(item, Judul(anchor, nomor, _title(item, istilah)), sections))
    return result


def _section_heading(bab: str, index: int, item: Bagian, istilah: Mapping[str, str]) -> Judul:
    return Judul(f"{bab}-{HURUF[index].lower()}", f"{HURUF[index]}.", _title(item, istilah), 2)


def _title(item: Bagian, istilah: Mapping[str, str]) -> str:
    """Fill the terms; a title of a Pemda with other braces stays as it was written."""
    title = item.judul
    for name, value in istilah.items():
        title = title.replace(f"{{{name}}}", value)
    return title
