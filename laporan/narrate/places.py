"""Every place of a report whose text people may replace, with what the data say there now."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from laporan.bagian import BUILDERS
from laporan.data import LakipData
from laporan.document import build_parts
from laporan.models import Narasi
from laporan.narasi import collect_defaults
from laporan.narrate.compare import find_numbers, find_old_numbers, read_blocks
from laporan.outline import outline_of
from laporan.register import Judul, Register
from sakip.pdf import Part

# What a place is called on screen. The pernyataan reviu belongs to who reviews.
NAMES = {
    "kata_pengantar": "Isi kata pengantar",
    "ikhtisar_perencanaan": "Perencanaan",
    "ikhtisar_capaian": "Capaian kinerja",
    "ikhtisar_anggaran": "Anggaran",
    "ikhtisar_tindak_lanjut": "Tindak lanjut",
    "latar_belakang": "Latar belakang",
    "maksud_tujuan": "Maksud dan tujuan",
    "isu_strategis": "Pengantar isu strategis",
    "rencana_strategis": "Pengantar Renstra",
    "rencana_kinerja": "Pengantar RKT",
    "perjanjian_kinerja": "Pengantar perjanjian kinerja",
    "indikator_kinerja_utama": "Pengantar IKU",
    "pengukuran_cara": "Cara pengukuran",
    "pengukuran_hasil": "Hasil pengukuran",
    "evaluasi_pengantar": "Pengantar evaluasi",
    "evaluasi_capaian": "Capaian sasaran",
    "evaluasi_tahun": "Perbandingan antartahun",
    "evaluasi_renstra": "Kemajuan terhadap target akhir Renstra",
    "evaluasi_nasional": "Perbandingan dengan realisasi nasional",
    "evaluasi_efisiensi": "Efisiensi penggunaan sumber daya",
    "evaluasi_dukungan": "Program dan kegiatan pendukung",
    "keuangan_jenis": "Anggaran per jenis belanja",
    "keuangan_program": "Anggaran per program",
    "keuangan_sasaran": "Anggaran per sasaran",
    "simpulan": "Simpulan kinerja",
    "simpulan_anggaran": "Simpulan anggaran",
    "langkah_perbaikan": "Pengantar langkah perbaikan",
    "penutup": "Kalimat penutup",
}
REVIEWERS = "pernyataan_reviu"


@dataclass(frozen=True)
class Tempat:
    """A place: its key, its name, the part and the section it stands in, and its default text."""

    kunci: str
    judul: str
    induk: str  # "BAB I PENDAHULUAN"
    bagian: str  # "A. Latar Belakang"; "" where the part has no sections
    bawaan: str  # HTML

    @property
    def kata(self) -> tuple[str, ...]:
        """Return the words of the default, paragraph by paragraph."""
        return read_blocks(self.bawaan)


@dataclass(frozen=True)
class Peta:
    """The places of a report in reading order, and all that its data make it print."""

    tempat: tuple[Tempat, ...]
    html: tuple[str, ...]

    @cached_property
    def angka(self) -> frozenset[str]:
        """Return every number that is printed."""
        return frozenset(find_numbers(block for html in self.html for block in read_blocks(html)))

    def get(self, kunci: str) -> Tempat | None:
        """Return a place by its key, if the report has it."""
        return next((tempat for tempat in self.tempat if tempat.kunci == kunci), None)


def survey(data: LakipData) -> Peta:
    """Build every section as the data alone would print it and note its places."""
    places: list[Tempat] = []
    printed: list[str] = []
    for found, pieces in _walk(data):
        places += found
        printed += pieces
    return Peta(tuple(places), tuple(printed))


def find_tempat(data: LakipData, kunci: str) -> Tempat | None:
    """Return one place without building the sections after it: a save needs no more."""
    for found, _ in _walk(data):
        for tempat in found:
            if tempat.kunci == kunci:
                return tempat
    return None


def _walk(data: LakipData) -> Iterator[tuple[list[Tempat], Sequence[str]]]:
    """Yield the places of each section with its HTML, in reading order: numbers count on."""
    foto = tuple(replace(one, gambar="") for one in data.foto)  # only their captions are words
    bare, register = replace(data, narasi={}, foto=foto), Register()
    for cetak in outline_of(bare):
        for section in cetak.isi or (cetak,):
            build = BUILDERS.get(section.bagian.kunci)
            if build is None:
                continue
            with collect_defaults() as found:
                pieces = build(bare, section.judul, register)
            heading = "" if section is cetak else _heading(section.judul)
            places = [
                Tempat(key, name_place(key), _heading(cetak.judul), heading, html)
                for key, html in found
                if key != REVIEWERS
            ]
            yield places, pieces


def _heading(judul: Judul) -> str:
    return f"{judul.nomor} {judul.teks}".strip()


def name_place(kunci: str) -> str:
    """Return the name of a place; those of a sasaran end in its number."""
    name, _, number = kunci.rpartition("_")
    if number.isdigit() and name in NAMES:
        return f"Sasaran {number}: {NAMES[name]}"
    return NAMES.get(kunci, kunci)


def part_key(data: LakipData, kunci: str) -> str:
    """Return the key of the part that prints a place, for its preview; "" if none does."""
    marker = "\ue000"  # of Unicode's private use: no text of a report holds it
    marked = replace(data, narasi={**data.narasi, kunci: f"<p>{marker}</p>"})
    parts = (part for part in build_parts(marked) if isinstance(part, Part))
    return next((part.key for part in parts if marker in part.html), "")


class Keadaan(StrEnum):
    """How the text of a place stands to the data."""

    BAWAAN = "bawaan"
    SENDIRI = "tulisan sendiri"
    BERBEDA = "berbeda dari data sekarang"


@dataclass(frozen=True)
class Nilai:
    """The state of a place with what makes it so."""

    tempat: Tempat
    narasi: Narasi | None
    angka_lama: tuple[str, ...] = ()  # once printed by the data, or never known to them
    data_berubah: bool = False  # the default is no longer the one that the person saw

    @property
    def sendiri(self) -> bool:
        """Return whether a person's own text is printed."""
        return self.narasi is not None and bool(self.narasi.teks)

    @property
    def keadaan(self) -> Keadaan:
        """Return the state in one word or four."""
        if not self.sendiri:
            return Keadaan.BAWAAN
        changed = self.data_berubah or self.angka_lama
        return Keadaan.BERBEDA if changed else Keadaan.SENDIRI


def judge(tempat: Tempat, narasi: Narasi | None, peta: Peta) -> Nilai:
    """Compare a person's text with its place. Numbers that the data print anywhere are in order."""
    if narasi is None or not narasi.teks:
        return Nilai(tempat, narasi)
    return Nilai(
        tempat,
        narasi,
        find_old_numbers(read_blocks(narasi.teks), peta.angka),
        bool(narasi.bawaan) and narasi.bawaan != "\n".join(tempat.kata),
    )


def judge_all(peta: Peta, rows: Mapping[str, Narasi]) -> Iterator[tuple[str, list[Nilai]]]:
    """Yield each part of the report with the states of its places."""
    groups: dict[str, list[Nilai]] = {}
    for tempat in peta.tempat:
        state = judge(tempat, rows.get(tempat.kunci), peta)
        groups.setdefault(tempat.induk, []).append(state)
    yield from groups.items()
