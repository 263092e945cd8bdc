"""What the shared templates in ``templates/naskah/`` print. They decide nothing themselves."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kop:
    """Letterhead, ``naskah/kop.html``. ``alamat`` is one line as it is printed.

    ``logo`` is a ``data:`` address. Without one, demo data (``contoh``) bear the neutral drawing
    ``naskah/logo_contoh.svg``, and others the words that it is missing.
    """

    pemda: str  # "Pemerintah Kabupaten Jember"; printed in capitals
    instansi: str  # "Kecamatan Patrang"
    alamat: str
    logo: str = ""
    contoh: bool = False


@dataclass(frozen=True)
class Penanda:
    """One signer, ``naskah/ttd.html`` (of a keputusan: ``ttd_keputusan.html``).

    Empty texts are left out. A bupati has neither ``pangkat`` nor ``nip``. ``jabatan`` bears its prefix ("Plt. Camat
    Patrang"). ``tanggal`` is text, since a date may be known to the month only. ``keterangan``
    stands above the jabatan ("Pihak Pertama,"). ``anchor`` is the id of the empty room for the
    signature ("ttd-camat").
    """

    jabatan: str
    nama: str
    pangkat: str = ""
    nip: str = ""
    tempat: str = ""
    tanggal: str = ""
    keterangan: str = ""
    anchor: str = ""

    @property
    def jabatan_cetak(self) -> str:
        """Return the jabatan in capitals, its prefix as it is: "Plt. CAMAT PATRANG"."""
        prefix, gap, rest = self.jabatan.partition(". ")
        return f"{prefix}{gap}{rest.upper()}" if gap and len(prefix) < 4 else self.jabatan.upper()


@dataclass(frozen=True)
class Sampul:
    """Cover, ``naskah/sampul.html``. ``tahun`` as printed ("Tahun 2021"); ``logo`` as in Kop."""

    judul: str  # "Laporan Akuntabilitas Kinerja Instansi Pemerintah"
    singkatan: str  # "LAKIP"; may be empty
    tahun: str
    instansi: str
    pemda: str
    logo: str = ""
    contoh: bool = False
    terbitan: str = ""  # which issue this is, and its number


@dataclass(frozen=True)
class BarisDaftar:
    """One row of a list with page numbers; ``tingkat`` 1 is bold, 2 and 3 are indented."""

    judul: str
    anchor: str
    halaman: str  # from Labels
    tingkat: int = 1


@dataclass(frozen=True)
class Daftar:
    """Daftar isi, daftar tabel, daftar gambar: ``naskah/daftar.html``."""

    judul: str
    anchor: str
    baris: tuple[BarisDaftar, ...]
