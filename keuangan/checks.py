"""What should be looked at in the budget. Pure; a warning is never a refusal."""

from collections.abc import Mapping
from decimal import Decimal

TRIWULAN = {1: "I", 2: "II", 3: "III", 4: "IV"}


def warn_kumulatif(pagu: Decimal | None, realisasi: Mapping[int, Decimal]) -> str:
    """Return what is unusual about the known realisasi up to each triwulan; "" if nothing is.

    Cumulative figures do not fall, and they stay within the pagu (None = unknown).
    """
    known = sorted(realisasi.items())
    said = [
        f"TW {TRIWULAN[after]} lebih kecil daripada TW {TRIWULAN[before]}, "
        "padahal angkanya kumulatif."
        for (before, less), (after, more) in zip(known, known[1:], strict=False)
        if more < less
    ]
    if known and pagu is not None and known[-1][1] > pagu:
        said.append("Realisasi melebihi pagu.")
    return " ".join([*said, "Periksa kembali."]) if said else ""
