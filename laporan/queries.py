"""Reads all that a LAKIP is made from."""

from base64 import b64encode
from collections.abc import Iterator
from datetime import date

from capaian.queries import load_capaian
from instansi.formulas import format_nip
from instansi.models import Instansi
from instansi.queries import build_penanda, holder_of_instansi, load_profil
from kerja import berkas
from kerja.bukti import current
from kerja.models import Berkas, Bukti
from keuangan.queries import load_anggaran
from laporan.data import BagianPemda, Foto, LakipData, Persetujuan, Reviu
from laporan.models import ButirLaporan, KerangkaBagian, Laporan, PersetujuanLakip, TeksPemda
from laporan.persetujuan import find_persetujuan
from laporan.wording import format_saat
from perjanjian.queries import load_pk
from renstra.models import Indikator
from renstra.queries import load_renstra, load_rkt, load_sk_iku
from sakip.dates import format_tanggal, last_day
from sakip.pdf.blocks import Penanda


class LaporanTidakAda(Exception):
    """There is no such Instansi, or no report of that year; says which, in one line."""


def get_laporan(kode: str, tahun: int) -> Laporan:
    """Return the report of an Instansi and year. Raises LaporanTidakAda."""
    instansi = Instansi.objects.filter(kode=kode).first()
    if instansi is None:
        raise LaporanTidakAda(f"Tidak ada instansi dengan kode “{kode}”.")
    laporan = (
        Laporan.objects.select_related("instansi__pemda", "pernyataan_reviu")
        .filter(instansi=instansi, tahun=tahun)
        .first()
    )
    if laporan is None:
        known = ", ".join(
            str(year)
            for year in Laporan.objects.filter(instansi=instansi)
            .order_by("tahun")
            .values_list("tahun", flat=True)
        )
        hint = f" Tahun yang ada: {known}." if known else " Belum ada laporan satu pun."
        raise LaporanTidakAda(f"Belum ada laporan {instansi.nama} tahun {tahun}.{hint}")
    return laporan


def load_lakip_data(kode: str, tahun: int) -> LakipData:
    """Return the data of one LAKIP, in a constant number of queries. Raises LaporanTidakAda."""
    return lakip_data_of(get_laporan(kode, tahun))


def lakip_data_of(laporan: Laporan) -> LakipData:
    """Return the data of a report, in a constant number of queries."""
    instansi, tahun = laporan.instansi, laporan.tahun
    renstra = load_renstra(instansi, tahun)
    rkt = load_rkt(instansi, tahun, renstra)
    pk = load_pk(instansi, tahun)
    anggaran = load_anggaran(instansi, tahun)
    persetujuan, butir = find_persetujuan(laporan), _butir(laporan)
    return LakipData(
        tahun=tahun,
        profil=load_profil(instansi),
        tempat=laporan.tempat or instansi.pemda.tempat,
        tanggal=format_tanggal(laporan.tanggal, laporan.presisi) if laporan.tanggal else "",
        tanggal_dokumen=laporan.tanggal or date(tahun + 1, 1, 31),
        penanda=_penanda(laporan),
        renstra=renstra,
        rkt=rkt,
        sk_iku=load_sk_iku(instansi, tahun),
        pk=pk,
        anggaran=anggaran,
        capaian=load_capaian(instansi, tahun, renstra=renstra, rkt=rkt, pk=pk, anggaran=anggaran),
        reviu=_reviu(laporan, persetujuan),
        persetujuan=_persetujuan(persetujuan),
        foto=tuple(_foto(laporan)),
        narasi=dict(laporan.narasi.exclude(teks="").values_list("kunci", "teks")),
        kerangka=load_kerangka(instansi.pemda_id),
        teks_pemda=load_teks_pemda(instansi.pemda_id),
        isu=butir[ButirLaporan.Jenis.ISU],
        perbaikan=butir[ButirLaporan.Jenis.PERBAIKAN],
    )


def _penanda(laporan: Laporan) -> Penanda | None:
    """Return who signs the kata pengantar: the holder of the post on the report's date."""
    if laporan.tanggal is None:
        return None
    holder = holder_of_instansi(laporan.instansi, last_day(laporan.tanggal, laporan.presisi))
    return build_penanda(
        holder,
        tempat=laporan.tempat or laporan.instansi.pemda.tempat,
        tanggal=laporan.tanggal,
        presisi=laporan.presisi,
        anchor="ttd-kata-pengantar",
    )


def _persetujuan(row: PersetujuanLakip | None) -> Persetujuan | None:
    return Persetujuan(row.nama, row.jabatan, format_saat(row.waktu)) if row else None


def _reviu(laporan: Laporan, persetujuan: PersetujuanLakip | None) -> Reviu | None:
    """Return the pernyataan about what the camat approved; a reopened report has none."""
    reviu = getattr(laporan, "pernyataan_reviu", None)
    if reviu is None or persetujuan is None or reviu.persetujuan_id != persetujuan.pk:
        return None
    penanda = Penanda(
        jabatan=reviu.jabatan,
        nama=reviu.pereviu,
        pangkat=reviu.pangkat,
        nip=format_nip(reviu.nip),
        tempat=reviu.tempat or laporan.instansi.pemda.tempat,
        tanggal=format_tanggal(reviu.tanggal, reviu.presisi),
    )
    return Reviu(teks=reviu.teks, penanda=penanda)


def _foto(laporan: Laporan) -> Iterator[Foto]:
    """Yield the photos to print, in the order in which they came."""
    rows = current(
        Bukti.objects.filter(
            instansi=laporan.instansi,
            tahun=laporan.tahun,
            objek=Indikator._meta.label,
            tampil=True,
        )
    )
    for row in rows.select_related("cetak").order_by("dibuat", "pk"):
        if row.cetak:
            yield Foto(row.objek_id, row.keterangan, row.cetak.sha256, _address(row.cetak))


def _address(file: Berkas) -> str:
    """Return a kept JPEG as a data: address, the only kind that the document may load."""
    try:
        return f"data:image/jpeg;base64,{b64encode(berkas.read(file)).decode()}"
    except FileNotFoundError:
        return ""


def _butir(laporan: Laporan) -> dict[str, tuple[str, ...]]:
    rows = list(laporan.butir.order_by("urutan").values_list("jenis", "teks"))
    return {
        jenis: tuple(teks for kind, teks in rows if kind == jenis) for jenis in ButirLaporan.Jenis
    }


def load_kerangka(pemda: int) -> dict[str, BagianPemda]:
    """Return what a Pemda changed about the outline, by key of the part.

    A part that is the standard's again says nothing: what was approved under it is unchanged.
    """
    rows = KerangkaBagian.objects.filter(pemda=pemda)
    changed = rows.exclude(judul="", urutan=None, tampil=True)
    return {row.bagian: BagianPemda(row.judul, row.urutan, row.tampil) for row in changed}


def load_teks_pemda(pemda: int) -> dict[str, str]:
    """Return the default texts of a Pemda by place."""
    rows = TeksPemda.objects.filter(pemda=pemda).exclude(teks="")
    return dict(rows.values_list("kunci", "teks"))
