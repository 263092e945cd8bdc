"""Pagu pasted from a spreadsheet: read cell by cell, shown whole before anything is saved."""

from collections.abc import Collection, Mapping
from functools import cached_property

from django.core.exceptions import ValidationError

from instansi.models import Instansi, SubUnit
from keuangan.forms import akun_choices
from keuangan.models import Akun
from keuangan.services import TempatBaru
from renstra.forms.nomenklatur import pick_nomenklatur
from renstra.forms.tempel import BarisTempel, Sel, read_lines
from renstra.models import Nomenklatur
from renstra.queries import find_by_code
from sakip.fields import RupiahField

JUDUL = (
    "Sub kegiatan (kode atau nama)",
    "Jenis belanja (kode atau nama)",
    "Pagu (Rp)",
    "Unit (boleh kosong)",
)
_HEADS = {"sub kegiatan", "kode", "program", "kegiatan", "uraian"}


class TempelanPagu:
    """What rows of pagu are pasted as; ``ada`` holds the places with a figure."""

    judul, asal = JUDUL, "Excel"

    def __init__(self, instansi: Instansi, tahun: int, ada: Collection[tuple]) -> None:
        self.instansi, self.tahun = instansi, tahun
        self.seen = set(ada)

    def read(self, text: str) -> list[BarisTempel]:
        """Read a block. Raises ValidationError where there is nothing, or too much."""
        lines = read_lines(text, _HEADS)
        self.coded = find_by_code({cells[0] for cells in lines}, self.tahun)
        return [self._line(number, cells) for number, cells in enumerate(lines, 1)]

    def _line(self, number: int, cells: list[str]) -> BarisTempel:
        width = len(JUDUL)
        padded = [*cells, *([""] * width)][:width]
        line = BarisTempel(number, [Sel(*pair) for pair in zip(JUDUL, padded, strict=True)])
        line.sel[-1].bebas = True
        line.mark_extra(cells[width:])
        readers = (self._nomenklatur, self._akun, RupiahField().clean, self._unit)
        for name, sel, reader in zip(
            ("nomenklatur", "akun", "angka", "sub_unit"), line.sel, readers, strict=False
        ):
            try:
                line.isian[name] = reader(sel.teks)
            except ValidationError as error:
                sel.galat = " ".join(error.messages)
        self._mark_twin(line)
        return line

    def _nomenklatur(self, text: str) -> Nomenklatur:
        return self.coded.get(text) or pick_nomenklatur(text, self.tahun)

    def _akun(self, text: str) -> Akun:
        wanted = text.split(" ", 1)[0] if text[:1].isdigit() else text.casefold()
        found = self._akuns.get(wanted)
        if found is None:
            names = ", ".join(str(one) for one in dict.fromkeys(self._akuns.values()))
            raise ValidationError(f"Tulis salah satu dari: {names}.")
        return found

    def _unit(self, text: str) -> SubUnit | None:
        if not text:
            return None
        found = self._units.get(text.casefold())
        if found is None:
            raise ValidationError("Bukan unit instansi ini; kosongkan bila tidak dirinci per unit.")
        return found

    @cached_property
    def _akuns(self) -> Mapping[str, Akun]:
        rows = list(akun_choices())
        return {key: one for one in rows for key in (one.kode, one.uraian.casefold())}

    @cached_property
    def _units(self) -> Mapping[str, SubUnit]:
        rows = SubUnit.objects.filter(instansi=self.instansi, aktif=True)
        return {one.nama.casefold(): one for one in rows}

    def _mark_twin(self, line: BarisTempel) -> None:
        if line.galat:
            return
        place = tempat_of(line).kunci
        if place in self.seen:
            line.sel[0].galat = "Baris dengan jenis belanja ini sudah ada."
        self.seen.add(place)


def tempat_of(line: BarisTempel) -> TempatBaru:
    """Return the place that a right line means."""
    isian = line.isian
    return TempatBaru(isian["nomenklatur"], isian["akun"], isian["sub_unit"])
