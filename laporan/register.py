"""Numbers of headings, tables and figures, given in reading order and printed from one place."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Judul:
    """A heading. ``tingkat`` 1 is a bab, lampiran or front part; 2 and 3 stand below it."""

    anchor: str
    nomor: str  # "BAB I", "A.", "1.", "LAMPIRAN 2"; "" without number
    teks: str
    tingkat: int = 1

    @property
    def bab(self) -> int:
        """Return the number of the bab that it stands in, for captions; 0 outside every bab."""
        kata, _, rest = self.anchor.partition("-")
        return int(rest.partition("-")[0]) if kata == "bab" else 0


@dataclass(frozen=True)
class Keterangan:
    """The caption of a table or figure."""

    anchor: str  # "tabel-3-1"
    nomor: str  # "Tabel 3.1"
    teks: str


@dataclass
class Register:
    """Collects, while the parts are built in order, what the lists in front will print.

    A builder asks it for each heading below its own and for each caption; so no number is
    ever given twice or left out, whatever the outline of the Pemda.
    """

    judul: list[Judul] = field(default_factory=list)
    daftar_tabel: list[Keterangan] = field(default_factory=list)
    daftar_gambar: list[Keterangan] = field(default_factory=list)

    def add(self, judul: Judul) -> Judul:
        """Note a heading that the outline has numbered."""
        self.judul.append(judul)
        return judul

    def sub(self, induk: Judul, teks: str, nomor: str = "") -> Judul:
        """Give the next heading below ``induk``: "1.", "2." … unless a number is given."""
        count = sum(j.anchor.rpartition("-")[0] == induk.anchor for j in self.judul) + 1
        return self.add(
            Judul(f"{induk.anchor}-{count}", nomor or f"{count}.", teks, induk.tingkat + 1)
        )

    def tabel(self, bab: int, teks: str) -> Keterangan:
        """Give the caption of the next table of a bab: "Tabel 3.1"."""
        return self._next(self.daftar_tabel, "Tabel", bab, teks)

    def gambar(self, bab: int, teks: str) -> Keterangan:
        """Give the caption of the next figure of a bab: "Gambar 3.1"."""
        return self._next(self.daftar_gambar, "Gambar", bab, teks)

    @staticmethod
    def _next(daftar: list[Keterangan], jenis: str, bab: int, teks: str) -> Keterangan:
        count = sum(k.nomor.startswith(f"{jenis} {bab}.") for k in daftar) + 1
        keterangan = Keterangan(f"{jenis.lower()}-{bab}-{count}", f"{jenis} {bab}.{count}", teks)
        daftar.append(keterangan)
        return keterangan
