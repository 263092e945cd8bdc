"""The accounts of the demo, whose password everybody knows: of use in the demo alone."""

from instansi.models import Pemda, Pengguna


def is_demo() -> bool:
    """Return whether every Pemda of the database is an example (and there is one)."""
    kinds = set(Pemda.objects.values_list("contoh", flat=True))
    return kinds == {True}


def is_out_of_place(user: Pengguna) -> bool:
    """Return whether an account of the demo stands in a database that holds real data."""
    return user.contoh and Pemda.objects.filter(contoh=False).exists()
