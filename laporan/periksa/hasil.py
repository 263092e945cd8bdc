"""What was achieved, spent and written, row by row: realisasi, keuangan and the LAKIP. Pure."""

from collections.abc import Iterator
from html import unescape

from django.urls import reverse
from django.utils.html import format_html, strip_tags

from capaian.data import HasilIndikator, Keluaran
from keuangan.data import Simpul
from laporan.bagian.cells import mark_money, mark_target
from laporan.data import LakipData
from laporan.outline import BagianCetak, list_readable
from laporan.periksa.baris import Baris, Kelompok, figure, head, lines
from sakip.wording import mark, mark_text


def list_realisasi(data: LakipData) -> Iterator[Kelompok]:
    """Yield the results of each sasaran, then the outputs below."""
    for hasil in data.capaian.sasaran:
        yield Kelompok(head(hasil.sasaran), tuple(_result(h) for h in hasil.indikator))
    outputs = [o for found in data.capaian.keluaran.values() for o in found]
    yield Kelompok("Program, kegiatan, dan keluaran sub kegiatan", tuple(map(_output, outputs)))


def _result(hasil: HasilIndikator) -> Baris:
    ratio = f" ({hasil.pembilang:f} dari {hasil.penyebut:f})" if hasil.penyebut else ""
    return Baris(
        f"indikator-{hasil.indikator.id}",
        hasil.indikator.uraian,
        (
            ("Target", mark_target(hasil)),
            (
                "Realisasi",
                format_html("{}{}", figure(hasil.realisasi, hasil.indikator.satuan), ratio),
            ),
            ("Capaian", mark(hasil.capaian)),
            ("Kategori", hasil.kategori.label if hasil.kategori else "–"),
            ("Penyebab", mark_text(hasil.penyebab)),
            ("Upaya perbaikan", mark_text(hasil.solusi)),
        ),
    )


def _output(item: Keluaran) -> Baris:
    satuan = item.indikator.satuan
    return Baris(
        f"indikator-{item.indikator.id}",
        f"{item.kode} {item.indikator.uraian}",
        (
            ("Target", figure(item.target, satuan)),
            ("Realisasi", figure(item.realisasi, satuan)),
            ("Capaian", mark(item.capaian)),
            *([("Penjelasan", item.penjelasan)] if item.penjelasan else []),
        ),
    )


def list_keuangan(data: LakipData) -> Iterator[Kelompok]:
    """Yield each program with its sum and its leaves, by group of belanja."""
    names = {j.kode: j.uraian for j in data.anggaran.jenis if j.tingkat == 1}
    for program in data.anggaran.program:
        rows = (_money(program, names), *(_money(leaf, names) for leaf in program.leaves()))
        yield Kelompok(f"{program.kode_cetak} {program.uraian}", rows)


def _money(node: Simpul, names: dict[str, str]) -> Baris:
    """Return the pagu and realisasi of a node, for each group of belanja that it has."""
    whole = node.tingkat == "program" and not node.belum_dirinci
    entries = [
        (f"{what} {names.get(kode, kode)}", mark_money(jumlah))
        for kode, dana in node.dana.items()
        if dana.pagu.terisi or dana.pagu.belum or dana.realisasi.terisi or dana.realisasi.belum
        for what, jumlah in (("Pagu", dana.pagu), ("Realisasi", dana.realisasi))
    ]
    return Baris(
        node.tempat,
        "Jumlah program" if whole else f"{node.kode_cetak} {node.uraian}",
        (*entries, ("Serapan", mark(node.total.serapan))),
    )


def list_lakip(data: LakipData) -> Iterator[Kelompok]:
    """Yield what people state in the report, the texts of their own, and the document's readable parts."""
    yield from _list_statements(data)
    yield Kelompok("Bagian dokumen", tuple(_part(data, cetak) for cetak in list_readable(data)))


def _part(data: LakipData, cetak: BagianCetak) -> Baris:
    """Return a part of the document, so that it can be read and remarked on."""
    nama = f"{cetak.judul.nomor} {cetak.judul.teks}".strip()
    where = reverse("laporan:baca", args=[data.profil.kode, data.tahun, cetak.bagian.kunci])
    link = format_html('<a href="{}">Baca di samping datanya</a>', where)
    return Baris(f"bagian-{cetak.bagian.kunci}", nama, (("Isi", link),))


def _list_statements(data: LakipData) -> Iterator[Kelompok]:
    signer = f"{data.penanda.jabatan}, {data.penanda.nama}" if data.penanda else ""
    yield Kelompok(
        "Laporan",
        (
            Baris(
                "laporan",
                "Tanggal dan penanda tangan",
                (("Tanggal", mark_text(data.tanggal)), ("Penanda tangan", mark_text(signer))),
            ),
            Baris("isu", "Isu strategis", (("Butir", lines(data.isu)),)),
            Baris("perbaikan", "Langkah perbaikan", (("Butir", lines(data.perbaikan)),)),
        ),
    )
    yield Kelompok(
        "Uraian yang ditulis sendiri",
        tuple(
            Baris(
                f"narasi-{place}", place.replace("_", " ").capitalize(), (("Teks", _plain(text)),)
            )
            for place, text in data.narasi.items()
        ),
    )


def _plain(html: str) -> str:
    return " ".join(unescape(strip_tags(html.replace("<", " <"))).split())
