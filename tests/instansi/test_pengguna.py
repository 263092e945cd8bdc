"""Accounts are changed, closed and opened; roles begin and end; nobody locks themselves out."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from instansi.access import can_somewhere, governs
from instansi.models import Pengguna, Penugasan
from instansi.rights import Right
from instansi.services import pengguna as services
from instansi.services.penugasan import end_penugasan, start_penugasan
from sakip.errors import Ditolak, VersiUsang
from tests.instansi.builders import (
    days,
    give_role,
    make_orang,
    make_pejabat,
    make_pengguna,
)

pytestmark = pytest.mark.django_db
NIP, OTHER_NIP = "196712291993031008", "197001011990011001"


def again(user):
    return Pengguna.objects.get(pk=user.pk)


class TestEdit:
    def test_changes_are_one_act_with_before_and_after(self, tim, staf, sukamaju, trail):
        services.edit_pengguna(staf, by=tim, versi=1, nama="Nama Baru", nip=NIP)
        (act,) = trail()
        assert (act.aksi, act.pelaku, act.instansi) == ("ubah pengguna", tim, sukamaju)
        assert act.perubahan == {"nama": ["Staf Sukamaju", "Nama Baru"], "nip": ["", NIP]}
        assert again(staf).versi == 2

    def test_nothing_changed_is_no_act(self, tim, staf, trail):
        services.edit_pengguna(staf, by=tim, versi=1, nama=staf.nama)
        assert trail() == []
        assert again(staf).versi == 1

    def test_the_second_of_two_editors_is_stopped(self, tim, staf):
        services.edit_pengguna(staf, by=tim, versi=1, nama="Pertama")
        with pytest.raises(VersiUsang) as stale:
            services.edit_pengguna(staf, by=tim, versi=1, nama="Kedua")
        assert stale.value.saved.nama == "Pertama"

    def test_a_username_that_is_the_nip_follows_it(self, tim, sukamaju):
        person = make_orang("staf", sukamaju, username=NIP, nip=NIP)
        services.edit_pengguna(person, by=tim, versi=1, nip=OTHER_NIP)
        assert again(person).username == OTHER_NIP

    def test_a_nip_that_is_used_to_log_in_is_not_emptied(self, tim, sukamaju):
        person = make_orang("staf", sukamaju, username=NIP, nip=NIP)
        with pytest.raises(Ditolak, match="bukan kosong"):
            services.edit_pengguna(person, by=tim, versi=1, nip="")

    def test_name_and_nip_follow_the_official(self, tim, staf, pemda):
        official = make_pejabat(pemda, "Haidori", gelar_belakang="S.E.", nip=NIP)
        services.edit_pengguna(staf, by=tim, versi=1, nama="x", nip="", pejabat=official)
        assert (again(staf).nama, again(staf).nip) == ("Haidori, S.E.", NIP)

    def test_the_earlier_address_is_told(
        self, tim, staf, mailoutbox, django_capture_on_commit_callbacks
    ):
        Pengguna.objects.filter(pk=staf.pk).update(email="lama@example.id")
        with django_capture_on_commit_callbacks(execute=True):
            services.edit_pengguna(staf, by=tim, versi=1, email="baru@example.id")
        (letter,) = mailoutbox
        assert letter.to == ["lama@example.id"]
        assert "oleh Tim SAKIP" in letter.body

    def test_the_address_of_who_signs_is_for_an_admin(self, tim, admin, camat):
        with pytest.raises(PermissionDenied, match="hanya dapat diurus admin"):
            services.edit_pengguna(camat, by=tim, versi=1, email="lain@example.id")
        services.edit_pengguna(camat, by=tim, versi=1, nama="Nama Baru")
        services.edit_pengguna(camat, by=admin, versi=2, email="lain@example.id")
        assert (again(camat).nama, again(camat).email) == ("Nama Baru", "lain@example.id")

    def test_the_own_address_is_changed_by_somebody_else(self, tim):
        with pytest.raises(PermissionDenied, match="akun Anda sendiri"):
            services.edit_pengguna(tim, by=tim, versi=1, email="lain@example.id")

    def test_what_the_database_would_refuse_is_refused_in_words(self, tim, staf):
        make_pengguna(nip=NIP)
        with pytest.raises(ValidationError, match="NIP ini sudah dipakai akun lain"):
            services.edit_pengguna(staf, by=tim, versi=1, nip=NIP)


class TestDeactivate:
    def test_ends_access_roles_invitation_and_sessions_in_one_act(self, tim, staf, sukamaju, trail):
        browser = Client()
        browser.force_login(staf)
        trail()
        services.deactivate(staf, by=tim)
        person = again(staf)
        assert person.keadaan != Pengguna.Keadaan.AKTIF
        assert not can_somewhere(person, Right.DATA_READ)
        assert not any(role.belum_usai for role in person.penugasan.all())
        (act,) = trail()
        assert (act.aksi, act.instansi) == ("nonaktifkan pengguna", sukamaju)
        assert act.perubahan["is_active"] == [True, False]
        assert act.perubahan["sesi"] == [1, 0]

    def test_an_old_session_does_not_come_alive_with_the_account(self, tim, sukamaju):
        person = make_orang("staf", sukamaju, password="jalan-kartini-42")
        browser = Client()
        browser.force_login(person)
        services.deactivate(person, by=tim)
        services.reactivate(person, by=tim)
        assert "/login/" in browser.get("/").url

    def test_closes_the_door_of_djangos_admin_too(self, tim, sukamaju):
        person = make_orang("staf", sukamaju, is_staff=True, is_superuser=True)
        services.deactivate(person, by=tim)
        assert (again(person).is_staff, again(person).is_superuser) == (False, False)

    def test_other_people_stay_logged_in(self, tim, staf, camat):
        browser = Client()
        browser.force_login(camat)
        services.deactivate(staf, by=tim)
        assert browser.get("/").status_code == 200

    def test_not_oneself(self, tim):
        with pytest.raises(Ditolak, match="oleh orang lain"):
            services.deactivate(tim, by=tim)

    def test_not_the_last_admin(self, admin):
        with pytest.raises(Ditolak, match="admin terakhir Kabupaten Contoh"):
            services.deactivate(admin, by=None)
        assert again(admin).is_active

    def test_not_twice(self, tim, staf):
        services.deactivate(staf, by=tim)
        with pytest.raises(Ditolak, match="sudah nonaktif"):
            services.deactivate(staf, by=tim)

    def test_opened_again_without_the_roles(self, tim, sukamaju, trail):
        person = make_orang("staf", sukamaju, password="jalan-kartini-42")
        services.deactivate(person, by=tim)
        trail()
        services.reactivate(person, by=tim)
        assert again(person).is_active
        assert not can_somewhere(again(person), Right.DATA_READ)
        assert [row.aksi for row in trail()] == ["aktifkan pengguna"]

    def test_who_never_chose_a_password_is_invited_instead(self, tim, staf):
        services.deactivate(staf, by=tim)
        with pytest.raises(Ditolak, match="kirimkan undangan lagi"):
            services.reactivate(staf, by=tim)


class TestPenugasan:
    def start(self, person, place, peran="staf", *, by, **fields):
        role = Penugasan(
            pengguna=person,
            peran=peran,
            pemda=place.pemda,
            instansi=place,
            **{"mulai": days(0), **fields},
        )
        return start_penugasan(role, by=by)

    def test_a_second_role_at_another_place(self, tim, camat, sukasari, trail):
        self.start(camat, sukasari, "camat", by=tim, jenis="plt")
        assert can_somewhere(again(camat), Right.DATA_APPROVE)
        (act,) = trail()
        assert (act.aksi, act.instansi) == ("mulai penugasan", sukasari)
        assert act.perubahan["jenis"] == [None, "plt"]

    @pytest.mark.parametrize(("mulai", "selesai"), [(0, None), (-60, 0), (3, 5)])
    def test_the_same_role_twice_at_once_is_refused(self, tim, staf, sukamaju, mulai, selesai):
        with pytest.raises(Ditolak, match="sudah memegang peran itu"):
            self.start(
                staf,
                sukamaju,
                by=tim,
                mulai=days(mulai),
                selesai=None if selesai is None else days(selesai),
            )

    def test_the_same_role_again_after_it_ended(self, tim, staf, sukamaju):
        staf.penugasan.update(selesai=days(-1))
        assert self.start(staf, sukamaju, by=tim).pk

    def test_not_to_oneself(self, tim, admin, sukamaju):
        for person in (tim, admin):
            with pytest.raises(PermissionDenied, match="akun Anda sendiri"):
                self.start(person, sukamaju, by=person)
        assert tim.penugasan.count() == admin.penugasan.count() == 1

    def test_not_to_an_account_that_is_closed(self, tim, sukamaju):
        person = make_orang("staf", sukamaju, password="jalan-kartini-42")
        services.deactivate(person, by=tim)
        with pytest.raises(Ditolak, match="aktifkan dulu"):
            self.start(person, sukamaju, by=tim)

    def test_a_camat_reopens_no_invited_person_whom_others_closed(self, tim, camat, sukamaju):
        person = make_orang("staf", sukamaju, is_active=False)
        services.deactivate(person, by=tim)
        assert not governs(camat, person)
        with pytest.raises(PermissionDenied):
            self.start(person, sukamaju, by=camat)
        assert self.start(person, sukamaju, by=tim).pk

    def test_not_at_a_closed_instansi(self, tim, staf, sukasari):
        type(sukasari).objects.update(aktif=False)
        sukasari.refresh_from_db()
        with pytest.raises(Ditolak, match="sudah nonaktif"):
            self.start(staf, sukasari, by=tim)

    def test_not_without_the_right_to_give_it(self, camat, staf, sukamaju):
        with pytest.raises(PermissionDenied, match="Tim SAKIP atau Admin"):
            self.start(staf, sukamaju, "camat", by=camat)

    def test_ended_at_once_it_grants_nothing_and_stays_on_record(self, camat, staf, trail):
        role = staf.penugasan.get()
        end_penugasan(role, by=camat)
        assert not can_somewhere(again(staf), Right.DATA_READ)
        kept = staf.penugasan.get()
        assert (kept.selesai, kept.berlaku) == (None, False)
        (act,) = trail()
        assert (act.aksi, list(act.perubahan)) == ("akhiri penugasan", ["dicabut"])

    def test_ended_on_its_very_first_day(self, camat, sukamaju):
        person = make_pengguna()
        role = give_role(person, "staf", sukamaju, mulai=days(0))
        end_penugasan(role, by=camat)
        assert not can_somewhere(again(person), Right.DATA_READ)

    def test_ended_by_a_day_it_lasts_to_that_day(self, camat, staf):
        end_penugasan(staf.penugasan.get(), by=camat, selesai=days(0))
        assert can_somewhere(again(staf), Right.DATA_READ)
        assert staf.penugasan.get().selesai == days(0)

    def test_never_made_longer(self, camat, staf):
        staf.penugasan.update(selesai=days(3))
        with pytest.raises(Ditolak, match="berakhir lebih awal"):
            end_penugasan(staf.penugasan.get(), by=camat, selesai=days(4))
        end_penugasan(staf.penugasan.get(), by=camat, selesai=days(3))

    def test_taken_at_the_own_place_whatever_else_the_person_holds(self, camat, staf, seberang):
        give_role(staf, "camat", seberang)
        Pengguna.objects.filter(pk=staf.pk).update(is_superuser=True, is_staff=True)
        role = staf.penugasan.get(peran="staf")
        end_penugasan(role, by=camat)
        assert staf.penugasan.get(pk=role.pk).dicabut

    def test_not_before_it_began(self, camat, staf):
        with pytest.raises(Ditolak, match="sebelum hari pertama"):
            end_penugasan(staf.penugasan.get(), by=camat, selesai=days(-31))

    def test_not_what_is_over(self, camat, staf):
        end_penugasan(staf.penugasan.get(), by=camat)
        with pytest.raises(Ditolak, match="sudah berakhir"):
            end_penugasan(staf.penugasan.get(), by=camat)

    def test_a_camat_ends_no_role_above_or_elsewhere(self, camat, tim, sukasari):
        stranger = make_orang("staf", sukasari)
        for role in (camat.penugasan.get(), tim.penugasan.get(), stranger.penugasan.get()):
            with pytest.raises(PermissionDenied):
                end_penugasan(role, by=camat)

    def test_an_admin_does_not_end_the_own_role_even_among_several(self, admin, pemda):
        make_orang("admin", pemda)
        with pytest.raises(Ditolak, match="oleh admin lain"):
            end_penugasan(admin.penugasan.get(), by=admin)

    def test_nobody_ends_the_last_admin(self, admin):
        with pytest.raises(Ditolak, match="admin terakhir"):
            end_penugasan(admin.penugasan.get(), by=None)

    @pytest.mark.parametrize(
        "other",
        [
            {"mulai": days(3)},
            {"selesai": days(-1)},
            {"selesai": days(0)},
            {"dicabut": timezone.now()},
        ],
    )
    def test_an_admin_who_is_none_today_does_not_count(self, admin, pemda, other):
        give_role(make_pengguna(), "admin", pemda, **other)
        with pytest.raises(Ditolak, match="admin terakhir"):
            end_penugasan(admin.penugasan.get(), by=None)

    def test_one_of_two_admins_ends_the_other(self, admin, pemda):
        other = make_orang("admin", pemda)
        end_penugasan(other.penugasan.get(), by=admin)
        assert not can_somewhere(again(other), Right.ORANG_MANAGE)
