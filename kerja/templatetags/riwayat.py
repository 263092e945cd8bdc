"""The way from an object on a page to its history."""

from typing import Any

from django import template
from django.db.models import Model
from django.template import Context
from django.urls import reverse
from django.utils.http import urlencode

from kerja.models import Jejak
from kerja.riwayat.access import open_jejak
from kerja.riwayat.kata import name_actor
from sakip.grid import Grid

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


@register.inclusion_tag("kerja/_riwayat.html", takes_context=True)
def riwayat_jenis(context: Context, label: str, nama: str = "Riwayat") -> dict[str, Any]:
    """Link to the history of all objects of a kind: ``{% riwayat_jenis "laporan.TeksPemda" %}``."""
    seen = open_jejak(context["request"].user).filter(objek=label).exists()
    return {"ada": seen, "objek": label, "nama": nama}


@register.inclusion_tag("kerja/_riwayat_isian.html", takes_context=True)
def riwayat_isian(context: Context, grid: Grid) -> dict[str, Any]:
    """Link to the history of a grid's cells, where the reader may see some of it.

    One link for the whole table: its list is searched by row and leads to the history of each.
    """
    trail = grid.trail
    seen = trail and riwayat(context, trail.objek)
    if not trail or not seen or not seen["ada"]:
        return {}
    address = reverse("kerja:riwayat_isian", args=[seen["objek"], seen["objek_id"]])
    return {"url": f"{address}?{urlencode({'jenis': trail.tabel, 'q': trail.cari}, doseq=True)}"}
