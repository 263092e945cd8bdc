"""Ordinal scales: categories as data with lower bounds, so that they can leave no hole."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip.numbers import format_number, round_half_up


@dataclass(frozen=True, slots=True)
class Pita:
    """One band: everything from its lower bound up to the next band (no bound: the lowest band).

    ``keterangan`` is a second wording of the label (mutu "C" is "Kurang Baik").
    """

    label: str
    batas_bawah: Decimal | None
    inklusif: bool = True
    keterangan: str = ""

    def holds(self, nilai: Decimal) -> bool:
        """Whether the value lies above this band's lower bound."""
        if self.batas_bawah is None:
            return True
        return nilai > self.batas_bawah or (self.inklusif and nilai == self.batas_bawah)


@dataclass(frozen=True, slots=True)
class Skala:
    """A named scale, highest band first."""

    nama: str
    pita: tuple[Pita, ...]


def _skala(nama: str, *bands: tuple[str, str | None, bool, str]) -> Skala:
    return Skala(
        nama,
        tuple(
            Pita(label, None if bound is None else Decimal(bound), inklusif, keterangan)
            for label, bound, inklusif, keterangan in bands
        ),
    )


# Seed B344-B347 with its hole at 75-76 closed (bacaan 12).
SKALA_BAWAAN = _skala(
    "Skala ordinal",
    ("Sangat Baik", "100", False, ""),
    ("Baik", "76", True, ""),
    ("Cukup", "55", True, ""),
    ("Kurang", None, True, ""),
)
# Regulasi 5.1; the regulation leaves holes at 90-91 and so on, the lower bounds close them.
SKALA_PERMENDAGRI_86_2017 = _skala(
    "Permendagri Nomor 86 Tahun 2017",
    ("Sangat Tinggi", "91", True, ""),
    ("Tinggi", "76", True, ""),
    ("Sedang", "66", True, ""),
    ("Rendah", "51", True, ""),
    ("Sangat Rendah", None, True, ""),
)
# PermenPANRB 14/2017, regulasi 4.
SKALA_SKM = _skala(
    "Mutu pelayanan (SKM)",
    ("A", "88.31", True, "Sangat Baik"),
    ("B", "76.61", True, "Baik"),
    ("C", "65.00", True, "Kurang Baik"),
    ("D", None, True, "Tidak Baik"),
)


def sort_pita(pitas: Iterable[Pita]) -> tuple[Pita, ...]:
    """The bands highest first; "lebih dari X" stands above "mulai X", the unbounded one lowest."""
    return tuple(
        sorted(
            pitas, key=lambda p: (p.batas_bawah is None, -(p.batas_bawah or Decimal(0)), p.inklusif)
        )
    )


def check_skala(pitas: Sequence[Pita]) -> list[str]:
    """Prove that the bands, highest first, cover every number once; else say (Indonesian) where not.

    An equal bound may stand twice only as "lebih dari X" directly above "mulai X": the lower of
    the two then holds X alone.
    """
    if not pitas:
        return ["Skala belum memiliki kategori, sehingga tidak ada nilai yang dapat dinamai."]
    problems = _check_labels(pitas)
    for upper, lower in zip(pitas, pitas[1:], strict=False):
        problems += _check_pair(upper, lower)
    lowest = pitas[-1]
    if lowest.batas_bawah is not None:
        word = "Nilai kurang dari" if lowest.inklusif else "Nilai sampai dengan"
        bound = format_number(lowest.batas_bawah)
        problems.append(
            f"{word} {bound} tidak masuk kategori mana pun: kategori terendah "
            f"“{lowest.label}” tidak boleh memiliki batas bawah."
        )
    return problems


def check_batas_atas(tertulis: Sequence[tuple[Pita, Decimal | None]]) -> list[str]:
    """Prove that the upper bounds which a text states (None = none) meet the band above.

    Regulations write "76 sampai 90" and "91 sampai 100", which leaves 90,5 without a category.
    The bands stand highest first; returns sentences (Indonesian) that name each interval.
    """
    problems = []
    above: Pita | None = None
    for pita, atas in tertulis:
        if atas is not None:
            problems += _check_atas(pita, atas, above)
        above = pita
    return problems


def _check_atas(pita: Pita, atas: Decimal, above: Pita | None) -> list[str]:
    end = format_number(atas)
    if pita.batas_bawah is not None and atas < pita.batas_bawah:
        return [f"Kategori “{pita.label}” berakhir pada {end}, di bawah batas bawahnya sendiri."]
    if above is None:
        return [
            f"Nilai lebih dari {end} tidak masuk kategori mana pun: kategori tertinggi "
            f"“{pita.label}” tidak boleh memiliki batas atas."
        ]
    if above.batas_bawah is None or above.batas_bawah == atas:
        return []
    start = format_number(above.batas_bawah)
    if atas < above.batas_bawah:
        return [
            f"Nilai di antara {end} dan {start} tidak masuk kategori mana pun: “{pita.label}” "
            f"berakhir pada {end}, sedangkan “{above.label}” baru mulai pada {start}."
        ]
    return [
        f"Nilai {start} sampai {end} bertumpang tindih: “{pita.label}” berakhir pada {end}, "
        f"padahal “{above.label}” sudah mulai pada {start}."
    ]


def _check_labels(pitas: Sequence[Pita]) -> list[str]:
    labels = [pita.label.strip().casefold() for pita in pitas]
    problems = ["Ada kategori tanpa nama."] if "" in labels else []
    twice = {pita.label for pita in pitas if labels.count(pita.label.strip().casefold()) > 1}
    problems += [f"Kategori “{label}” tercantum lebih dari satu kali." for label in sorted(twice)]
    return problems


def _check_pair(upper: Pita, lower: Pita) -> list[str]:
    if upper.batas_bawah is None:
        return [
            f"Kategori “{upper.label}” tidak memiliki batas bawah, "
            f"sehingga mencakup seluruh “{lower.label}” di bawahnya."
        ]
    if lower.batas_bawah is None or lower.batas_bawah < upper.batas_bawah:
        return []
    bound = format_number(upper.batas_bawah)
    if lower.batas_bawah > upper.batas_bawah:
        return [
            f"Nilai {bound} sampai {format_number(lower.batas_bawah)} bertumpang tindih: "
            f"batas bawah “{lower.label}” harus lebih kecil daripada batas bawah “{upper.label}”."
        ]
    if not upper.inklusif and lower.inklusif:
        return []
    return [
        f"Batas {bound} dipakai dua kali: “{lower.label}” tidak mencakup nilai apa pun "
        f"di bawah “{upper.label}”."
    ]


def classify(skala: Skala, nilai: Decimal) -> Pita:
    """The band of a value, taken from the value as printed (2 decimals), so both always agree.

    Raises ValueError where the scale has a hole (check_skala refuses such a scale).
    """
    printed = round_half_up(nilai)
    for pita in skala.pita:
        if pita.holds(printed):
            return pita
    raise ValueError(f"scale {skala.nama!r} has no band for {printed}")


def describe_intervals(skala: Skala, satuan: str = "%") -> list[str]:
    """The interval of every band in words, as Bab III prints it ("76% sampai dengan 100%")."""
    uppers: list[Pita | None] = [None, *skala.pita]
    return [_describe(pita, upper, satuan) for pita, upper in zip(skala.pita, uppers, strict=False)]


def _describe(pita: Pita, upper: Pita | None, satuan: str) -> str:
    low = "" if pita.batas_bawah is None else _bound(pita.batas_bawah, satuan)
    if upper is None or upper.batas_bawah is None:
        if not low:
            return "semua nilai"
        return f"{low} atau lebih" if pita.inklusif else f"lebih dari {low}"
    high = _bound(upper.batas_bawah, satuan)
    if not low:
        return f"kurang dari {high}" if upper.inklusif else f"{high} atau kurang"
    if low == high:
        return f"tepat {high}"
    start = low if pita.inklusif else f"lebih dari {low}"
    return f"{start} sampai {'kurang dari' if upper.inklusif else 'dengan'} {high}"


def _bound(batas: Decimal, satuan: str) -> str:
    gap = " " if satuan and satuan != "%" else ""
    return f"{format_number(batas)}{gap}{satuan}"


@dataclass(frozen=True, slots=True)
class PredikatHasil:
    """Predicate of target and of realisasi on one scale, and the sentence that compares them."""

    mutu_target: Pita
    mutu_realisasi: Pita
    tercapai: bool
    kalimat: str


def compare_predikat(skala: Skala, target: Decimal, realisasi: Decimal) -> PredikatHasil:
    """Both predicates, and whether the target's band or a higher one is reached."""
    aim, got = classify(skala, target), classify(skala, realisasi)
    tercapai = skala.pita.index(got) <= skala.pita.index(aim)
    meaning = f" ({got.keterangan})" if got.keterangan else ""
    verdict = "tercapai" if tercapai else "tidak tercapai"
    kalimat = f"mutu {got.label}{meaning}, target mutu {aim.label} {verdict}"
    return PredikatHasil(aim, got, tercapai, kalimat)
