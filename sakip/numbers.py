"""Numbers as Indonesian officers write them: one strict parser and the formatters that undo it.

Decimal throughout. A text that could mean two numbers is refused, never guessed
(the seed's "9.23.268.085", "211.100.00"; a lone "74.48").
"""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal

# Wide enough for the quotient of any two figures the parser lets in, so that a quotient is never
# rounded before the one rounding that is meant.
_EXACT = Context(prec=80, rounding=ROUND_HALF_UP)
_MAX_DIGITS = 24
_MAX_LENGTH = 60
_SHOWN = 40
_TOO_LONG = f"terlalu panjang; paling banyak {_MAX_DIGITS} angka, misalnya 14.034.368.149."

# As printed; what people type may also be the hyphen of the keyboard.
MINUS = "\u2212"
_MINUS = rf"[-{MINUS}]"
_FRAME = re.compile(
    rf"(?P<open>\()?\s*(?P<sign>{_MINUS})?\s*(?P<rp>rp\.?)?\s*(?P<inner>{_MINUS})?\s*"
    r"(?P<body>[0-9][0-9.,]*?)\s*(?P<dash>,\s*-)?\s*(?P<percent>%)?\s*(?P<close>\))?",
    re.IGNORECASE,
)
_DASHES = re.compile(r"(?:rp\.?)?\s*[-\u2010-\u2015\u2212]+", re.IGNORECASE)
_BODY = re.compile(r"(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,[0-9]+)?")


class NumberError(ValueError):
    """A text that is no Indonesian number; its message (Indonesian) says why, with an example."""

    def __init__(self, text: str, reason: str) -> None:
        shown = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
        super().__init__(f"“{shown}” {reason}" if shown else reason)


def parse_number(text: str, *, persen: bool = False) -> Decimal:
    """Read an Indonesian number: dots group thousands, the comma starts the decimals.

    Accepted around the digits: spaces (also no-break ones), "Rp" or "Rp.", the old ",-", a minus
    sign, or parentheses for a negative amount. A lone dot followed by exactly three digits groups
    thousands ("89.500" is 89500). A percent sign is accepted only with ``persen=True``, for fields
    whose unit is percent, and leaves the number as written ("87,25%" is 87.25); elsewhere it
    would silently change the unit. Raises NumberError. Rules: regulasi 9.1.
    """
    stripped = " ".join(text.split())
    if len(stripped) > _MAX_LENGTH:
        raise NumberError(stripped, _TOO_LONG)
    frame = _FRAME.fullmatch(stripped)
    if frame is None:
        raise NumberError(stripped, _explain_frame(stripped))
    reason = _refuse_frame(frame, persen) or _refuse_body(frame["body"])
    if reason:
        raise NumberError(stripped, reason)
    value = Decimal(frame["body"].replace(".", "").replace(",", "."))
    negative = frame["open"] or frame["sign"] or frame["inner"]
    return value.copy_negate() if negative and value else value


def _explain_frame(text: str) -> str:
    if not text:
        return "Kosong: tulis sebuah angka, misalnya 1.000 atau 74,48."
    if _DASHES.fullmatch(text):  # how a spreadsheet prints zero, and people "nothing yet"
        return "hanya garis; tulis 0 bila nilainya nol, atau kosongkan bila belum diisi."
    if not any(char.isdigit() for char in text):
        return "tidak memuat angka; tulis misalnya 1.000 atau 74,48."
    if any(char.isdigit() and not char.isascii() for char in text):
        return "memuat angka yang bukan 0–9; tulis misalnya 1.000 atau 74,48."
    return "bukan angka yang dikenal; tulis hanya angka, misalnya 1.000 atau 74,48."


def _refuse_frame(frame: re.Match[str], persen: bool) -> str:
    signs = [frame["open"], frame["sign"], frame["inner"]]
    if bool(frame["open"]) != bool(frame["close"]):
        return "memuat kurung yang tidak berpasangan; tulis misalnya (1.000) untuk minus seribu."
    if sum(map(bool, signs)) > 1:
        return "memuat dua tanda minus; tulis misalnya -5 atau (5)."
    if frame["percent"] and (not persen or frame["rp"] or frame["dash"]):
        return "memuat tanda persen yang tidak dipakai di sini; tulis misalnya 87,25."
    if frame["dash"] and "," in frame["body"]:
        return "memuat desimal dan “,-” sekaligus; tulis misalnya Rp1.000,50 atau Rp1.000."
    return ""


def _refuse_body(body: str) -> str:
    if sum(char.isdigit() for char in body) > _MAX_DIGITS:
        return _TOO_LONG
    if _BODY.fullmatch(body):
        return ""
    whole, comma, decimals = body.partition(",")
    if comma and ("," in decimals or "." in decimals or not decimals):
        return "salah koma: koma hanya satu, sesudah titik ribuan, misalnya 1.234,56."
    if whole.startswith("0") and whole.isdigit():
        return "diawali angka nol yang tidak perlu; tulis misalnya 5, bukan 05."
    if whole.count(".") == 1 and not comma:
        return (
            f"tidak jelas karena titik memisahkan ribuan; untuk desimal tulis {_with_comma(whole)}."
        )
    return "salah titik ribuan: tiap titik diikuti tepat tiga angka, misalnya 9.230.268.085."


def _with_comma(whole: str) -> str:
    head, _, tail = whole.partition(".")
    return f"{head},{tail}" if tail and str(int(head)) == head else "misalnya 74,48"


def is_persen(satuan: str) -> bool:
    """Whether a unit is percent."""
    return satuan.strip().casefold() in ("%", "persen")


def round_half_up(value: Decimal | int, places: int = 2) -> Decimal:
    """Round to ``places`` decimals, halves away from zero (84,845 is 84,85)."""
    return Decimal(value).quantize(Decimal(1).scaleb(-places), context=_EXACT)


def percentage(part: Decimal, whole: Decimal, places: int = 2) -> Decimal:
    """part / whole × 100, rounded half-up once. ``whole`` must not be 0."""
    return round_half_up(_EXACT.divide(_EXACT.multiply(part, Decimal(100)), whole), places)


def average(values: Sequence[Decimal], places: int = 2) -> Decimal:
    """The mean, rounded half-up once. ``values`` must not be empty."""
    return round_half_up(_EXACT.divide(sum(values, Decimal(0)), Decimal(len(values))), places)


def format_number(value: Decimal | int, places: int | None = None) -> str:
    """Print "14.034.368.149" or "74,48".

    ``places`` decimals rounded half-up, or with None as many as the number has, without trailing
    zeros. No negative zero is ever printed.
    """
    number = Decimal(value) if places is None else round_half_up(value, places)
    text = f"{number.copy_abs():,f}"
    if places is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    sign = MINUS if number < 0 else ""
    return sign + text.translate(str.maketrans(",.", ".,"))


def format_rupiah(value: Decimal | int) -> str:
    """Print "Rp10.948.131.149"; the sen (",50") only where there are any."""
    sign = MINUS if value < 0 else ""
    return f"{sign}Rp{format_amount(Decimal(value).copy_abs())}"


def format_amount(value: Decimal | int) -> str:
    """Print an amount without "Rp" for tables: grouped, negative in parentheses ("(1.000)")."""
    rounded = round_half_up(value)
    text = format_number(rounded.copy_abs(), None if rounded == rounded.to_integral_value() else 2)
    return f"({text})" if rounded < 0 else text


def format_persen(value: Decimal | int) -> str:
    """Print "87,25%": always two decimals, half-up, no space."""
    return f"{format_number(value, 2)}%"
