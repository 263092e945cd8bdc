"""The way from an object on a page to its history."""

from typing import Any

from django import template
from django.db.models import Model
from django.template import Context

from kerja.models import Jejak
from kerja.riwayat.access import open_jejak
from kerja.riwayat.kata import name_actor

register = template.Library()


@register.filter
def pelaku(row: Jejak) -> str:
    """Return who did an act: ``{{ jejak|pelaku }}``."""
    return name_actor(row)


@register.inclusion_tag("kerja/_riwayat.html", takes_context=True)
def riwayat(context: Context, objek: Model) -> dict[str, Any]:
    """Link to an object's history where the reader may see some of it: ``{% riwayat jabatan %}``.

    Asks the database once for each object; it is meant for the one object of a page.
    """
    label, pk = objek._meta.label, str(objek.pk)
    seen = open_jejak(context["request"].user).filter(objek=label, objek_id=pk).exists()
    return {"ada": seen, "objek": label, "objek_id": pk}
