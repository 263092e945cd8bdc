"""Shapes of database constraints that several apps share."""

from django.db.models import CheckConstraint, F, Q

from sakip.dates import Presisi

# The laws that made kabupaten and kota plan by themselves are of 1999; a later year than the
# last is a slip of the pen.
TAHUN_PERTAMA, TAHUN_TERAKHIR = 1999, 2100


def date_order(start: str, end: str, *, name: str) -> CheckConstraint:
    """Refuse a period that ends before it starts; an open end is allowed."""
    return CheckConstraint(
        condition=Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gte": F(start)}),
        name=name,
        violation_error_message="Tanggal selesai tidak boleh sebelum tanggal mulai.",
    )


def tahun_sah(*fields: str, name: str) -> CheckConstraint:
    """Keep years to those a plan or report can have; an empty one is allowed."""
    condition = Q()
    for field in fields:
        condition &= Q(**{f"{field}__isnull": True}) | Q(
            **{f"{field}__gte": TAHUN_PERTAMA, f"{field}__lte": TAHUN_TERAKHIR}
        )
    return CheckConstraint(
        condition=condition,
        name=name,
        violation_error_message=f"Tahun harus antara {TAHUN_PERTAMA} dan {TAHUN_TERAKHIR}.",
    )


def terisi(*fields: str, name: str) -> CheckConstraint:
    """Refuse a wording without a single letter: a document would print a row that names nothing."""
    return CheckConstraint(
        condition=Q(**{f"{field}__regex": r"\S" for field in fields}),
        name=name,
        violation_error_message=f"Tidak boleh kosong: {', '.join(fields)}.",
    )


def value_or_reason(*, name: str, text: str | None = "teks") -> CheckConstraint:
    """Keep a figure in one of its three states: a value, a reason for its absence, or nothing.

    A printed form (``text``) without a value is refused too: it would say what no formula sees.
    """
    absent = Q(nilai__isnull=True, **({text: ""} if text else {}))
    return CheckConstraint(
        condition=Q(nilai__isnull=False, alasan="") | absent,
        name=name,
        violation_error_message=(
            "Isi nilainya atau nyatakan tidak tersedia beserta alasannya, bukan keduanya."
        ),
    )


def exactly_one(*fields: str, name: str) -> CheckConstraint:
    """Demand that exactly one of several foreign keys is set."""
    condition = Q()
    for chosen in fields:
        condition |= Q(**{f"{field}__isnull": field != chosen for field in fields})
    return CheckConstraint(
        condition=condition,
        name=name,
        violation_error_message=f"Isi tepat satu di antara: {', '.join(fields)}.",
    )


def one_of(field: str, choices: list[str], *, name: str) -> CheckConstraint:
    """Keep a state column within its legal values, also for writers that bypass forms."""
    return CheckConstraint(condition=Q(**{f"{field}__in": choices}), name=name)


def presisi_sah(*, name: str) -> CheckConstraint:
    """Keep the precision of a document's date within what :mod:`sakip.dates` can print."""
    return one_of("presisi", [p.value for p in Presisi], name=name)


def nip_18_angka(*, name: str) -> CheckConstraint:
    """Keep a NIP empty or of 18 digits, as it is looked up and grouped in print."""
    return CheckConstraint(
        condition=Q(nip="") | Q(nip__regex=r"^\d{18}$"),
        name=name,
        violation_error_message="NIP terdiri atas 18 angka tanpa spasi.",
    )


def not_itself(field: str, *, name: str) -> CheckConstraint:
    """Refuse a row that names itself as its parent, superior or predecessor."""
    return CheckConstraint(condition=~Q(**{field: F("id")}), name=name)


def not_negative(field: str, *, name: str) -> CheckConstraint:
    """Refuse a negative amount of rupiah; an empty one is allowed."""
    return CheckConstraint(
        condition=Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gte": 0}),
        name=name,
        violation_error_message="Nilai rupiah tidak boleh negatif.",
    )


def sha256_sah(field: str, *, name: str) -> CheckConstraint:
    """Keep a column to what a SHA-256 looks like in hexadecimal."""
    return CheckConstraint(condition=Q(**{f"{field}__regex": r"^[0-9a-f]{64}$"}), name=name)
