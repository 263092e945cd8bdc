"""What a new PK is made of: targets from Renstra, RKT and IKU, programs from the budget."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from keuangan.queries import load_anggaran
from perjanjian.models import PerjanjianKinerja, PkProgram, PkSasaran, StatusPk
from renstra.data import IndikatorData, SasaranData
from renstra.models import Nomenklatur
from renstra.queries import load_renstra, load_sk_iku, load_target_rkt
from sakip.angka import Angka, Keadaan


@dataclass(frozen=True)
class BahanPk:
    """Rows for a PK, not yet kept and without the PK they will belong to."""

    baris: tuple[PkSasaran, ...]
    program: tuple[PkProgram, ...]


def load_bahan(pk: PerjanjianKinerja) -> BahanPk:
    """Return the rows that a new PK begins with.

    Who leads the Instansi promises the indicators that are IKU (all of the sasaran where there is
    no SK), with the target of the RKT, else of the Renstra. A lower official begins with the rows
    of the last PK of who leads the Instansi, and takes out what is not theirs.
    """
    above = None if pk.jabatan.pimpinan else _above(pk)
    if above is not None:
        return BahanPk(_copy(above.baris.all()), _copy(above.program.all()))
    return BahanPk(tuple(_baris(pk)), tuple(_program(pk)))


def offer_baris(pk: PerjanjianKinerja) -> tuple[PkSasaran, ...]:
    """Return the rows that may still be added to a draft, with their targets, not yet kept.

    For who leads the Instansi all indicators of the sasaran of the Renstra, for a lower official
    those of the PK above.
    """
    there = set(pk.baris.values_list("indikator", flat=True))
    return tuple(row for row in load_targets(pk) if row.indikator_id not in there)


def load_targets(pk: PerjanjianKinerja) -> tuple[PkSasaran, ...]:
    """Return all that may be promised, with the targets of now; as :func:`offer_baris`."""
    above = None if pk.jabatan.pimpinan else _above(pk)
    return _copy(above.baris.all()) if above else tuple(_baris(pk, alone_iku=False))


def offer_program(pk: PerjanjianKinerja) -> dict[int, PkProgram]:
    """Return the programs whose pagu is known, by nomenklatur: of the budget, or of the PK above."""
    return {row.nomenklatur_id: row for row in load_program(pk)}


def load_program(pk: PerjanjianKinerja) -> tuple[PkProgram, ...]:
    """Return the programs that a new PK begins with, with their pagu in rupiah."""
    above = None if pk.jabatan.pimpinan else _above(pk)
    if above:
        return _copy(above.program.select_related("nomenklatur"))
    return tuple(_program(pk))


def has_above(pk: PerjanjianKinerja) -> bool:
    """Return whether the rows of this PK come from one of who leads the Instansi."""
    return not pk.jabatan.pimpinan and _above(pk) is not None


def _above(pk: PerjanjianKinerja) -> PerjanjianKinerja | None:
    rows = PerjanjianKinerja.objects.filter(
        instansi=pk.instansi, tahun=pk.tahun, jabatan__instansi=pk.instansi,
        jabatan__pimpinan=True, pembatalan__isnull=True,
    ).exclude(status__in=[StatusPk.DIBATALKAN, StatusPk.TIDAK_TERSEDIA])  # fmt: skip
    return rows.order_by("perubahan_ke", "ulang").last()


def _copy(rows: object) -> tuple:
    made = []
    for row in rows:  # type: ignore[attr-defined]
        row.pk, row.versi, row.beku = None, 1, False
        row._state.adding = True
        made.append(row)
    return tuple(made)


def _baris(pk: PerjanjianKinerja, *, alone_iku: bool = True) -> Iterator[PkSasaran]:
    renstra = load_renstra(pk.instansi, pk.tahun)
    if renstra is None:
        return
    rkt = load_target_rkt([pk.instansi], pk.tahun).get(pk.instansi_id, {})
    sk = load_sk_iku(pk.instansi, pk.tahun)
    iku = {row.indikator_id for row in sk.iku} if sk else set()
    rows = [(s, i) for s in renstra.sasaran for i in s.indikator]
    chosen = [(s, i) for s, i in rows if alone_iku and i.id in iku] or rows
    for number, (sasaran, indikator) in enumerate(chosen, 1):
        target = _target(indikator, rkt, pk.tahun)
        yield _row(number, sasaran, indikator, target)


def _target(indikator: IndikatorData, rkt: Mapping[int, Angka], tahun: int) -> Angka:
    planned = rkt.get(indikator.id, Angka.belum())
    if planned.keadaan != Keadaan.BELUM_DIISI:
        return planned
    return indikator.target_tahun(tahun)


def _row(number: int, sasaran: SasaranData, indikator: IndikatorData, target: Angka) -> PkSasaran:
    return PkSasaran(
        urutan=number,
        sasaran_id=sasaran.id,
        indikator_id=indikator.id,
        uraian_sasaran=sasaran.uraian,
        uraian_indikator=indikator.uraian,
        satuan=indikator.satuan,
        nilai=target.nilai,
        teks=target.teks,
        alasan=target.alasan,
    )


def _program(pk: PerjanjianKinerja) -> Iterator[PkProgram]:
    anggaran = load_anggaran(pk.instansi, pk.tahun)
    codes = [p.kode for p in anggaran.program]
    named = {
        row.kode: row
        for row in Nomenklatur.objects.filter(
            kode__in=codes, tingkat=Nomenklatur.Tingkat.PROGRAM
        ).order_by("berlaku_dari")
    }
    found = [p for p in anggaran.program if p.kode in named and p.total.pagu.nilai is not None]
    for number, program in enumerate(found, 1):
        yield PkProgram(
            urutan=number,
            nomenklatur=named[program.kode],
            uraian=program.uraian,
            pagu=program.total.pagu.nilai,
        )
