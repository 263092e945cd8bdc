"""Whether this is the database of the demo, for pages that are shown before anybody logs in."""

from django import template

from instansi.models import Pemda

register = template.Library()


@register.simple_tag
def is_demo() -> bool:
    """Return whether every Pemda of the database is an example (and there is one)."""
    kinds = set(Pemda.objects.values_list("contoh", flat=True))
    return kinds == {True}
