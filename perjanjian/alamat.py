"""Where a PK is looked at."""

from django.urls import reverse

from perjanjian.models import PerjanjianKinerja


def address_of(pk: PerjanjianKinerja) -> str:
    """Return the path of the page of a PK."""
    return reverse("perjanjian:pk", kwargs={"pk": pk.pk})
