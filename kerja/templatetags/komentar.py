"""The remarks that wait for an answer, where the data that they are about is filled in."""

from django import template
from django.template import Context

from instansi.models import Instansi
from kerja.komentar import UtasTerbuka, open_threads_of

register = template.Library()


@register.simple_tag(takes_context=True)
def komentar_terbuka(
    context: Context, instansi: Instansi, tahun: int, langkah: str
) -> tuple[UtasTerbuka, ...]:
    """Return them for the reader: ``{% komentar_terbuka instansi tahun langkah as utas %}``."""
    return open_threads_of(context["request"].user, instansi, tahun, langkah)


@register.filter
def tentang(tempat: str, utas: tuple[UtasTerbuka, ...]) -> bool:
    """Return whether one is about this row: ``{% if row.tempat|tentang:utas %}``."""
    return bool(tempat) and any(one.tempat == tempat for one in utas)
