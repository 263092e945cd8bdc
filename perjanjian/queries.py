"""Reading the PK of an Instansi as the frozen data that documents and screens print.

The loader needs a constant number of queries, however many rows there are.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.db.models import F, QuerySet
from django.utils import timezone

from instansi.formulas import format_nip
from instansi.models import Instansi
from perjanjian.alur import DAPAT_DIUBAH, StatusPk
from perjanjian.data import NamaKop, NaskahAsli, PkBaris, PkData, PkProgramData
from perjanjian.models import (
    PerjanjianKinerja,
    PkPihak,
    PkProgram,
    PkRevisi,
    PkSasaran,
    TemplatPernyataan,
)
from perjanjian.nomor import format_nomor
from perjanjian.pihak import Pihak, describe_parties, parties_on
from perjanjian.verifikasi.alamat import address_of_nomor
from renstra.models import TargetRenstra
from sakip.angka import Angka
from sakip.dates import format_tanggal
from sakip.pdf.blocks import Penanda

# The reasons for a PK perubahan, PermenPANRB 53/2014 Lampiran I (regulasi 1.3).
ALASAN = {
    "alasan_pejabat": "terjadi pergantian atau mutasi pejabat",
    "alasan_strategi": (
        "perubahan dalam strategi yang mempengaruhi pencapaian tujuan dan sasaran "
        "(perubahan program, kegiatan dan alokasi anggaran)"
    ),
    "alasan_prioritas": (
        "perubahan prioritas atau asumsi yang berakibat secara signifikan dalam proses "
        "pencapaian tujuan dan sasaran"
    ),
}
_SEBUTAN = {1: ("Pihak Pertama,", "pertama"), 2: ("Pihak Kedua,", "kedua")}


def load_pk(instansi: Instansi, tahun: int) -> tuple[PkData, ...]:
    """Return the PK of who leads the Instansi, murni first, also one declared tidak tersedia.

    Wording, parties, targets and pagu are those frozen in the PK; a PK without own wording
    takes that of the Pemda.
    """
    return tuple(data_of(_of_leaders([instansi], tahun), instansi).values())


def load_pk_many(instansi: Sequence[Instansi], tahun: int) -> dict[int, tuple[PkData, ...]]:
    """Return the same for several Instansi of one Pemda by id, in a constant number of queries."""
    if not instansi:
        return {}
    rows = _of_leaders(instansi, tahun)
    place = dict(rows.values_list("pk", "instansi"))
    found: dict[int, tuple[PkData, ...]] = {}
    for pk, data in data_of(rows, instansi[0]).items():
        found[place[pk]] = (*found.get(place[pk], ()), data)
    return found


def _of_leaders(instansi: Sequence[Instansi], tahun: int) -> QuerySet[PerjanjianKinerja]:
    return PerjanjianKinerja.objects.filter(
        instansi__in=instansi,
        tahun=tahun,
        jabatan__instansi=F("instansi"),
        jabatan__pimpinan=True,
        pembatalan__isnull=True,
    ).order_by("perubahan_ke", "ulang")


def load_pk_data(pk: PerjanjianKinerja) -> PkData:
    """Return one PK as frozen data, of whatever post and state."""
    return data_of(PerjanjianKinerja.objects.filter(pk=pk.pk), pk.instansi)[pk.pk]


def with_parties(pk: PerjanjianKinerja, data: PkData) -> PkData:
    """Return a PK that keeps no parties yet with those who hold the posts today."""
    if data.pihak_pertama or data.pihak_kedua:
        return data
    held = describe_parties(parties_on(pk, pk.tanggal or timezone.localdate()))
    penanda = {p.urutan: build_penanda_pk(p, pk, data.tempat, data.tanggal) for p in held}
    return replace(data, pihak_pertama=penanda.get(1), pihak_kedua=penanda.get(2))


def data_of(rows: QuerySet[PerjanjianKinerja], instansi: Instansi) -> dict[int, PkData]:
    """Return PK of an Instansi as frozen data by primary key, in the order of the rows."""
    found = list(
        rows.select_related("pindaian").prefetch_related("pihak", "baris", "program__nomenklatur")
    )
    if not found:
        return {}
    versions = list(TemplatPernyataan.objects.filter(pemda=instansi.pemda_id))
    today = timezone.localdate()
    targets = _targets_of(found)
    pk = {
        row.pk: _pk(
            row,
            _in_force(versions, row.tanggal or today) or TemplatPernyataan(),
            targets.get(row.tahun, {}),
            row.tempat or instansi.pemda.tempat,
        )
        for row in found
    }
    return pk | {
        row.pk: _with_original(pk[row.pk], row, naskah) for row, naskah in _originals(found)
    }


def _originals(rows: Sequence[PerjanjianKinerja]) -> list[tuple[PerjanjianKinerja, NaskahAsli]]:
    """Return those in force with the file that was signed last, or scanned, if one is kept."""
    frozen = {row.pk: row for row in rows if row.status == StatusPk.BERLAKU}
    revisi = PkRevisi.objects.filter(perjanjian__in=frozen, urutan__gt=0)
    signed = {
        pk: (sha256, jenis)
        for pk, ajuan, sha256, jenis in revisi.order_by("urutan").values_list(
            "perjanjian", "ajuan", "berkas__sha256", "berkas__jenis"
        )
        if ajuan == frozen[pk].ajuan
    }
    for row in frozen.values():
        if row.pindaian:
            signed[row.pk] = (row.pindaian.sha256, row.pindaian.jenis)
    return [(frozen[pk], NaskahAsli(*file)) for pk, file in signed.items()]


def _with_original(data: PkData, row: PerjanjianKinerja, naskah: NaskahAsli) -> PkData:
    nomor = row.nomor_verifikasi or ""
    return replace(data, nomor=format_nomor(nomor), alamat=address_of_nomor(nomor), naskah=naskah)


def templat_on(pemda: int, day: date) -> TemplatPernyataan | None:
    """Return the wording of a Pemda in force on a day; None where it has none."""
    return _in_force(TemplatPernyataan.objects.filter(pemda=pemda), day)


def _in_force(versions: Iterable[TemplatPernyataan], day: date) -> TemplatPernyataan | None:
    begun = [one for one in versions if one.mulai <= day]
    return max(begun, key=lambda one: one.mulai, default=None)


def _targets_of(rows: Sequence[PerjanjianKinerja]) -> dict[int, dict[int, Angka]]:
    """Return the Renstra targets of the promised indicators: year → indicator → figure."""
    targets: dict[int, dict[int, Angka]] = defaultdict(dict)
    for target in TargetRenstra.objects.filter(
        tahun__in={row.tahun for row in rows},
        indikator__in={baris.indikator_id for row in rows for baris in row.baris.all()},
    ):
        targets[target.tahun][target.indikator_id] = target.angka
    return targets


def _pk(
    row: PerjanjianKinerja, templat: TemplatPernyataan, renstra: Mapping[int, Angka], tempat: str
) -> PkData:
    tanggal = format_tanggal(row.tanggal, row.presisi) if row.tanggal else ""
    pihak = {p.urutan: build_penanda_pk(p, row, tempat, tanggal) for p in row.pihak.all()}
    # Rows of a draft from before it was declared missing are kept, but no document says them.
    said = row.status != PerjanjianKinerja.Status.TIDAK_TERSEDIA
    return PkData(
        jenis=row.jenis,
        judul=row.judul,
        tahun=row.tahun,
        status=row.status,
        cara=row.cara,
        tempat=tempat,
        tanggal=tanggal,
        alasan=tuple(teks for name, teks in ALASAN.items() if getattr(row, name)),
        alasan_tidak_tersedia=row.alasan_tidak_tersedia,
        pembuka=row.pembuka or templat.pembuka,
        pernyataan_pertama=row.pernyataan_pertama or templat.pihak_pertama,
        pernyataan_kedua=row.pernyataan_kedua or templat.pihak_kedua,
        pihak_pertama=pihak.get(1),
        pihak_kedua=pihak.get(2),
        baris=tuple(_baris(b, nomor, renstra) for nomor, b in enumerate(row.baris.all(), 1))
        if said
        else (),
        program=tuple(_program(p, nomor) for nomor, p in enumerate(row.program.all(), 1))
        if said
        else (),
        kop=NamaKop(**row.kop) if row.kop and row.status not in DAPAT_DIUBAH else None,
    )


def build_penanda_pk(
    row: PkPihak | Pihak, pk: PerjanjianKinerja, tempat: str, tanggal: str
) -> Penanda:
    """Return a party's signature block; place and date stand over the first party's only."""
    first = row.urutan == 1
    keterangan, name = _SEBUTAN[row.urutan]
    return Penanda(
        jabatan=row.jabatan,
        nama=row.nama,
        pangkat=row.pangkat,
        nip=format_nip(row.nip),
        tempat=tempat if first else "",
        tanggal=tanggal if first else "",
        keterangan=keterangan,
        anchor=f"ttd-pk-{pk.perubahan_ke}-{name}",
    )


def _baris(row: PkSasaran, nomor: int, renstra: Mapping[int, Angka]) -> PkBaris:
    return PkBaris(
        nomor=nomor,
        sasaran_id=row.sasaran_id,
        indikator_id=row.indikator_id,
        sasaran=row.uraian_sasaran,
        indikator=row.uraian_indikator,
        target=row.angka,
        target_renstra=renstra.get(row.indikator_id, Angka.belum()),
        alasan_beda=row.alasan_beda,
        satuan=row.satuan,
    )


def _program(row: PkProgram, nomor: int) -> PkProgramData:
    return PkProgramData(
        nomor=nomor,
        kode=row.nomenklatur.kode,
        uraian=row.uraian,
        pagu=row.pagu,
        keterangan=row.keterangan,
    )
