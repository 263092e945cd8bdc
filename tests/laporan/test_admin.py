"""Django's admin: every model has its page, every write its row of trail, and guards hold."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from instansi.models import (
    Instansi,
    Jabatan,
    MasaJabatan,
    Pejabat,
    Pemda,
    Pengguna,
    Penugasan,
    SubUnit,
    Undangan,
)
from kerja.admin import TrailAdmin
from kerja.models import Berkas, Jejak, Pekerjaan, Tahap
from laporan.models import Cetakan, Laporan
from perjanjian.models import PerjanjianKinerja, PkProgram
from renstra.models import Rpjmd
from tests.instansi.builders import days, make_orang
from tests.rows import make

APPS = ["instansi", "kerja", "renstra", "keuangan", "perjanjian", "capaian", "laporan"]
OURS = [model for app in APPS for model in apps.get_app_config(app).get_models()]
PAGES = {model: page for model, page in admin.site._registry.items() if model in OURS}
INLINES = {inline.model for page in PAGES.values() for inline in page.inlines}


@pytest.fixture
def boss(demo, client):
    """A client where the demo's admin is logged in."""
    client.force_login(Pengguna.objects.get(username="admin"))
    return client


def address(model, page, *args) -> str:
    """The address of an admin page."""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def form_of(client, url) -> dict[str, str]:
    """Return the values that the admin's form would send unchanged."""
    context = client.get(url).context_data
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    fields = [field for form in forms for field in form]
    values = {field.html_name: field.value() for field in fields}
    return {name: value for name, value in values.items() if value not in (None, False)}


def test_every_model_has_a_page_or_rows_on_one():
    assert set(OURS) - set(PAGES) - INLINES == set()


def test_every_page_keeps_the_trail_and_offers_no_deletion_in_bulk(rf):
    assert [page for page in PAGES.values() if not isinstance(page, TrailAdmin)] == []


@pytest.mark.parametrize("model", PAGES, ids=lambda model: model._meta.label)
def test_every_page_opens(boss, model):
    listing = boss.get(
        address(model, "changelist"), {"q": "a"} if PAGES[model].search_fields else {}
    )
    assert listing.status_code == 200
    assert "delete_selected" not in listing.content.decode()
    row = model._default_manager.first() or make(model)
    assert boss.get(address(model, "change", row.pk)).status_code == 200
    allowed = PAGES[model].has_add_permission.__func__ is TrailAdmin.has_add_permission
    assert boss.get(address(model, "add")).status_code == (200 if allowed else 403)


def test_a_change_is_one_row_of_trail_with_the_fields_before_and_after(boss, demo):
    url = address(Instansi, "change", demo.pk)
    data = form_of(boss, url)
    data["alamat"] = "Jalan Baru 1"
    row = demo.uraian.first()
    data["uraian-0-teks"] = "Tugas yang lain"
    before = Jejak.objects.count()
    assert boss.post(url, data).status_code == 302
    assert Jejak.objects.count() == before + 1
    jejak = Jejak.objects.first()
    assert (jejak.aksi, jejak.pelaku.username, jejak.instansi) == ("ubah", "admin", demo)
    assert jejak.perubahan["alamat"] == [demo.alamat, "Jalan Baru 1"]
    assert f"uraianorganisasi {row.pk} teks" in jejak.perubahan
    versi = demo.versi
    demo.refresh_from_db()
    assert demo.versi == versi + 1
    row.refresh_from_db()
    assert row.versi == 2


def test_adding_and_deleting_are_recorded_and_history_leads_to_the_trail(boss, demo):
    data = {"pemda": demo.pemda_id, "nama": "Siti", "nip": "", "pangkat": "", "golongan": ""}
    assert boss.post(address(Pejabat, "add"), data).status_code == 302
    siti = Pejabat.objects.get(nama="Siti")
    assert Jejak.objects.first().perubahan["nama"] == [None, "Siti"]
    trail = boss.get(address(Pejabat, "history", siti.pk), follow=True)
    assert trail.context_data["cl"].result_count == 1
    boss.post(address(Pejabat, "delete", siti.pk), {"post": "yes"})
    assert not Pejabat.objects.filter(nama="Siti").exists()
    jejak = Jejak.objects.first()
    assert (jejak.aksi, jejak.objek_id) == ("hapus", str(siti.pk))
    assert jejak.perubahan["nama"] == ["Siti", None]


def test_a_new_password_is_recorded_without_the_password(boss):
    user = Pengguna.objects.get(username="staf.patrang")
    url = reverse("admin:auth_user_password_change", args=[user.pk])
    secret = "sungguh-rahasia-77"
    data = {"password1": secret, "password2": secret, "usable_password": "true"}
    assert boss.post(url, data).status_code == 302
    user.refresh_from_db()
    assert user.check_password(secret)
    jejak = Jejak.objects.first()
    assert (jejak.aksi, jejak.objek_id) == ("ubah", str(user.pk))
    assert secret not in str(jejak.perubahan)


def test_a_pk_in_force_is_only_looked_at(boss, demo):
    pk = PerjanjianKinerja.objects.get(instansi=demo, status="berlaku")
    url = address(PerjanjianKinerja, "change", pk.pk)
    page = boss.get(url)
    assert page.status_code == 200
    assert not page.context_data["has_change_permission"]
    assert all(not i.has_change_permission for i in page.context_data["inline_admin_formsets"])
    assert boss.post(url, {"tahun": 2020}).status_code == 403
    assert (
        boss.post(address(PerjanjianKinerja, "delete", pk.pk), {"post": "yes"}).status_code == 403
    )
    program = PkProgram.objects.filter(perjanjian=pk)
    assert program.count() == 4


def test_a_draft_pk_may_be_changed(boss, demo):
    pk = make(PerjanjianKinerja, instansi=demo, tahun=2022)
    page = boss.get(address(PerjanjianKinerja, "change", pk.pk))
    assert page.context_data["has_change_permission"]


GUARDED = [Jejak, Berkas, Pekerjaan, Cetakan, Tahap, Undangan, SubUnit, Jabatan, MasaJabatan]


@pytest.mark.parametrize("model", GUARDED)
def test_what_services_write_is_only_looked_at(boss, model):
    row = model._default_manager.first() or make(model)
    for page in ("change", "delete"):
        assert boss.post(address(model, page, row.pk), {"post": "yes"}).status_code == 403
    assert boss.post(address(model, "add"), {}).status_code == 403
    assert model._default_manager.filter(pk=row.pk).exists()


def test_a_role_is_given_here_but_ended_on_its_page(boss, demo):
    role = Penugasan.objects.get(peran="admin")
    for page in ("change", "delete"):
        sent = boss.post(
            address(Penugasan, page, role.pk), {"selesai": "2021-01-01", "post": "yes"}
        )
        assert sent.status_code == 403
    user = Pengguna.objects.get(username="staf.patrang")
    data = {
        "pengguna": user.pk,
        "peran": "admin",
        "pemda": demo.pemda_id,
        "jenis": "definitif",
        "mulai": "2021-01-01",
    }
    assert boss.post(address(Penugasan, "add"), data).status_code == 302
    assert (Jejak.objects.first().aksi, user.penugasan.count()) == ("tambah", 2)


def test_here_a_user_is_only_made_staff_or_not(boss):
    user = Pengguna.objects.get(username="staf.patrang")
    data = {"is_staff": "on", "is_active": "", "nama": "Lain", "email": "lain@example.id"}
    assert boss.post(address(Pengguna, "change", user.pk), data).status_code == 302
    user.refresh_from_db()
    assert (user.is_staff, user.is_active, user.nama) == (True, True, "Staf Perencanaan Patrang")
    assert Jejak.objects.first().perubahan == {"is_staff": [False, True]}


def test_people_are_deactivated_and_never_deleted(boss):
    user = Pengguna.objects.get(username="staf.patrang")
    assert boss.post(address(Pengguna, "delete", user.pk), {"post": "yes"}).status_code == 403


def test_staff_without_a_role_of_admin_today_stay_outside(boss):
    address_of_all = reverse("admin:index")
    other = make_orang("admin", Pemda.objects.get())
    Penugasan.objects.filter(pengguna__username="admin").update(selesai=days(-1))
    assert boss.get(address_of_all).status_code == 302
    Penugasan.objects.filter(pengguna=other).update(selesai=days(-1))
    assert boss.get(address_of_all).status_code == 200  # a superuser names the first admin
    Pengguna.objects.filter(username="admin").update(is_superuser=False)
    assert boss.get(address_of_all).status_code == 302


def test_an_admin_who_is_no_superuser_sees_no_data_and_no_trail(demo, client):
    user = make_orang("admin", demo.pemda, is_staff=True)
    client.force_login(user)
    assert client.get(reverse("admin:index")).status_code == 200
    for model in PAGES:
        assert client.get(address(model, "changelist")).status_code == 403


@pytest.mark.parametrize("username", ["staf.patrang", "tim.sakip"])
def test_only_staff_enter(demo, client, username):
    assert client.get(address(Rpjmd, "changelist")).status_code == 302
    client.force_login(Pengguna.objects.get(username=username))
    assert client.get(address(Rpjmd, "changelist")).status_code in (302, 403)
    assert client.get(address(Laporan, "add")).status_code in (302, 403)
