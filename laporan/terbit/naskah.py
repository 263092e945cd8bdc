"""The LAKIP laid out to be issued: number, QR code, data and the signed PK. Never in a transaction."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from mimetypes import guess_extension

from kerja import berkas
from kerja.models import Berkas, Jejak
from kerja.rantai import GENESIS, Head
from laporan.data import LakipData, TandaTerbit
from laporan.document import build_document
from laporan.models import Laporan
from laporan.persetujuan import content_key
from laporan.queries import lakip_data_of
from laporan.terbit.keadaan import Keadaan
from perjanjian.nomor import format_nomor, make_nomor, parse_nomor
from perjanjian.verifikasi.alamat import address_of_nomor
from sakip.errors import Ditolak
from sakip.pdf import Attachment, Document, render_whole


@dataclass(frozen=True)
class Naskah:
    """What was laid out and stored, and of what: ``kunci`` of the data, approval and pernyataan."""

    berkas: Berkas
    data: Berkas
    halaman: int
    kunci: str
    persetujuan: int
    pernyataan: tuple[int, int]  # primary key and versi
    versi: int
    nomor: str
    jejak: Head
    perubahan: str


class NaskahHilang(Ditolak):
    """The file of a signed PK is no longer kept, so that it cannot be attached."""


def lay_out(
    laporan: Laporan,
    keadaan: Keadaan,
    perubahan: str,
    progress: Callable[[int, int], None] | None = None,
) -> Naskah:
    """Lay out the next issue of a report that may be issued, and store its files.

    Call it outside a transaction; it takes seconds. Raises Ditolak; FontMissing where a font is
    not installed.
    """
    assert keadaan.persetujuan
    assert keadaan.pernyataan
    data = lakip_data_of(laporan)
    nomor, head = make_nomor(), read_head()
    versi = keadaan.terakhir.versi + 1 if keadaan.terakhir else 1
    tanda = TandaTerbit(
        versi, format_nomor(nomor), address_of_nomor(nomor), str(head), perubahan.strip()
    )
    document = build_issue(replace(data, terbitan=tanda))
    whole = render_whole(document, progress)
    return Naskah(
        berkas=berkas.store(whole.pdf, jenis="application/pdf"),
        data=berkas.store(document.attachments[0].data, jenis="application/json"),
        halaman=whole.pages,
        kunci=content_key(data),
        persetujuan=keadaan.persetujuan.pk,
        pernyataan=(keadaan.pernyataan.pk, keadaan.pernyataan.versi),
        versi=versi,
        nomor=nomor,
        jejak=head,
        perubahan=tanda.perubahan,
    )


def read_head() -> Head:
    """Return the head of the trail as it stands."""
    last = Jejak.objects.order_by("-nomor").values_list("nomor", "rantai").first()
    return Head(*last) if last else Head(0, GENESIS)


def build_issue(data: LakipData) -> Document:
    """Return the document of an issue: its data first among the attachments, then the signed PK."""
    document = build_document(data)
    assert data.terbitan
    return replace(
        document,
        seed=f"{document.seed}/{data.terbitan.versi}/{data.terbitan.nomor}",
        nomor=parse_nomor(data.terbitan.nomor),
        attachments=(*document.attachments, *_signed_pk(data)),
    )


def _signed_pk(data: LakipData) -> Iterator[Attachment]:
    """Yield what was signed of each PK in force, byte by byte as it is kept."""
    for number, pk in enumerate(data.pk, 1):
        if pk.naskah is None:
            continue
        kept = Berkas.objects.get(sha256=pk.naskah.sha256)
        try:
            content = berkas.read(kept)
        except FileNotFoundError as error:
            raise NaskahHilang(
                f"Berkas {pk.judul} yang ditandatangani tidak ditemukan lagi di penyimpanan, "
                "padahal harus dilampirkan. Pulihkan dahulu dari cadangan."
            ) from error
        ending = guess_extension(pk.naskah.jenis) or ""
        yield Attachment(
            name=f"pk-{pk.jenis}-{number}-{data.profil.kode}-{data.tahun}{ending}",
            data=content,
            description=f"{pk.judul} Tahun {pk.tahun} yang ditandatangani",
            mime=pk.naskah.jenis,
        )
