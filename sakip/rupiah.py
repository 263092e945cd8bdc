"""What should be looked at in an amount of rupiah. Pure; a warning is never a refusal."""

from decimal import Decimal

from sakip.numbers import format_number

_SMALL = Decimal(1000)
_HOW = "Tulis lengkap dalam rupiah, misalnya 12.500.000."


def warn_rupiah(nilai: Decimal | None, nama: str = "") -> str:
    """Return what is unusual about an amount, "" if nothing is; ``nama`` begins the sentence.

    Budgets count whole rupiah: "12,5" and "950" were probably meant in millions or thousands.
    Zero is an amount like any other.
    """
    if nilai is None or nilai == 0:
        return ""
    said = f"{nama}: " if nama else ""
    said += f"Rp{format_number(nilai)}"
    if nilai < _SMALL:
        return f"{said} kurang dari Rp1.000. Mungkin maksudnya ribuan atau jutaan? {_HOW}"
    return f"{said} memuat pecahan rupiah. {_HOW}" if nilai % 1 else ""
