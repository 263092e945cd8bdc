"""The generated kabupaten: thirty-one kecamatan in many states, always the same, Patrang as it is."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook
from pypdf import PdfReader

from instansi.models import Instansi, Pemda, Pengguna
from kerja import berkas
from kerja.models import Jejak, Tahap
from kerja.tahap import approve, state_of, submit
from keuangan.models import Pagu, Realisasi
from laporan.alur import StatusLakip
from laporan.demo.kabupaten import deal_profiles, load_kabupaten
from laporan.demo.kabupaten_data import KECAMATAN, PROFIL, TETANGGA
from laporan.demo.kabupaten_lanjut import FRASA, answer, review_examples, submit_examples
from laporan.demo.muat import find_demo, load_demo
from laporan.desk.dasbor import Gerak, compare_years, load_dasbor, spread
from laporan.desk.queries import load_matriks
from laporan.desk.rekap import load_rekap
from laporan.desk.rekap_pdf import print_rekap
from laporan.desk.rekap_xlsx import build_workbook
from laporan.queries import get_laporan, load_lakip_data
from laporan.reviu.services import state_reviewed
from laporan.terbit.keadaan import load_keadaan
from laporan.terbit.naskah import lay_out
from laporan.terbit.services import issue_lakip
from perjanjian.alur import StatusPk
from perjanjian.models import PerjanjianKinerja
from perjanjian.services.bubuhkan import sign
from perjanjian.services.sertifikat import issue_certificate
from perjanjian.services.tanda_tangan import last_revision
from perjanjian.tandatangan.ca import load_ca, make_ca
from perjanjian.tandatangan.validasi import validate
from renstra.models import Renstra
from tests.laporan.desk_rows import make_kabupaten

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def kabupaten(django_db_setup, django_db_blocker):
    """The kabupaten once for this module; the database is left as it was."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_demo(by=None)
        demo, before = find_demo(), load_lakip_data("patrang", 2021)
        assert load_kabupaten(demo, by=None, today=TODAY)
        assert load_lakip_data("patrang", 2021) == before, "Patrang stays exactly as it is"
        yield demo.pemda
        transaction.set_rollback(True)


def test_there_is_a_profile_for_every_kecamatan():
    assert sum(profil.banyak for profil in PROFIL) == len(KECAMATAN) == len(set(KECAMATAN)) == 30
    assert deal_profiles() == deal_profiles()


def test_the_kabupaten_has_thirty_one_and_the_neighbour_one(kabupaten):
    assert Instansi.objects.filter(pemda=kabupaten).count() == 31
    assert Instansi.objects.get(pemda__nama=TETANGGA).nama == "Kecamatan Maesan"
    assert not Pemda.objects.filter(contoh=False).exists()


def test_a_second_load_changes_nothing(kabupaten):
    before = Jejak.objects.count()
    assert not load_demo(by=None)
    assert not load_kabupaten(find_demo(), by=None, today=TODAY)
    assert Jejak.objects.count() == before


def test_every_state_of_a_step_and_of_a_pk_occurs(kabupaten):
    here = {"instansi__pemda": kabupaten}
    assert set(Tahap.objects.filter(**here).values_list("status", flat=True)) == {
        *Tahap.Status.values
    }
    assert set(PerjanjianKinerja.objects.filter(**here).values_list("status", flat=True)) == {
        "berlaku", "draf", "dikembalikan", "tidak_tersedia",
    }  # fmt: skip
    late = Tahap.objects.filter(**here, tenggat__lt=TODAY).exclude(status="disetujui")
    assert late.exists()
    assert Instansi.objects.filter(pemda=kabupaten, renstra=None).count() == 2
    assert Instansi.objects.filter(pemda=kabupaten, laporan=None).count() == 1


def issue_with_signed_pk() -> tuple[bytes, bytes]:
    """Let the bupati sign the PK that waits, and issue its LAKIP; return both files."""

    def person(username: str) -> Pengguna:
        return Pengguna.objects.get(username=username)

    pk = PerjanjianKinerja.objects.get(status="ditandatangani")
    issue_certificate(by=person("bupati.jember"), passphrase=FRASA)
    sha256 = last_revision(pk).berkas.sha256
    sign(pk, 2, by=person("bupati.jember"), passphrase=FRASA, sha256=sha256)
    laporan, kode = get_laporan(pk.instansi.kode, 2021), pk.instansi.kode
    submit(state_of(laporan.instansi, 2021, "lakip"), by=person(f"staf.{kode}"))
    approve(state_of(laporan.instansi, 2021, "lakip"), by=person(f"camat.{kode}"))
    answer(laporan)
    state_reviewed(
        laporan, by=person("inspektorat"), pereviu="Rina", jabatan="Inspektur",
        tanggal=timezone.localdate(),
    )  # fmt: skip
    naskah = lay_out(laporan, load_keadaan(laporan), "")
    row = issue_lakip(laporan, naskah, by=person("tim.sakip"))
    return berkas.read(last_revision(pk).berkas), berkas.read(row.berkas)


@pytest.mark.pdf
def test_by_the_services_a_pk_and_lakip_of_every_state_are_there(kabupaten):
    make_ca("Penerbit Uji", contoh=True)
    with transaction.atomic():
        submit_examples()
        review_examples()
        user = Pengguna.objects.get(username="tim.sakip")
        cells = list(load_matriks(user, kabupaten, 2021, TODAY).sel)
        states = set(PerjanjianKinerja.objects.values_list("status", flat=True))
        signed, issued = issue_with_signed_pk()
        transaction.set_rollback(True)
    lakip = {sel.lakip for sel in cells if sel.lakip}
    assert lakip == set(StatusLakip)
    assert states == set(StatusPk)
    # The desk shows what stands.
    pk = {sel.status for sel in cells if sel.tahap.langkah == "pk"}
    assert pk == {str(one.label) for one in StatusPk if one != StatusPk.DIBATALKAN}
    # Lampiran 3 is a copy that says so; what was signed goes along, byte by byte, and still holds.
    reader = PdfReader(BytesIO(issued))
    attached = [one for name, [one] in reader.attachments.items() if name.startswith("pk-")]
    assert attached == [signed]
    assert "SALINAN nomor" in "".join(page.extract_text() for page in reader.pages[-20:])
    found = validate(signed, [load_ca().cert], quick=True)
    assert [(one.utuh, one.tepercaya) for one in found] == [(True, True)] * 2


def test_nobody_spends_more_than_there_is(kabupaten):
    spent = Realisasi.objects.filter(nilai__isnull=False, triwulan=4)
    for row in spent.select_related("akun"):
        place = {"instansi": row.instansi_id, "nomenklatur": row.nomenklatur_id}
        pagu = Pagu.objects.filter(
            **place, tahap="perubahan", akun__kode__startswith=row.akun.kode
        ).values_list("nilai", flat=True)
        assert row.nilai <= sum(pagu), row


def test_a_copy_names_its_own_kecamatan_and_renstra(kabupaten):
    data = load_lakip_data("ajung", 2021)
    assert "Patrang" not in repr(data)
    mine = Renstra.objects.filter(instansi__kode="ajung")
    assert PerjanjianKinerja.objects.filter(
        instansi__kode="ajung", baris__indikator__renstra__in=mine
    ).exists()
    assert "Jember" not in repr(load_lakip_data("maesan", 2021).profil)


def test_what_is_done_lacks_no_figure_and_differs_from_place_to_place(kabupaten):
    done = [n.lower() for n, profil in deal_profiles() if profil.nama == "selesai"]
    results = [load_lakip_data(kode, 2021) for kode in done[:3]]
    assert all(r.anggaran.total.serapan.nilai and r.capaian.rata_rata.nilai for r in results)
    assert len({r.capaian.rata_rata.nilai for r in results}) == 3


def test_every_place_has_people_who_are_marked_as_examples(kabupaten):
    people = Pengguna.objects.filter(username__in=["staf.ajung", "camat.ajung", "tim.sakip"])
    assert people.count() == 3
    assert all(person.contoh for person in people)


# The recap of them all ----------------------------------------------------------------------


def test_every_figure_of_the_recap_is_that_of_the_kecamatans_own_lakip(kabupaten):
    rekap = load_rekap(kabupaten, 2021)
    assert len(rekap.baris) == 31
    for baris in rekap.baris:
        if baris.disiapkan:
            data = load_lakip_data(baris.instansi.kode, 2021)
            assert baris.capaian == replace(data.capaian, keluaran={}), baris.instansi
            assert baris.anggaran == data.anggaran, baris.instansi
    assert sum(baris.disiapkan for baris in rekap.baris) == 30


def test_the_recap_takes_as_many_queries_for_one_as_for_thirty_one_and_for_310(kabupaten):
    def count(pemda) -> int:
        with CaptureQueriesContext(connection) as caught:
            load_rekap(pemda, 2021)
        return len(caught)

    queries = count(kabupaten)
    assert count(Pemda.objects.get(nama=TETANGGA)) == queries
    make_kabupaten(kabupaten, 279)
    assert count(kabupaten) == queries


def test_what_is_missing_is_named_and_no_sum_takes_it_for_zero(kabupaten):
    rekap = load_rekap(kabupaten, 2021)
    empty = next(row for row in rekap.baris if not row.disiapkan)
    assert empty.total.pagu.keadaan == "belum diisi"
    assert not rekap.total.pagu.lengkap
    assert rekap.total.serapan.nilai is None
    notes = " ".join(rekap.catatan)
    assert empty.instansi.nama_pendek in notes
    assert "Patrang" in notes
    assert rekap.rekap.total == sum(row.capaian.rekap.total for row in rekap.baris)


def test_the_workbook_holds_numbers_as_numbers_and_words_as_words(kabupaten):
    Instansi.objects.filter(kode="ajung").update(nama="=1+1")
    rekap = load_rekap(kabupaten, 2021)
    sheet = load_workbook(BytesIO(build_workbook(rekap, keadaan="1 Maret 2022"))).worksheets[0]
    rows = {sheet.cell(row, 2).value: row for row in range(5, 37)}
    assert (sheet.cell(rows["=1+1"], 2).data_type, sheet.freeze_panes) == ("s", "C5")
    patrang = rows["Kecamatan Patrang"]
    assert sheet.cell(patrang, 5).value == 86.05
    pagu = next(c for c in sheet[4] if c.value == "Pagu (Rp)").column
    assert sheet.cell(patrang, pagu).value == 14034368149
    assert sheet.cell(patrang, pagu).number_format == "#,##0"
    assert sheet.cell(patrang, pagu + 1).number_format == '#,##0"*"'
    assert sheet.cell(patrang, pagu + 2).value == "tidak dapat dihitung"
    assert sheet.page_setup.orientation == "landscape"


@pytest.mark.pdf
@pytest.mark.parametrize("tegak", [True, False])
def test_the_recap_is_printed_on_either_kind_of_page(kabupaten, tegak):
    pages = PdfReader(BytesIO(print_rekap(load_rekap(kabupaten, 2021), TODAY, tegak=tegak))).pages
    box = pages[0].mediabox
    assert (box.height > box.width) == tegak
    text = " ".join(page.extract_text() for page in pages)
    for word in ("KABUPATEN JEMBER", "Wuluhan", "86,05%", "14.034.368.149", "Seluruh kecamatan"):
        assert word in text


def test_the_page_shows_all_and_hands_out_the_files_to_whom_they_belong(
    kabupaten, client, settings
):
    settings.JOBS_ENGINE = "langsung"
    client.force_login(Pengguna.objects.get(username="tim.sakip"))
    address = f"/kabupaten/{kabupaten.pk}/2021/rekap/"
    page = client.get(address).content.decode()
    assert "86,05%" in page
    assert "Maesan" not in page
    job = client.post(f"{address}xlsx/")
    assert client.get(f"{job.url}berkas/").status_code == 200
    client.force_login(Pengguna.objects.get(username="tim.sakip.bondowoso"))
    assert client.get(address).status_code == 404
    assert client.get(job.url).status_code == 404
    assert client.get(f"{job.url}berkas/").status_code == 404


# The dashboard ------------------------------------------------------------------------------


def test_the_dashboard_shows_the_figures_of_the_recap_best_first(kabupaten, db):
    rekap = load_rekap(kabupaten, 2021)
    dasbor = load_dasbor(Pengguna.objects.get(username="tim.sakip"), kabupaten, 2021)
    rows = [one.baris for one in dasbor.rincian]
    assert {row.instansi: row for row in rows} == {row.instansi: row for row in rekap.baris}
    means = [row.capaian.rata_rata.nilai for row in rows]
    known = [mean for mean in means if mean is not None]
    assert known == sorted(known, reverse=True)
    assert means[len(known) :] == [None] * (len(means) - len(known))
    for one in dasbor.rincian:
        printed = [row.hasil.capaian for sasaran in one.sasaran for row in sasaran.baris]
        assert printed == [hasil.capaian for hasil in one.baris.capaian.indikator]
    assert sum(share.persen for share in spread(rekap)) == 100


def test_who_moved_is_told_from_the_means_as_printed(kabupaten, db):
    rows = load_rekap(kabupaten, 2021).baris
    row = next(row for row in rows if row.capaian.rata_rata.nilai is not None)
    mean = row.capaian.rata_rata

    def moved(by: str) -> Gerak:
        old = replace(
            row,
            capaian=replace(row.capaian, rata_rata=replace(mean, nilai=mean.nilai - Decimal(by))),
        )
        return compare_years([row], [old])[0]

    assert [moved(by).kata for by in ("1.2", "-0.05", "0")] == [
        "naik 1,20 poin",
        "turun 0,05 poin",
        "tetap",
    ]
    assert [moved(by).tanda for by in ("1.2", "-0.05", "0")] == ["▲", "▼", "="]
    assert compare_years([row], [])[0].kata == "belum ada pembanding"
    empty = next(row for row in rows if row.capaian.rata_rata.nilai is None)
    [gerak] = compare_years([empty], [empty])
    assert (gerak.selisih, gerak.kata) == (None, "belum terhitung")


def test_the_kabupaten_has_some_who_moved_and_some_who_cannot_tell(kabupaten, db):
    dasbor = load_dasbor(Pengguna.objects.get(username="tim.sakip"), kabupaten, 2021)
    now, before = (
        {row.instansi.pk: row.capaian.rata_rata.nilai for row in load_rekap(kabupaten, year).baris}
        for year in (2021, 2020)
    )
    for one in dasbor.gerak:
        pk = one.baris.instansi.pk
        known = None not in (now[pk], before[pk])
        assert one.selisih == (now[pk] - before[pk] if known else None), one.baris.instansi
    assert min(dasbor.naik, dasbor.turun) > 0
    assert any(one.pindah for one in dasbor.gerak)
    words = {one.kata for one in dasbor.gerak}
    assert {"belum ada pembanding", "belum terhitung"} <= words
    assert dasbor.naik + dasbor.turun == sum(bool(one.selisih) for one in dasbor.gerak)


def test_the_dashboard_takes_as_many_queries_for_310_kecamatan(kabupaten, db, client):
    client.force_login(Pengguna.objects.get(username="tim.sakip"))

    def count() -> int:
        with CaptureQueriesContext(connection) as caught:
            page = client.get(f"/kabupaten/{kabupaten.pk}/2021/dasbor/")
        assert page.status_code == 200
        return len(caught)

    count()
    queries = count()
    make_kabupaten(kabupaten, 279)
    assert count() == queries


def test_the_kepala_daerah_is_led_to_no_draft(kabupaten, db):
    dasbor = load_dasbor(Pengguna.objects.get(username="bupati.jember"), kabupaten, 2021)
    handed_in = Tahap.objects.filter(
        instansi__pemda=kabupaten, tahun=2021, langkah="lakip", status__in=["diajukan", "disetujui"]
    ).values_list("instansi", flat=True)
    assert {one.baris.instansi.pk for one in dasbor.rincian if one.terbuka} == set(handed_in)
