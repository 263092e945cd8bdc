"""A naskah to look at: what wording, kop, paper and type make of a PK; marked, and never kept."""

from dataclasses import replace

from django.utils import timezone

from instansi.models import Instansi, Jabatan, Pemda
from perjanjian.cetak import build_document
from perjanjian.data import PkData
from perjanjian.models import PerjanjianKinerja, TemplatPernyataan
from perjanjian.queries import load_pk
from sakip.pdf import Document, render_whole


def print_contoh(pemda: Pemda, templat: TemplatPernyataan | None) -> bytes:
    """Return a PK of the first Instansi of a Pemda in this wording, as a PDF.

    Where it has a PK its rows are shown, else the naskah stands empty; nobody is named.
    """
    instansi = Instansi.objects.filter(pemda=pemda, aktif=True).first()
    if instansi is None:
        instansi = Instansi(pemda=pemda, kode="contoh", nama="Kecamatan Contoh")
    return render_whole(_document(instansi, templat)).pdf


def _document(instansi: Instansi, templat: TemplatPernyataan | None) -> Document:
    year = timezone.localdate().year
    data = _sample(instansi, year)
    if templat is not None:
        data = replace(
            data,
            pembuka=templat.pembuka,
            pernyataan_pertama=templat.pihak_pertama,
            pernyataan_kedua=templat.pihak_kedua,
        )
    post = Jabatan(nama=f"{instansi.sebutan_pimpinan} {instansi.nama_pendek}")
    pk = PerjanjianKinerja(instansi=instansi, jabatan=post, tahun=data.tahun)
    document = build_document(pk, data, nomor="", day=timezone.localdate())
    # Not a document of anybody, so marked as the demo's are.
    return replace(document, contoh=True)


def _sample(instansi: Instansi, year: int) -> PkData:
    last = PerjanjianKinerja.objects.filter(instansi=instansi.pk).order_by("-tahun").first()
    known = [one for one in load_pk(instansi, last.tahun) if one.tersedia] if last else []
    if known:
        return replace(known[-1], status="draf", tanggal="", pihak_pertama=None, pihak_kedua=None)
    return PkData(
        jenis="murni",
        judul="Perjanjian Kinerja",
        tahun=year,
        status="draf",
        cara="",
        tempat=instansi.pemda.tempat,
        tanggal="",
        alasan=(),
        alasan_tidak_tersedia="",
        pembuka="",
        pernyataan_pertama="",
        pernyataan_kedua="",
        pihak_pertama=None,
        pihak_kedua=None,
        baris=(),
        program=(),
    )
