"""The accounts of the demo, whose password everybody knows: of use in the demo alone."""

from instansi.models import Pemda, Pengguna, Penugasan


def is_demo() -> bool:
    """Return whether every Pemda of the database is an example (and there is one)."""
    kinds = set(Pemda.objects.values_list("contoh", flat=True))
    return kinds == {True}


def is_out_of_place(user: Pengguna) -> bool:
    """Return whether all that a user ever was, is at an example, in a database with real data."""
    kinds = set(Penugasan.objects.filter(pengguna=user).values_list("pemda__contoh", flat=True))
    return kinds == {True} and not is_demo()
