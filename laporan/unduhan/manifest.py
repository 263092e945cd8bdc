"""What lies in a ZIP of LAKIP, and of what state each file is: pure."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from io import StringIO

NAME, SUMS = "manifest.csv", "SHA256SUMS"
HEADINGS = (
    "Berkas", "Perangkat daerah", "Kode", "Tahun", "Versi", "Keadaan", "Halaman", "Ukuran (bita)",
    "SHA-256", "Catatan",
)  # fmt: skip


@dataclass(frozen=True)
class Isi:
    """A report that was asked for. ``sha256`` is empty where there is no file of it, and
    ``catatan`` then says why.
    """

    instansi: str
    kode: str
    tahun: int
    versi: str
    keadaan: str
    sha256: str = ""
    bita: int = 0
    halaman: int = 0
    catatan: str = ""

    @property
    def nama(self) -> str:
        """Return the name of its file in the ZIP; "" = there is none."""
        return f"lakip/lakip-{self.kode}-{self.tahun}.pdf" if self.sha256 else ""


def write_manifest(semua: Iterable[Isi]) -> bytes:
    """Return the list as the spreadsheets of an office read it: semicolons, byte order mark."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for isi in semua:
        figures = (isi.halaman or "", isi.bita or "") if isi.sha256 else ("", "")
        writer.writerow(
            [isi.nama, _plain(isi.instansi), isi.kode, isi.tahun, isi.versi, isi.keadaan, *figures,
             isi.sha256, _plain(isi.catatan)]
        )  # fmt: skip
    return ("\ufeff" + out.getvalue()).encode()


def _plain(text: str) -> str:
    """Return text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def write_sums(files: Iterable[tuple[str, str]]) -> bytes:
    """Return names and hashes the way ``sha256sum --check`` reads them."""
    return "".join(f"{sha256}  {name}\n" for name, sha256 in files).encode()
