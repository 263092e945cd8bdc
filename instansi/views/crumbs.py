"""The way from the home page to a page, as its breadcrumbs show it."""

from django.urls import reverse

from instansi.models import Instansi, Jabatan, Pejabat, Pengguna
from sakip.pages import Crumb


def to_orang(*people: Pengguna) -> tuple[Crumb, ...]:
    """Return the way to the list of people, or on to one of them."""
    return (
        ("Orang", reverse("instansi:orang")),
        *((str(person), reverse("instansi:orang_rinci", args=[person.pk])) for person in people),
    )


def to_pejabat(*officials: Pejabat) -> tuple[Crumb, ...]:
    """Return the way to the list of officials, or on to one of them."""
    return (
        ("Pejabat", reverse("instansi:pejabat")),
        *((str(one), reverse("instansi:pejabat_rinci", args=[one.pk])) for one in officials),
    )


def to_jabatan(*posts: Jabatan) -> tuple[Crumb, ...]:
    """Return the way to the list of posts, or on to one of them."""
    return (
        ("Jabatan", reverse("instansi:jabatan")),
        *((post.nama, reverse("instansi:jabatan_rinci", args=[post.pk])) for post in posts),
    )


def to_instansi(*places: Instansi) -> tuple[Crumb, ...]:
    """Return the way to the list of Instansi, or on to one of them."""
    return (
        ("Instansi", reverse("instansi:instansi")),
        *((one.nama, reverse("instansi:instansi_rinci", args=[one.kode])) for one in places),
    )
