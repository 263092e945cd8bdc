"""Plans, budgets and results as frozen data, for tests that need no database."""

from decimal import Decimal

from capaian.assemble import Fakta, RealisasiData, Rencana, assemble_capaian
from capaian.data import CapaianTahun
from keuangan.data import Anggaran
from keuangan.tree import Baris, Buku, Nama, sum_dana
from perjanjian.data import PkBaris, PkData
from renstra.data import IndikatorData, ProgramData, RenstraData, SasaranData, TujuanData
from sakip.angka import Angka

TAHUN = 2021
AKUN = {
    "5.1": "Belanja Operasi",
    "5.1.01": "Belanja Pegawai",
    "5.1.02": "Belanja Barang dan Jasa",
    "5.2": "Belanja Modal",
}


def figure(value: int | str | Decimal | None) -> Angka:
    """An Angka in any state: a number, None (belum diisi), or a text that is the reason."""
    if value is None:
        return Angka.belum()
    return Angka.tidak_tersedia(value) if isinstance(value, str) else Angka.of(value)


def make_indikator(pk: int, uraian="", target=(), **kwargs) -> IndikatorData:
    """An indicator; ``target`` are its Renstra targets by year."""
    uraian = uraian or f"Indikator {pk}"
    given = {
        "nama_pendek": uraian,
        "satuan": "persen",
        "metode": "positif",
        "rentang": None,
        "agregasi": "tahunan",
    }
    return IndikatorData(
        pk, uraian, target={year: figure(v) for year, v in dict(target).items()}, **given | kwargs
    )


def make_sasaran(nomor: int, indikator, program=()) -> SasaranData:
    """A sasaran; ``program`` are codes."""
    return SasaranData(
        id=nomor,
        nomor=nomor,
        nomor_tujuan=1,
        uraian=f"Sasaran {nomor}",
        indikator=tuple(indikator),
        strategi=(),
        kebijakan=(),
        program=tuple(ProgramData(kode, f"PROGRAM {kode}") for kode in program),
    )


def make_renstra(*sasaran: SasaranData, tahun=tuple(range(2016, 2022))) -> RenstraData:
    """A Renstra with one tujuan."""
    tujuan = TujuanData(1, "Tujuan 1", (), sasaran, None)
    periode = f"{tahun[0]}–{tahun[-1]}"
    return RenstraData("perubahan", periode, tahun, "", "", "", (), (tujuan,))


def make_pk(targets, status="berlaku", jenis="perubahan") -> PkData:
    """A PK; ``targets`` are figures by id of the indicator."""
    baris = tuple(
        PkBaris(
            nomor,
            1,
            pk,
            "",
            "",
            value if isinstance(value, Angka) else figure(value),
            Angka.belum(),
            "",
        )
        for nomor, (pk, value) in enumerate(targets.items(), 1)
    )
    return PkData(
        jenis, "Perjanjian Kinerja", TAHUN, status, "basah", "", "", (), "", "", "", "", None, None,
        baris, (),
    )  # fmt: skip


def make_names(*kode: str) -> dict[str, Nama]:
    """The nomenclature of some codes and of all that stands above them."""
    found = {}
    for one in kode:
        parts = one.split(".")
        for depth, tingkat in ((3, "program"), (5, "kegiatan"), (6, "sub_kegiatan")):
            if len(parts) >= depth:
                code = ".".join(parts[:depth])
                label = (
                    "PROGRAM" if tingkat == "program" else tingkat.replace("_", " ").capitalize()
                )
                found[code] = Nama(code, code, tingkat, f"{label} {code}")
    return found


def make_rows(*triples) -> list[Baris]:
    """Rows (kode, akun, figure)."""
    return [Baris(kode, akun, figure(value)) for kode, akun, value in triples]


def make_anggaran(pagu=(), realisasi=(), triwulan: int | None = 4) -> Anggaran:
    """A budget from rows (kode, akun, figure)."""
    pagu, realisasi = make_rows(*pagu), make_rows(*realisasi)
    buku = Buku(make_names(*{row.kode for row in [*pagu, *realisasi]}), AKUN, pagu, realisasi)
    program = buku.build_program()
    return Anggaran(
        tahun=TAHUN,
        tahap="perubahan" if pagu else "",
        program=program,
        jenis=buku.build_jenis(),
        total=sum_dana(p.total for p in program),
        triwulan=triwulan if realisasi else None,
    )


def make_realisasi(values) -> dict[tuple[int, int, int | None], RealisasiData]:
    """Yearly figures from {(indikator, tahun): figure or RealisasiData}."""
    return {
        (pk, tahun, None): v if isinstance(v, RealisasiData) else RealisasiData(figure(v))
        for (pk, tahun), v in values.items()
    }


def make_capaian(renstra=None, pk=(), anggaran=None, realisasi=None, **fakta) -> CapaianTahun:
    """The results of 2021; ``realisasi`` as in make_realisasi, further facts by name."""
    return assemble_capaian(
        Rencana(TAHUN, renstra, {}, tuple(pk)),
        anggaran or make_anggaran(),
        Fakta(realisasi=make_realisasi(realisasi or {}), **fakta),
    )
