"""The service that loads the demo, whole or not at all."""

from django.conf import settings
from django.db import transaction

from instansi.models import Instansi, Pemda, Pengguna
from kerja import jejak
from laporan.demo.berkas import FOLDER, read_patrang
from laporan.demo.capaian import load_kinerja, load_skala
from laporan.demo.instansi import load_instansi
from laporan.demo.kabupaten_data import TETANGGA
from laporan.demo.keuangan import load_anggaran
from laporan.demo.laporan import load_laporan
from laporan.demo.pengguna import load_pengguna
from laporan.demo.perjanjian import load_perjanjian
from laporan.demo.rencana import load_rkt, load_sk_iku
from laporan.demo.renstra import load_renstra
from renstra.services.nomenklatur import import_nomenklatur

NOMENKLATUR = FOLDER / "nomenklatur_7_01.csv"


class DemoDitolak(Exception):
    """This database must not receive the demo; the text (Indonesian) says why."""


def find_demo() -> Instansi | None:
    """Return the demo's Instansi if this database holds it."""
    kode = read_patrang("instansi")["instansi"]["kode"]
    return Instansi.objects.filter(kode=kode, pemda__contoh=True).select_related("pemda").first()


@transaction.atomic
def load_demo(*, by: Pengguna | None) -> bool:
    """Load the nomenclature and the demo; False if the demo is there (then nothing changes).

    Raises :class:`DemoDitolak` on a production installation and where a Pemda is recorded
    that is not the demo's: its logins have a password that everybody knows.
    """
    demo = find_demo()
    _refuse_real_data(demo)
    if demo:
        return False
    import_nomenklatur(NOMENKLATUR.read_text(encoding="utf-8"), by=by)
    instansi = load_instansi()
    renstra, indikators = load_renstra(instansi)
    load_sk_iku(instansi, indikators)
    rkt = load_rkt(instansi, renstra, indikators)
    load_anggaran(instansi)
    load_perjanjian(instansi, indikators)
    load_skala(instansi, indikators)
    load_kinerja(rkt, indikators)
    laporan = load_laporan(instansi)
    load_pengguna(instansi)
    jejak.record("muat data contoh", laporan, by=by, instansi=instansi)
    return True


def _refuse_real_data(demo: Instansi | None) -> None:
    if settings.PRODUCTION:
        raise DemoDitolak(
            "Data contoh tidak dimuat pada pemasangan produksi: kata sandinya diketahui umum."
        )
    pemda = Pemda.objects.exclude(pk=demo.pemda_id) if demo else Pemda.objects.all()
    other = pemda.exclude(contoh=True, nama=TETANGGA).first()
    if other:
        raise DemoDitolak(
            f"Data contoh tidak dimuat: basis data ini berisi {other}, yang bukan data contoh ini."
        )
