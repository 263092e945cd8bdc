"""Plans as frozen data, for tests of naskah that need no database."""

from renstra.data import (
    ButirSk,
    IkuData,
    IndikatorData,
    ProgramData,
    RenstraData,
    RktData,
    RktSasaran,
    RktSimpul,
    RpjmdLink,
    SasaranData,
    SkIkuData,
    TujuanData,
)
from sakip.angka import Angka
from sakip.pdf.blocks import Penanda

TAHUN = (2019, 2020, 2021)
BARU = Angka.tidak_tersedia("indikator baru")
PENANDA = Penanda(
    jabatan="Plt. Camat Sukamaju",
    nama="Siti Aminah, S.Sos.",
    pangkat="Pembina",
    nip="19671229 199303 1 008",
    tempat="Contoh",
    tanggal="Mei 2021",
    anchor="ttd-x",
)
LINK = RpjmdLink(
    "Misi satu", "Tujuan RPJMD", ("Indeks A", "Indeks B"), "Sasaran RPJMD", ("Nilai C",)
)


def make_indikator(nomor: int, target=None, satuan="nilai", uraian="") -> IndikatorData:
    name = uraian or f"Indikator {nomor}"
    return IndikatorData(nomor, name, name, satuan, "positif", None, "tahunan", target or {})


def make_sasaran(nomor: int, indikator, program=1, tujuan=1) -> SasaranData:
    return SasaranData(
        id=nomor,
        nomor=nomor,
        nomor_tujuan=tujuan,
        uraian=f"Sasaran {nomor}",
        indikator=tuple(indikator),
        strategi=(f"Strategi {nomor}",),
        kebijakan=(f"Kebijakan {nomor}",),
        program=tuple(ProgramData("", f"Program {nomor}.{n}") for n in range(1, program + 1)),
    )


def make_renstra(*tujuan: TujuanData, **fields) -> RenstraData:
    return RenstraData(
        **{
            "jenis": "perubahan",
            "periode": "2019–2021",
            "tahun": TAHUN,
            "nomor": "",
            "rpjmd": "RPJMD Contoh",
            "visi": "Visi",
            "misi": ("Misi satu",),
            "tujuan": tujuan,
        }
        | fields
    )


def make_tujuan(nomor: int, *sasaran: SasaranData, indikator=None, rpjmd=LINK) -> TujuanData:
    own = (make_indikator(90 + nomor, uraian=f"Indikator tujuan {nomor}"),)
    found = own if indikator is None else indikator
    return TujuanData(nomor, f"Tujuan {nomor}", found, sasaran, rpjmd)


SASARAN = (
    make_sasaran(
        1, [make_indikator(1, {2019: Angka.of(70), 2020: Angka.of(0), 2021: Angka.of(85)})]
    ),
    make_sasaran(
        2,
        [
            make_indikator(2, {2019: BARU, 2020: BARU, 2021: Angka.of(100)}, "persen"),
            make_indikator(3, {2021: Angka.of(3, "B (3)")}),
        ],
        program=3,
        tujuan=2,
    ),
)
RENSTRA = make_renstra(make_tujuan(1, SASARAN[0]), make_tujuan(2, SASARAN[1]))


def make_simpul(kode, tingkat, *anak, indikator=(), anggaran=None) -> RktSimpul:
    figure = Angka.belum() if anggaran is None else Angka.of(anggaran)
    return RktSimpul(kode, kode, tingkat, f"Uraian {kode}", tuple(indikator), figure, anak)


def make_rkt(*sasaran: RktSasaran, **fields) -> RktData:
    default = {
        "tahun": 2021,
        "tempat": "Contoh",
        "tanggal": "Mei 2021",
        "sasaran": sasaran,
        "penanda": PENANDA,
        "versi": RENSTRA,
    }
    return RktData(**(default | fields))


RKT = make_rkt(
    RktSasaran(SASARAN[0], {1: Angka.of(80, "B (80)")}, ()),
    RktSasaran(
        SASARAN[1],
        {2: Angka.of(100)},
        (
            make_simpul(
                "7.01.02",
                "program",
                make_simpul(
                    "7.01.02.2.01",
                    "kegiatan",
                    make_simpul("7.01.02.2.01.02", "sub_kegiatan", anggaran=0),
                    indikator=[
                        (make_indikator(11, satuan="persen"), Angka.of(100)),
                        (make_indikator(12, satuan="Dokumen"), Angka.of(4)),
                    ],
                    anggaran=85_979_600,
                ),
                indikator=[(make_indikator(10), Angka.belum())],
            ),
            make_simpul("7.01.03", "program", anggaran=5_000),
        ),
    ),
)
SK = SkIkuData(
    nomor="065/…/022/2018",
    tempat="Contoh",
    tanggal="Januari 2018",
    tentang="Indikator Kinerja Utama Kecamatan Sukamaju",
    menimbang=(ButirSk("bahwa perlu menetapkan"),),
    mengingat=(ButirSk("Undang-Undang Satu;"), ButirSk("Undang-Undang Dua")),
    diktum=tuple(
        ButirSk(f"Diktum {n}", ("satu", "dua", "tiga") if n == 3 else ()) for n in range(1, 13)
    ),
    iku=(
        IkuData(1, 1, "Sasaran 1", "Indikator 1", "a ÷ b", ("Seksi A",), "Laporan A"),
        IkuData(2, 2, "Sasaran 2", "Indikator 2", "c ÷ d", ("Seksi B", "Seksi C"), "Laporan B"),
    ),
    penanda=PENANDA,
)
