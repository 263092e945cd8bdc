"""Whatever a kabupaten sets, what it issued stays to the byte."""

from kerja import berkas
from laporan.document import build_document
from laporan.models import Terbitan
from laporan.pengaturan import services_cetak, services_kerangka, services_skala, services_templat
from laporan.pengaturan.kerangka import find_bagian
from laporan.queries import lakip_data_of
from perjanjian.models import TemplatPernyataan
from sakip.pdf import document_key
from tests.laporan.pengaturan.test_skala import permendagri
from tests.laporan.terbit import way
from tests.laporan.terbit.way import kilat  # noqa: F401


def frozen(row: Terbitan) -> tuple:
    row.refresh_from_db()
    return row.berkas.sha256, berkas.read(row.berkas), berkas.read(row.data), row.halaman


def test_no_setting_touches_what_was_issued(kilat, pemda, tim, demo):  # noqa: F811
    way.ready()
    row = way.issue()
    before = frozen(row)
    key = document_key(build_document(lakip_data_of(way.laporan())))
    services_skala.put_in_force(
        permendagri(pemda), services_skala.Pemberlakuan(2021, 100, 0), by=tim
    )
    bagian = find_bagian("bab-4")
    services_kerangka.set_bagian(pemda, bagian, judul="AKHIR", tampil=True, versi=0, by=tim)
    services_kerangka.save_teks(pemda, "penutup", "Selesai.", versi=0, by=tim)
    look = {"kertas": "F4", "huruf": "serif", "huruf_naskah": "sans"}
    services_cetak.set_cetak(pemda, by=tim, versi=pemda.versi, **look)
    wording = TemplatPernyataan(pemda=pemda, pembuka="a", pihak_pertama="b", pihak_kedua="c")
    wording.mulai = "2020-01-01"
    services_templat.create_templat(wording, by=tim)
    assert document_key(build_document(lakip_data_of(way.laporan()))) != key
    assert frozen(row) == before
    assert Terbitan.objects.count() == 1
