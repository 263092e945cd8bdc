"""A page on which people fill in data of an Instansi and year: who may see it, who may write."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from instansi.access import can, visible_instansi, who_may
from instansi.http import Request
from instansi.models import Instansi
from instansi.rights import Right
from kerja.tahap import describe_lock, find_lock

_YEARS = range(2000, 2100)


@dataclass(frozen=True)
class Halaman:
    """An Instansi and year as the person may see them; ``terkunci`` says why not to write."""

    instansi: Instansi
    tahun: int
    langkah: str
    terkunci: str

    def context(self, judul: str, *, bagian: str, kunci: str, petunjuk: str) -> dict[str, Any]:
        """Return what ``grid/halaman.html`` prints around a grid.

        ``bagian`` is the part of the LAKIP that the page feeds, ``kunci`` its place in the menu.
        """
        return {
            "instansi": self.instansi,
            "tahun": self.tahun,
            "langkah": self.langkah,
            "judul": judul,
            "bagian": bagian,
            "kunci": kunci,
            "petunjuk": petunjuk,
        }


def open_halaman(request: Request, kode: str, tahun: int, langkah: str) -> Halaman:
    """Return the page of an Instansi whose data the person may read; Http404 for all others."""
    if tahun not in _YEARS:
        raise Http404(f"no year {tahun}")
    instansi = get_object_or_404(visible_instansi(request.user), kode=kode)
    lock = find_lock(instansi, tahun, langkah)
    if lock is not None:
        return Halaman(instansi, tahun, langkah, describe_lock(lock))
    if not can(request.user, Right.DATA_ENTER, instansi):
        return Halaman(instansi, tahun, langkah, f"Anda membaca saja. {who_may(Right.DATA_ENTER)}")
    return Halaman(instansi, tahun, langkah, "")
