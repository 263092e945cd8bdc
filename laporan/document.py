"""The LAKIP as a document: builds all parts in order, once, from one LakipData."""

from collections.abc import Iterator
from datetime import UTC, datetime, time

from django.template.loader import render_to_string

from laporan.attachment import build_attachment
from laporan.bagian import BUILDERS
from laporan.bagian.depan import JUDUL_LAPORAN, render_daftar_isi
from laporan.data import LakipData
from laporan.outline import BagianCetak, Jenis, outline_of
from laporan.queries import load_lakip_data
from laporan.register import Judul, Register
from sakip.pdf import Contents, Document, Numbering, Part
from sakip.terbilang import tie_counts


def load_document(kode: str, tahun: int) -> Document:
    """Return the LAKIP of an Instansi and year. Raises LaporanTidakAda."""
    return build_document(load_lakip_data(kode, tahun))


def build_document(data: LakipData) -> Document:
    """Return the LAKIP of ``data``: equal data give an equal document."""
    profil = data.profil
    return Document(
        title=f"{JUDUL_LAPORAN} {profil.nama} Tahun {data.tahun}",
        author=f"{profil.nama}, {profil.pemda}",
        subject=f"Laporan kinerja tahun {data.tahun}",
        keywords=("LAKIP", "SAKIP", profil.nama, str(data.tahun)),
        date=datetime.combine(data.tanggal_dokumen, time(), tzinfo=UTC),
        paper=profil.kertas,
        typeface=profil.huruf,
        naskah_typeface=profil.huruf_naskah,
        footer=f"Laporan Kinerja {profil.nama} Tahun {data.tahun}",
        contoh=profil.contoh,
        seed=f"lakip/{profil.kode}/{data.tahun}",
        parts=tuple(build_parts(data)),
        attachments=(build_attachment(data),),
    )


def build_parts(data: LakipData) -> list[Part | Contents]:
    """Return the parts in reading order, following the outline of the Pemda."""
    register = Register()
    return [part for cetak in outline_of(data) for part in _build(cetak, data, register)]


def _build(cetak: BagianCetak, data: LakipData, register: Register) -> Iterator[Part | Contents]:
    kunci, judul = cetak.bagian.kunci, cetak.judul
    if kunci == "daftar-isi":
        register.add(judul)
        yield Contents(kunci, judul.teks, lambda labels: render_daftar_isi(judul, register, labels))
    elif cetak.bagian.jenis is Jenis.BAB:
        yield from _build_bab(cetak, data, register)
    else:
        position = len(register.judul)
        pieces = BUILDERS[kunci](data, judul, register)
        if pieces and kunci != "sampul":
            register.judul.insert(position, judul)
        for suffix, html in enumerate(pieces):
            yield Part(_key(kunci, suffix), judul.teks, tie_counts(html), _numbering(cetak))


def _build_bab(cetak: BagianCetak, data: LakipData, register: Register) -> Iterator[Part]:
    """Join the sections of a bab; a piece that begins a page becomes a part of its own."""
    register.add(cetak.judul)
    key, html = cetak.bagian.kunci, _heading(cetak.judul)
    for section in cetak.isi:
        register.add(section.judul)
        pieces = BUILDERS[section.bagian.kunci](data, section.judul, register)
        for index, piece in enumerate(pieces):
            if index or (section.bagian.halaman_baru and section is not cetak.isi[0]):
                yield Part(key, cetak.judul.teks, tie_counts(html))
                key, html = _key(section.bagian.kunci, index), piece
            else:
                html += piece
    yield Part(key, cetak.judul.teks, tie_counts(html))


def _heading(judul: Judul) -> str:
    return render_to_string("laporan/lakip/_bab.html", {"judul": judul})


def _key(kunci: str, index: int) -> str:
    return f"{kunci}-{index}" if index else kunci


def _numbering(cetak: BagianCetak) -> Numbering:
    if cetak.bagian.kunci == "sampul":
        return Numbering.NONE
    return Numbering.ROMAN if cetak.bagian.jenis is Jenis.DEPAN else Numbering.ARABIC
