"""Front matter: sampul, kata pengantar, pernyataan telah direviu, and the lists with page numbers."""

from django.template.loader import render_to_string

from laporan.bagian.facts import count_scope
from laporan.data import LakipData, TandaTerbit
from laporan.narasi import render_narasi
from laporan.register import Judul, Keterangan, Register
from sakip.pdf import Labels
from sakip.pdf.blocks import BarisDaftar, Daftar, Sampul
from sakip.pdf.qr import qr_uri

JUDUL_LAPORAN = "Laporan Akuntabilitas Kinerja Instansi Pemerintah"


def build_sampul(data: LakipData, judul: Judul, register: Register) -> list[str]:
    """Return the cover."""
    sampul = Sampul(
        judul=JUDUL_LAPORAN,
        singkatan="LAKIP",
        tahun=f"Tahun {data.tahun}",
        instansi=data.profil.nama,
        pemda=data.profil.pemda,
        logo=data.profil.logo,
        contoh=data.profil.contoh,
        terbitan=_name_issue(data.terbitan),
    )
    return [render_to_string("laporan/lakip/sampul.html", {"judul": judul, "sampul": sampul})]


def _name_issue(tanda: TandaTerbit | None) -> str:
    return f"Terbitan {tanda.versi} · nomor verifikasi {tanda.nomor}" if tanda else ""


def build_kata_pengantar(data: LakipData, judul: Judul, register: Register) -> list[str]:
    """Return the kata pengantar with the signature block of the pimpinan."""
    context = {
        "judul": judul,
        "isi": render_narasi("kata_pengantar", data, jumlah=count_scope(data)),
        "penanda": data.penanda,
        "profil": data.profil,
        "tanggal": data.tanggal,
        "persetujuan": data.persetujuan,
        "terbitan": data.terbitan,
        "qr": qr_uri(data.terbitan.alamat) if data.terbitan else "",
    }
    return [render_to_string("laporan/lakip/kata_pengantar.html", context)]


def build_pernyataan_reviu(data: LakipData, judul: Judul, register: Register) -> list[str]:
    """Return the Pernyataan Telah Direviu; nothing while the report has not been reviewed."""
    if data.reviu is None:
        return []
    context = {
        "judul": judul,
        "teks": data.reviu.teks,
        "isi": render_narasi("pernyataan_reviu", data),
        "penanda": data.reviu.penanda,
        "profil": data.profil,
        "tahun": data.tahun,
    }
    return [render_to_string("laporan/lakip/pernyataan_reviu.html", context)]


def render_daftar_isi(judul: Judul, register: Register, labels: Labels) -> str:
    """Return daftar isi, daftar tabel, daftar gambar and daftar lampiran with true page numbers."""
    body = [j for j in register.judul if j.tingkat <= 2 and not _is_lampiran(j)]
    lists = [
        _captions("DAFTAR TABEL", "daftar-tabel", register.daftar_tabel, labels),
        _captions("DAFTAR GAMBAR", "daftar-gambar", register.daftar_gambar, labels),
        Daftar(
            "DAFTAR LAMPIRAN",
            "daftar-lampiran",
            tuple(_row(j, labels, tingkat=2) for j in register.judul if _is_lampiran(j)),
        ),
    ]
    further = [one for one in lists if one.baris]
    rows: list[BarisDaftar] = []
    for one in body:
        rows.append(_row(one, labels))
        if one.anchor == judul.anchor:
            rows += [BarisDaftar(d.judul, d.anchor, labels.get(d.anchor, ""), 1) for d in further]
    daftar = [Daftar(judul.teks, judul.anchor, tuple(rows)), *further]
    return render_to_string("laporan/lakip/daftar_isi.html", {"daftar": daftar})


def _is_lampiran(judul: Judul) -> bool:
    return judul.nomor.startswith("LAMPIRAN")


def _row(judul: Judul, labels: Labels, tingkat: int | None = None) -> BarisDaftar:
    teks = f"{judul.nomor} {judul.teks}".strip()
    return BarisDaftar(teks, judul.anchor, labels.get(judul.anchor, ""), tingkat or judul.tingkat)


def _captions(judul: str, anchor: str, items: list[Keterangan], labels: Labels) -> Daftar:
    rows = tuple(
        BarisDaftar(f"{k.nomor} {k.teks}", k.anchor, labels.get(k.anchor, ""), 2) for k in items
    )
    return Daftar(judul, anchor, rows)
