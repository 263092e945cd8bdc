"""Which plan a page is about, and who may see it and write in it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from instansi.access import can, require, who_may
from instansi.http import Request
from instansi.models import Pemda
from instansi.rights import Right
from kerja.entri import Halaman, open_halaman
from renstra.models import Indikator, Renstra, Rpjmd, SkButir
from renstra.queries.iku import sk_in_force
from renstra.queries.renstra import page_of_indikator, renstra_in_force
from renstra.queries.susunan import JENIS, Akar, Jenis, akar_of
from renstra.services.susunan import RENSTRA
from sakip.pages import Crumb


@dataclass(frozen=True)
class Tempat:
    """A plan as the person may see it. ``awalan`` begins the names of its addresses."""

    akar: Akar
    tahun: int
    awalan: str
    alamat: dict[str, Any]
    crumbs: tuple[Crumb, ...]
    terkunci: str
    halaman: Halaman | None = None

    def url(self, name: str, **kwargs: Any) -> str:
        """Return the address of a page of this plan."""
        return reverse(f"renstra:{self.awalan}{name}", kwargs={**self.alamat, **kwargs})

    @property
    def kembali(self) -> str:
        """Return the page of the whole plan."""
        return self.crumbs[-1][1]

    def kembali_ke(self, row: Model) -> str:
        """Return the page of the whole plan that shows a row: long tables are in parts."""
        if not (isinstance(row, Indikator) and row.nomenklatur_id):
            return self.kembali
        number = page_of_indikator(row)
        return f"{self.kembali}?hal={number}" if number > 1 else self.kembali

    def find_jenis(self, kunci: str, di: str = "") -> Jenis:
        """Return a kind of row by its name in the address. Raises Http404."""
        jenis = JENIS.get(kunci)
        if jenis is None or (di and di not in jenis.induk):
            raise Http404(f"no kind {kunci} in {di}")
        return jenis

    def find_row(self, model: type[Model], pk: int) -> Any:
        """Return a row of this plan and no other. Raises Http404."""
        row = get_object_or_404(model._default_manager, pk=pk)
        if akar_of(row) != self.akar:
            raise Http404(f"{model.__name__} {pk} is in another plan")
        return row

    def find_owner(self, jenis: Jenis, di: str, pk: int) -> Any:
        """Return what a new row stands under. Raises Http404."""
        owner = jenis.model._meta.get_field(di).related_model
        assert isinstance(owner, type)
        if isinstance(self.akar, owner):
            if pk != self.akar.pk:
                raise Http404(f"another plan {pk}")
            return self.akar
        row = self.find_row(owner, pk)
        if isinstance(row, SkButir) and row.induk_id:
            raise Http404("a rincian has no rincian of its own")
        return row


def open_page(request: Request, kode: str, tahun: int) -> Halaman:
    """Return the page of an Instansi and year. Raises Http404."""
    return open_halaman(request, kode, tahun, RENSTRA)


def open_renstra(request: Request, *, kode: str, tahun: int) -> Tempat:
    """Return the Renstra in force in a year. Raises Http404 where there is none."""
    halaman = open_page(request, kode, tahun)
    renstra = renstra_in_force(halaman.instansi, tahun)
    if renstra is None:
        raise Http404(f"no Renstra in force in {tahun}")
    renstra.instansi = halaman.instansi
    crumbs = (
        (f"LAKIP {halaman.instansi} {tahun}", reverse("laporan:lakip", args=[kode, tahun])),
        (f"Renstra {renstra.periode}", reverse("renstra:matriks", args=[kode, tahun])),
    )
    where = {"kode": kode, "tahun": tahun}
    return Tempat(renstra, tahun, "", where, crumbs, halaman.terkunci, halaman)


def open_renstra_to_write(request: Request, **where: Any) -> Tempat:
    """Return the Renstra for those who enter data. Raises Http404 and PermissionDenied."""
    tempat = open_renstra(request, **where)
    assert isinstance(tempat.akar, Renstra)
    require(request.user, Right.DATA_ENTER, tempat.akar.instansi)
    return tempat


def open_sk(request: Request, *, kode: str, tahun: int) -> Tempat:
    """Return the Keputusan on the IKU in force in a year. Raises Http404 where there is none."""
    halaman = open_page(request, kode, tahun)
    sk = sk_in_force(halaman.instansi, tahun)
    if sk is None:
        raise Http404(f"no Keputusan in force in {tahun}")
    sk.instansi = halaman.instansi
    crumbs = (
        (f"LAKIP {halaman.instansi} {tahun}", reverse("laporan:lakip", args=[kode, tahun])),
        ("SK IKU", reverse("renstra:sk_iku", args=[kode, tahun])),
    )
    where = {"kode": kode, "tahun": tahun}
    return Tempat(sk, tahun, "sk_", where, crumbs, halaman.terkunci, halaman)


def open_sk_to_write(request: Request, **where: Any) -> Tempat:
    """Return the Keputusan for those who enter data. Raises Http404 and PermissionDenied."""
    tempat = open_sk(request, **where)
    assert tempat.halaman is not None
    require(request.user, Right.DATA_ENTER, tempat.halaman.instansi)
    return tempat


def open_pemda(request: Request, pemda: int) -> Pemda:
    """Return a Pemda whose settings the person reads. Raises Http404."""
    row = get_object_or_404(Pemda, pk=pemda)
    if not can(request.user, Right.PENGATURAN_READ, row):
        raise Http404("its settings are not for them")
    return row


def open_rpjmd(request: Request, *, pemda: int, awal: int) -> Tempat:
    """Return the RPJMD of a Pemda that begins in a year. Raises Http404."""
    owner = open_pemda(request, pemda)
    rpjmd = get_object_or_404(Rpjmd, pemda=owner, tahun_awal=awal)
    rpjmd.pemda = owner
    writes = can(request.user, Right.PENGATURAN_SET, owner)
    locked = "" if writes else f"Anda membaca saja. {who_may(Right.PENGATURAN_SET)}"
    where = {"pemda": pemda, "awal": awal}
    crumbs = (
        ("RPJMD", reverse("renstra:rpjmd_daftar", args=[pemda])),
        (rpjmd.nama, reverse("renstra:rpjmd_susunan", kwargs=where)),
    )
    return Tempat(rpjmd, awal, "rpjmd_", where, crumbs, locked)


def open_rpjmd_to_write(request: Request, **where: Any) -> Tempat:
    """Return the RPJMD for those who set it. Raises Http404 and PermissionDenied."""
    tempat = open_rpjmd(request, **where)
    assert isinstance(tempat.akar, Rpjmd)
    require(request.user, Right.PENGATURAN_SET, tempat.akar.pemda)
    return tempat
