"""States of a PK and the acts that lead from one to another, as data. Nothing here reads a row.

Once in force a PK stays as it is: a later version or a cancellation is a row of its own.
"""

from django.db.models import TextChoices

from sakip.workflow import Move


class StatusPk(TextChoices):
    """States of a Perjanjian Kinerja."""

    DRAF = "draf", "Draf"
    DIAJUKAN = "diajukan", "Diajukan"
    DIKEMBALIKAN = "dikembalikan", "Perlu perbaikan"
    DITANDATANGANI = "ditandatangani", "Ditandatangani pihak pertama"
    BERLAKU = "berlaku", "Berlaku"
    TIDAK_TERSEDIA = "tidak_tersedia", "Tidak tersedia"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


_S = StatusPk
_OPEN = frozenset({_S.DRAF, _S.DIKEMBALIKAN})
AJUKAN_PK = Move(
    "ajukan", "Ajukan untuk ditandatangani", "diajukan",
    _OPEN, _S.DIAJUKAN, act="submit", tell=("sign_first",),
)  # fmt: skip
PERBARUI_PK = Move(
    "perbarui naskah", "Perbarui naskah", "diperbarui naskahnya",
    frozenset({_S.DIAJUKAN}), _S.DIAJUKAN, act="submit", tell=("sign_first",),
)  # fmt: skip
TARIK_PK = Move(
    "tarik", "Tarik kembali", "ditarik kembali",
    frozenset({_S.DIAJUKAN}), _S.DRAF, act="submit", tell=("sign_first",),
)  # fmt: skip
KEMBALIKAN_PK = Move(
    "kembalikan", "Kembalikan", "dikembalikan",
    frozenset({_S.DIAJUKAN, _S.DITANDATANGANI}), _S.DIKEMBALIKAN,
    act="return", tell=("submit", "sign_first"), reason=True,
)  # fmt: skip
TANDA_PERTAMA = Move(
    "tanda tangan pertama", "Tanda tangani sebagai pihak pertama", "ditandatangani pihak pertama",
    frozenset({_S.DIAJUKAN}), _S.DITANDATANGANI, act="sign_first", tell=("sign_second", "submit"),
)  # fmt: skip
TANDA_KEDUA = Move(
    "tanda tangan kedua", "Tanda tangani sebagai pihak kedua", "ditandatangani kedua pihak",
    frozenset({_S.DITANDATANGANI}), _S.BERLAKU, act="sign_second", tell=("sign_first", "submit"),
)  # fmt: skip
CATAT_BASAH = Move(
    "catat tanda tangan basah", "Catat PK bertanda tangan basah", "dicatat bertanda tangan basah",
    _OPEN, _S.BERLAKU, act="submit", tell=("sign_first",),
)  # fmt: skip
CATAT_LUAR = Move(
    "catat tanda tangan luar", "Catat PK bertanda tangan elektronik dari luar",
    "dicatat bertanda tangan elektronik di luar aplikasi",
    _OPEN, _S.BERLAKU, act="submit", tell=("sign_first",),
)  # fmt: skip
NYATAKAN_TIADA = Move(
    "nyatakan tidak tersedia", "Nyatakan tidak tersedia", "dinyatakan tidak tersedia",
    _OPEN, _S.TIDAK_TERSEDIA, act="draft", tell=("sign_first",), reason=True,
)  # fmt: skip
SUSUN_PK = Move(
    "susun", "Susun PK", "disusun",
    frozenset({_S.TIDAK_TERSEDIA}), _S.DRAF, act="draft", tell=(),
)  # fmt: skip
BATALKAN_RANCANGAN = Move(
    "batalkan rancangan", "Batalkan rancangan", "dibatalkan",
    _OPEN, _S.DIBATALKAN, act="draft", tell=("sign_first",), reason=True,
)  # fmt: skip
# Cancelling a PK in force is no move: its row stays as it was signed (PkPembatalan).
GERAK_PK: tuple[Move, ...] = (
    AJUKAN_PK,
    PERBARUI_PK,
    TARIK_PK,
    KEMBALIKAN_PK,
    TANDA_PERTAMA,
    TANDA_KEDUA,
    CATAT_BASAH,
    CATAT_LUAR,
    NYATAKAN_TIADA,
    SUSUN_PK,
    BATALKAN_RANCANGAN,
)
DAPAT_DIUBAH = _OPEN  # rows and texts may change in these states alone
BEKU = frozenset({_S.BERLAKU, _S.DIBATALKAN})  # nothing changes any more
