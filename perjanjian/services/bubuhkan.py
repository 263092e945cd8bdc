"""Signing a PK from the passphrase to the kept file: what is slow first, the state last."""

import hashlib
import time
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone

from instansi.models import Pengguna
from kerja import berkas, jobs
from perjanjian.models import PerjanjianKinerja, PkPihak, PkRevisi
from perjanjian.pihak import KEDUA, PERTAMA
from perjanjian.services.mesin import LayananMati, Permintaan, Rahasia, open_pena
from perjanjian.services.tanda_tangan import (
    NaskahBerubah,
    Tertanda,
    check_signer,
    sign_first,
    sign_second,
)
from perjanjian.tandatangan import langkah
from perjanjian.tandatangan.cap import Cap
from perjanjian.tandatangan.pdf import Tempat
from sakip.errors import Ditolak, VersiUsang

PERIKSA = "periksa_tanda_tangan_pk"
# Seconds after which no further PK of a selection is begun: a web server ends what lasts too long.
LONGEST = 60
_PIHAK = {PERTAMA: "pertama", KEDUA: "kedua"}


@dataclass(frozen=True)
class HasilTanda:
    """What became of one PK of a selection; ``galat`` is empty where it was signed."""

    pk: PerjanjianKinerja
    galat: str = ""


def sign(  # noqa: PLR0913 - who signs which file with what
    pk: PerjanjianKinerja,
    urutan: int,
    *,
    by: Pengguna,
    passphrase: str,
    sha256: str,
    nik: str = "",
) -> PerjanjianKinerja:
    """Sign the file that was read (``sha256``) as party 1 or 2, and keep it.

    Call it outside a transaction. A process that ends before the last step leaves a file without a
    row, which is harmless, and the old state. Raises what ``check_signer``, ``open_pena`` and the
    services of the state raise.
    """
    # As it stands now: who signs a selection read the list some while ago.
    pk = PerjanjianKinerja.objects.select_related("instansi__pemda", "jabatan").get(pk=pk.pk)
    revisi = check_signer(pk, urutan, by=by, sha256=sha256)
    pihak = PkPihak.objects.select_related("pejabat").get(perjanjian=pk, urutan=urutan)
    frozen = PkRevisi.objects.get(perjanjian=pk, ajuan=revisi.ajuan, urutan=0)
    pena = open_pena(frozen.penerbit, pihak, Rahasia(passphrase, nik), by=by)
    langkah.reached(langkah.DIPERIKSA)
    signed = pena.sign(_request(pk, revisi, frozen, pihak, pena.jenis))
    langkah.reached(langkah.TERTANDA)
    kept = berkas.store(signed.pdf, jenis="application/pdf")
    langkah.reached(langkah.TERSIMPAN)
    tertanda = Tertanda(sha256, kept, signed.serial, frozen.penerbit)
    saved = (sign_first if urutan == PERTAMA else sign_second)(pk, tertanda, by=by)
    langkah.reached(langkah.TERCATAT)
    jobs.submit(PERIKSA, by=by, pk=pk.pk)
    return saved


def sign_selection(
    chosen: Iterable[tuple[PerjanjianKinerja, str]],
    urutan: int,
    *,
    by: Pengguna,
    passphrase: str,
    nik: str = "",
) -> list[HasilTanda]:
    """Sign several PK, each with the hash of its file and in its own transaction.

    One that is refused does not hold up the others; its reason stands in the result. Where the
    service itself is down, or the time is up, the rest is not tried.
    """
    results: list[HasilTanda] = []
    start, mati = time.monotonic(), ""
    for pk, sha256 in chosen:
        if mati or time.monotonic() - start > LONGEST:
            results.append(HasilTanda(pk, mati or "Belum dicoba: waktunya habis. Pilihlah lagi."))
            continue
        try:
            saved = sign(pk, urutan, by=by, passphrase=passphrase, sha256=sha256, nik=nik)
            results.append(HasilTanda(saved))
        except (Ditolak, PermissionDenied) as refusal:
            results.append(HasilTanda(pk, str(refusal)))
            mati = str(refusal) if isinstance(refusal, LayananMati) else ""
        except VersiUsang:
            results.append(HasilTanda(pk, "PK baru saja diubah orang lain. Bacalah kembali."))
        except Http404:
            results.append(HasilTanda(pk, "PK ini tidak ditemukan."))
    return results


def address_of_nomor(nomor: str) -> str:
    """Return what the QR code of a PK leads to; a path alone where no SITE_URL is set."""
    return f"{settings.SITE_URL}/verifikasi/{nomor}/"


def _request(
    pk: PerjanjianKinerja, revisi: PkRevisi, frozen: PkRevisi, pihak: PkPihak, jenis: str
) -> Permintaan:
    pdf = berkas.read(revisi.berkas)
    if hashlib.sha256(pdf).hexdigest() != revisi.berkas.sha256:
        raise NaskahBerubah("Berkas naskah di peladen rusak. Hubungi pengelola peladen.")
    nama = _PIHAK[pihak.urutan]
    place = frozen.kolom[nama]
    cap = Cap(
        nama=pihak.nama,
        jabatan=pihak.jabatan,
        waktu=timezone.now(),
        alamat=address_of_nomor(pk.nomor_verifikasi or ""),
        jenis=jenis,
    )
    left, bottom, right, top = (float(x) for x in place["kotak"])
    tempat = Tempat(f"ttd-{nama}", int(place["halaman"]), (left, bottom, right, top))
    return Permintaan(pdf, tempat, cap, f"{pk.judul} Tahun {pk.tahun}")
