"""What the forms of rows and heads share."""

from typing import Any

from django import forms

from sakip.forms import SakipModelForm, number_input

_LONGEST = 2000


def number_field(label: str, help_text: str = "", **more: Any) -> forms.IntegerField:
    """Return a field for a year or a count, typed as text."""
    return forms.IntegerField(label=label, help_text=help_text, widget=number_input(), **more)


def text_field(label: str, help_text: str = "", **more: Any) -> forms.CharField:
    """Return a field for a wording of several lines."""
    area = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(
        label=label, help_text=help_text, widget=area, max_length=_LONGEST, **more
    )


class BarisForm(SakipModelForm):
    """What the view knows beside the row: the year of the page, for the nomenclature."""

    pilihan: list[str] = []

    def __init__(self, *args: Any, tahun: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tahun = tahun
        self.arrange()

    def arrange(self) -> None:
        """Offer what can be chosen here."""
