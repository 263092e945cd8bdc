"""What narrows the trail down."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone

from instansi.forms.saring import SaringForm
from instansi.models import Pengguna
from kerja.models import Jejak
from kerja.riwayat.kata import name_kind
from sakip.forms import DateField


class SaringRiwayatForm(SaringForm):
    """By person, act, kind of object, days and words; choices are what the reader's rows hold."""

    pelaku = forms.ModelChoiceField(
        Pengguna.objects.none(), label="Orang", required=False, empty_label="Semua orang"
    )
    aksi = forms.ChoiceField(label="Tindakan", required=False)
    objek = forms.ChoiceField(label="Jenis data", required=False)
    sejak = DateField(label="Sejak", required=False)
    sampai = DateField(label="Sampai", required=False)

    def __init__(self, *args: Any, rows: QuerySet[Jejak], **kwargs: Any):
        super().__init__(*args, **kwargs)
        rows = rows.order_by()
        fields: dict[str, Any] = self.fields
        people = rows.filter(pelaku__isnull=False).values("pelaku")
        fields["pelaku"].queryset = Pengguna.objects.filter(pk__in=people).order_by("nama")
        acts = sorted(rows.values_list("aksi", flat=True).distinct())
        fields["aksi"].choices = [("", "Semua tindakan"), *zip(acts, acts, strict=True)]
        kinds = rows.values_list("objek", flat=True).distinct()
        named = sorted(((kind, name_kind(kind)) for kind in kinds), key=lambda pair: pair[1])
        fields["objek"].choices = [("", "Semua jenis"), *named]

    def filter(self, rows: QuerySet[Jejak]) -> QuerySet[Jejak]:
        """Return the rows that the filters let through."""
        chosen = self.pilihan
        equal = {name: chosen[name] for name in ("pelaku", "aksi", "objek") if name in chosen}
        found = Q(**equal)
        if "q" in chosen:
            found &= Q(uraian__icontains=chosen["q"]) | Q(objek_id=chosen["q"])
        if "sejak" in chosen:
            found &= Q(waktu__gte=_begin(chosen["sejak"]))
        if "sampai" in chosen:
            found &= Q(waktu__lt=_begin(chosen["sampai"] + timedelta(days=1)))
        return rows.filter(found)


def _begin(day: Any) -> datetime:
    """Return the moment at which a day begins here."""
    return timezone.make_aware(datetime.combine(day, time.min))
