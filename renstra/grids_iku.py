"""The grid of the IKU of a Keputusan."""

from collections.abc import Callable, Mapping, Sequence

from django.forms import CharField

from instansi.access import require
from instansi.models import Pengguna
from instansi.rights import Right
from renstra.models import IkuBaris, SkIku
from renstra.services.target import IsianTeks, set_teks
from sakip.grid import Column, Edit, Grid, Refusal, Row, Trail

_LONGEST = 2000
_LONGEST_NAME = 80


def _column(name: str, label: str, help_text: str = "") -> Column:
    reader = CharField(max_length=_LONGEST, required=False)
    return Column(name, label, reader, "teks", help_text, numeric=False, long=True)


class GridIku(Grid):
    """Formulasi, penanggung jawab and sumber data of every IKU."""

    caption = "Indikator Kinerja Utama"
    head = "Indikator sasaran"
    empty = "Belum ada IKU: tambahkan di halaman SK IKU dahulu."
    columns = (
        _column("formulasi", "Formulasi"),
        _column("penanggung_jawab", "Penanggung jawab", "satu per baris"),
        _column("sumber_data", "Sumber data"),
    )

    def __init__(self, sk: SkIku, user: Pengguna, url: Callable[..., str]) -> None:
        self.sk, self.user, self.url = sk, user, url

    def authorize(self) -> None:
        """Let those pass who enter the data of the Instansi."""
        require(self.user, Right.DATA_ENTER, self.sk.instansi)

    @property
    def trail(self) -> Trail:
        """Return where the history of its cells is found."""
        return Trail(self.sk, ("ikubaris",))

    def rows(self) -> Sequence[Row]:
        """Return the IKU in the order of the Keputusan."""
        rows = IkuBaris.objects.filter(sk=self.sk).select_related("indikator").order_by("urutan")
        found = [self._row(number, one) for number, one in enumerate(rows, 1)]
        self.names = {row.key: row.name for row in found}
        return found

    def _row(self, number: int, one: IkuBaris) -> Row:
        return Row(
            str(one.pk),
            one.indikator.uraian,
            one.indikator.nama_grafik,
            {column.name: getattr(one, column.name) for column in self.columns},
            {"teks": one.versi},
            code=f"{number}.",
            tempat=f"iku-{one.indikator_id}",
            remove_url=self.url("hapus", jenis="iku", pk=one.pk),
        )

    def save(self, edits: Sequence[Edit]) -> Mapping[str, Refusal]:
        """Save the texts that were changed."""
        isian = [
            IsianTeks(
                edit.key, int(edit.key), edit.values, edit.versi.get("teks", 0),
                self.names[edit.key][:_LONGEST_NAME],
            )
            for edit in edits
        ]  # fmt: skip
        stale = set_teks(self.sk, isian, by=self.user)
        return {key: Refusal(conflict=True) for key in stale}
