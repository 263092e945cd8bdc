"""What was planned and promised, row by row: Renstra, RKT and PK. Pure."""

from collections.abc import Iterator, Sequence

from capaian.formulas import METODE, Metode
from laporan.data import LakipData
from laporan.periksa.baris import Baris, Kelompok, figure, head, lines
from perjanjian.data import PkData
from renstra.data import IndikatorData, RktSimpul, SasaranData
from sakip.angka import Angka
from sakip.numbers import format_rupiah
from sakip.wording import mark_text


def list_renstra(data: LakipData) -> Iterator[Kelompok]:
    """Yield the Renstra: indicators with yearly targets, ways to each sasaran, and the IKU."""
    if data.renstra is None:
        return
    years = data.renstra.tahun
    for tujuan in data.renstra.tujuan:
        yield Kelompok(
            f"Tujuan {tujuan.nomor}. {tujuan.uraian}",
            tuple(_targets(i, years) for i in tujuan.indikator),
        )
        for sasaran in tujuan.sasaran:
            rows = (*(_targets(i, years) for i in sasaran.indikator), _ways(sasaran))
            yield Kelompok(head(sasaran), rows)
    if data.sk_iku:
        yield Kelompok("Indikator Kinerja Utama (IKU)", tuple(_iku(data)))


def _targets(indikator: IndikatorData, years: Sequence[int]) -> Baris:
    satuan = indikator.satuan
    return Baris(
        f"indikator-{indikator.id}",
        indikator.uraian,
        (
            ("Satuan", satuan),
            ("Metode", METODE[Metode(indikator.metode)].nama),
            *((f"Target {y}", figure(indikator.target_tahun(y), satuan)) for y in years),
        ),
    )


def _ways(sasaran: SasaranData) -> Baris:
    programs = [f"{p.kode} {p.nama}".strip() for p in sasaran.program]
    return Baris(
        f"sasaran-{sasaran.id}",
        "Cara mencapai sasaran",
        (
            ("Strategi", lines(sasaran.strategi)),
            ("Kebijakan", lines(sasaran.kebijakan)),
            ("Program", lines(programs)),
        ),
    )


def _iku(data: LakipData) -> Iterator[Baris]:
    for iku in data.sk_iku.iku if data.sk_iku else ():
        yield Baris(
            f"iku-{iku.indikator_id}",
            iku.indikator,
            (
                ("Formulasi", mark_text(iku.formulasi)),
                ("Penanggung jawab", lines(iku.penanggung_jawab)),
                ("Sumber data", mark_text(iku.sumber_data)),
            ),
        )


def list_rkt(data: LakipData) -> Iterator[Kelompok]:
    """Yield the RKT: targets, programs and below with their indicators and anggaran."""
    for row in data.rkt.sasaran if data.rkt else ():
        yield Kelompok(
            head(row.sasaran),
            (
                *(
                    Baris(
                        f"indikator-{i.id}",
                        i.uraian,
                        (("Target", figure(row.target.get(i.id, Angka.belum()), i.satuan)),),
                    )
                    for i in row.sasaran.indikator
                ),
                *(_rkt_row(node) for program in row.program for node in _walk(program)),
            ),
        )


def _walk(node: RktSimpul) -> Iterator[RktSimpul]:
    yield node
    for child in node.anak:
        yield from _walk(child)


def _rkt_row(node: RktSimpul) -> Baris:
    return Baris(
        f"rkt-{node.kode}",
        f"{node.kode_cetak} {node.uraian}",
        (
            *((i.uraian, figure(target, i.satuan)) for i, target in node.indikator),
            ("Anggaran", figure(node.anggaran)),
        ),
    )


def list_pk(data: LakipData) -> Iterator[Kelompok]:
    """Yield every PK of the year, or why there is none."""
    for pk in data.pk:
        parties = [p for p in (pk.pihak_pertama, pk.pihak_kedua) if p]
        facts = Baris(
            f"pk-{pk.jenis}",
            "Naskah",
            (
                ("Tanggal", mark_text(pk.tanggal)),
                ("Para pihak", lines([f"{p.jabatan}: {p.nama}" for p in parties])),
            ),
        )
        absent = Baris(f"pk-{pk.jenis}", "Tidak tersedia", (("Alasan", pk.alasan_tidak_tersedia),))
        rows = (facts, *_promises(pk)) if pk.tersedia else (absent,)
        yield Kelompok(f"{pk.judul} Tahun {pk.tahun}", rows)


def _promises(pk: PkData) -> Iterator[Baris]:
    for row in pk.baris:
        reason = [("Alasan berbeda", row.alasan_beda)] if row.alasan_beda else []
        yield Baris(
            f"pk-{pk.jenis}-indikator-{row.indikator_id}",
            row.indikator,
            (
                ("Target", figure(row.target)),
                ("Target Renstra", figure(row.target_renstra)),
                *reason,
            ),
        )
    for program in pk.program:
        yield Baris(
            f"pk-{pk.jenis}-program-{program.nomor}",
            program.uraian,
            (("Anggaran", format_rupiah(program.pagu)), ("Keterangan", program.keterangan or "–")),
        )
    if pk.program:
        yield Baris(f"pk-{pk.jenis}-jumlah", "Jumlah", (("Anggaran", format_rupiah(pk.jumlah)),))
