"""What is there before a kecamatan begins: official codes, its Pemda, people and their roles."""

from instansi.models import Instansi, Pemda
from keuangan.akun import import_akun
from laporan.demo.berkas import create, read_patrang
from laporan.demo.capaian import load_scales
from laporan.demo.instansi import load_officials
from laporan.demo.muat import NOMENKLATUR
from laporan.demo.pengguna import load_pengguna
from laporan.demo.perjanjian import load_templat
from renstra.services.nomenklatur import import_nomenklatur


def make_empty_kecamatan() -> Pemda:
    """Make what an installation and its admin bring, and an Instansi that has a name alone."""
    import_nomenklatur(NOMENKLATUR.read_text(encoding="utf-8"), by=None)
    import_akun(by=None)
    isi = read_patrang("instansi")
    pemda = create(Pemda, **isi["pemda"])
    load_scales(pemda)
    load_templat(pemda)
    named = {name: isi["instansi"][name] for name in ("kode", "nama")}
    instansi = create(Instansi, pemda=pemda, **named)
    load_officials(instansi)
    load_pengguna(instansi)
    return pemda
