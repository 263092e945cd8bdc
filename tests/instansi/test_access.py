"""Who may do what: by role, place and day."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404
from django.template import Context, Template
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from instansi import access
from instansi.access import can, can_grant, can_somewhere, governs, holds_keys, require
from instansi.models import Pengguna
from instansi.rights import Right
from tests.instansi.builders import (
    days,
    give_role,
    make_jabatan,
    make_masa,
    make_orang,
    make_pejabat,
    make_pengguna,
)

pytestmark = pytest.mark.django_db


def again(user: Pengguna) -> Pengguna:
    """The user as the next request meets them."""
    return Pengguna.objects.get(pk=user.pk)


class TestPlace:
    def test_a_role_at_an_instansi_reaches_that_one_alone(self, staf, sukamaju, sukasari, seberang):
        places = [sukamaju, sukasari, seberang, sukamaju.pemda]
        assert [can(staf, Right.DATA_ENTER, place) for place in places] == [
            True,
            False,
            False,
            False,
        ]

    def test_a_role_at_a_pemda_reaches_all_of_its_own(self, tim, sukamaju, sukasari, seberang):
        places = [sukamaju, sukasari, sukamaju.pemda, seberang, seberang.pemda]
        assert [can(tim, Right.ORANG_MANAGE, place) for place in places] == [
            True,
            True,
            True,
            False,
            False,
        ]

    def test_the_settings_of_a_pemda_belong_to_all_who_serve_it(self, staf, sukamaju, seberang):
        assert can(staf, Right.PENGATURAN_READ, sukamaju.pemda)
        assert not can(staf, Right.PENGATURAN_READ, seberang.pemda)
        assert not can(staf, Right.PENGATURAN_SET, sukamaju.pemda)

    def test_one_person_may_hold_roles_at_two_places(self, camat, sukamaju, sukasari):
        give_role(camat, "camat", sukasari, jenis="plt")
        user = again(camat)
        assert can(user, Right.DATA_APPROVE, sukamaju)
        assert can(user, Right.DATA_APPROVE, sukasari)

    def test_two_roles_do_not_mix_their_places(self, staf, sukamaju, sukasari):
        give_role(staf, "pejabat", sukasari)
        user = again(staf)
        assert can(user, Right.PK_BAWAHAN_SIGN_FIRST, sukasari)
        assert not can(user, Right.PK_BAWAHAN_SIGN_FIRST, sukamaju)
        assert not can(user, Right.DATA_ENTER, sukasari)


class TestDay:
    @pytest.mark.parametrize(
        ("period", "granted"),
        [
            ({"mulai": days(0)}, True),
            ({"mulai": days(1)}, False),
            ({"selesai": days(0)}, True),
            ({"selesai": days(-1)}, False),
            ({"dicabut": timezone.now()}, False),
            ({"selesai": days(9), "dicabut": timezone.now()}, False),
        ],
    )
    def test_a_role_grants_from_its_first_to_its_last_day(self, sukamaju, period, granted):
        user = make_pengguna()
        role = give_role(user, "staf", sukamaju, **period)
        assert can(user, Right.DATA_READ, sukamaju) == granted
        assert role.berlaku == granted

    def test_nothing_to_an_inactive_user(self, staf, sukamaju):
        Pengguna.objects.filter(pk=staf.pk).update(is_active=False)
        assert not can_somewhere(again(staf), Right.DATA_READ)

    def test_nothing_at_an_instansi_that_is_closed(self, staf, camat, tim, sukamaju):
        type(sukamaju).objects.update(aktif=False)
        assert not can_somewhere(staf, Right.DATA_READ)
        assert can(tim, Right.INSTANSI_MANAGE, sukamaju)

    def test_nothing_to_nobody(self, sukamaju):
        assert not can(AnonymousUser(), Right.DATA_READ, sukamaju)
        assert list(access.visible_instansi(AnonymousUser())) == []

    def test_being_superuser_grants_nothing(self, sukamaju):
        user = make_pengguna(is_superuser=True, is_staff=True)
        assert not any(can(user, right, sukamaju) for right in Right)


class TestRequire:
    def test_who_may_passes(self, tim, sukamaju):
        require(tim, Right.ORANG_MANAGE, sukamaju)
        require(tim, Right.ORANG_MANAGE)

    def test_who_sees_but_may_not_is_told_who_may(self, staf, sukamaju):
        with pytest.raises(PermissionDenied, match="mengelola orang.*Tim SAKIP atau Admin"):
            require(staf, Right.ORANG_MANAGE, sukamaju)

    @pytest.mark.parametrize("peran", ["pejabat", "bupati", "inspektorat"])
    def test_who_sees_nothing_finds_nothing(self, sukamaju, peran):
        place = sukamaju if peran == "pejabat" else sukamaju.pemda
        with pytest.raises(Http404):
            require(make_orang(peran, place), Right.ORANG_MANAGE)

    def test_elsewhere_nothing_is_found(self, tim, seberang):
        with pytest.raises(Http404):
            require(tim, Right.ORANG_MANAGE, seberang)


class TestGrant:
    @pytest.mark.parametrize(
        ("giver", "peran", "granted"),
        [
            ("camat", "staf", True),
            ("camat", "pejabat", True),
            ("camat", "camat", False),
            ("staf", "staf", False),
            ("tim_sakip", "camat", True),
            ("tim_sakip", "tim_sakip", True),
            ("tim_sakip", "bupati", False),
            ("tim_sakip", "inspektorat", False),
            ("tim_sakip", "admin", False),
            ("admin", "bupati", True),
            ("admin", "admin", True),
            ("inspektorat", "inspektorat", False),
        ],
    )
    def test_which_roles_a_role_gives(self, sukamaju, giver, peran, granted):
        def place(role):
            return sukamaju if role in ("staf", "camat", "pejabat") else sukamaju.pemda

        user = make_orang(giver, place(giver))
        assert can_grant(user, peran, place(peran)) == granted
        assert (peran in access.grantable_peran(user)) == granted

    def test_a_camat_gives_at_the_own_instansi_alone(self, camat, sukasari):
        assert not can_grant(camat, "staf", sukasari)

    def test_nobody_gives_in_another_pemda(self, tim, admin, seberang):
        assert not can_grant(tim, "staf", seberang)
        assert not can_grant(admin, "admin", seberang.pemda)

    def test_the_refusal_says_who_may(self, tim, pemda):
        with pytest.raises(PermissionDenied, match=r"peran Admin di Kabupaten Contoh: Admin\."):
            access.require_grant(tim, "admin", pemda)


class TestGoverns:
    def test_somebody_whose_every_role_one_could_give(self, tim, camat, staf):
        assert governs(tim, staf)
        assert governs(camat, staf)
        assert not governs(staf, camat)

    def test_not_somebody_above(self, tim, camat, admin):
        assert not governs(tim, admin)
        assert not governs(camat, tim)
        assert governs(admin, tim)

    def test_not_somebody_who_also_serves_elsewhere(self, tim, staf, seberang):
        give_role(staf, "pejabat", seberang)
        assert not governs(tim, staf)

    def test_a_role_to_come_counts_and_one_that_ended_does_not(self, tim, staf, seberang):
        ended = give_role(staf, "pejabat", seberang, selesai=days(-1))
        assert governs(tim, staf)
        type(ended).objects.filter(pk=ended.pk).update(mulai=days(5), selesai=None)
        assert not governs(tim, staf)

    @pytest.mark.parametrize("mark", ["is_staff", "is_superuser"])
    def test_who_opens_djangos_admin_is_for_a_superuser(self, tim, admin, sukamaju, mark):
        user = make_orang("staf", sukamaju, **{mark: True})
        assert not governs(tim, user)
        assert not governs(admin, user)
        admin.is_superuser = True
        assert governs(admin, user)

    def test_who_has_no_role_left_stays_with_the_pemda_of_the_last_one(
        self, tim, camat, staf, seberang
    ):
        staf.penugasan.update(dicabut=timezone.now())
        assert governs(tim, staf)
        assert not governs(camat, staf)
        assert not governs(make_orang("tim_sakip", seberang.pemda), staf)

    def test_who_never_had_a_role_is_for_the_pemda_of_their_official(self, tim, pemda, seberang):
        assert not governs(tim, make_pengguna())
        assert governs(tim, make_pengguna(pejabat=make_pejabat(pemda)))
        assert not governs(tim, make_pengguna(pejabat=make_pejabat(seberang.pemda)))


class TestKeys:
    def test_of_those_who_sign_or_review_are_for_an_admin(self, tim, admin, camat, staf, pemda):
        assert holds_keys(tim, staf)
        for person in (camat, make_orang("bupati", pemda), make_orang("inspektorat", pemda)):
            assert not holds_keys(tim, person)
            assert holds_keys(admin, person)

    def test_an_admin_of_another_pemda_does_not_count(self, tim, camat, seberang):
        give_role(tim, "admin", seberang.pemda)
        assert not holds_keys(again(tim), camat)

    def test_nobody_holds_their_own(self, admin):
        assert not holds_keys(admin, admin)
        with pytest.raises(PermissionDenied, match="akun Anda sendiri"):
            access.require_keys(admin, admin)


class TestVisible:
    def test_people_of_the_own_instansi_and_of_the_own_pemda(
        self, staf, camat, tim, admin, sukasari, seberang
    ):
        other = make_orang("staf", sukasari)
        stranger = make_orang("staf", seberang)
        assert set(access.visible_pengguna(camat)) == {staf, camat}
        assert set(access.visible_pengguna(tim)) == {staf, camat, tim, admin, other}
        assert stranger not in access.visible_pengguna(admin)

    def test_people_who_left_are_still_seen_with_their_role_here_alone(
        self, camat, staf, sukamaju, sukasari
    ):
        staf.penugasan.update(selesai=days(-1))
        give_role(staf, "staf", sukasari)
        assert staf in access.visible_pengguna(camat)
        seen = access.visible_penugasan(camat).filter(pengguna=staf)
        assert [role.instansi for role in seen] == [sukamaju]

    def test_an_account_without_roles_is_found_by_its_official(self, tim, pemda, seberang):
        here = make_pengguna(pejabat=make_pejabat(pemda))
        there = make_pengguna(pejabat=make_pejabat(seberang.pemda))
        assert here in access.visible_pengguna(tim)
        assert there not in access.visible_pengguna(tim)

    def test_posts_terms_and_officials(self, staf, tim, sukamaju, sukasari, seberang):
        terms = [make_masa(make_jabatan(p)) for p in (sukamaju, sukasari, seberang)]
        bupati = make_masa(make_jabatan(sukamaju.pemda))
        assert list(access.visible_masa(staf)) == terms[:1]
        assert list(access.visible_pejabat(staf)) == [terms[0].pejabat]
        assert set(access.visible_jabatan(tim)) == {t.jabatan for t in (*terms[:2], bupati)}
        assert set(access.visible_pejabat(tim)) == {t.pejabat for t in (*terms[:2], bupati)}

    def test_admin_reads_no_data(self, admin, tim, sukamaju):
        assert list(access.visible_instansi(admin)) == []
        assert list(access.visible_instansi(tim)) == [sukamaju]

    def test_a_scope_without_places_holds_nothing(self):
        nowhere = access.Scope(frozenset(), frozenset())
        assert not nowhere
        assert isinstance(nowhere.within(), Q)


class TestAsking:
    def test_roles_are_read_once_for_each_request(self, tim, sukamaju, django_assert_num_queries):
        user = SimpleLazyObject(lambda: tim)
        with django_assert_num_queries(1):
            for _ in range(3):
                assert can(user, Right.DATA_READ, sukamaju)
                assert can_grant(user, "staf", sukamaju)

    def test_a_template_asks(self, staf, sukamaju, rf):
        request = rf.get("/")
        request.user = staf
        text = '{% load access %}{% may "data.enter" p as ya %}{% may "orang.manage" as tidak %}'
        page = Template(text + "{{ ya }} {{ tidak }}")
        assert page.render(Context({"request": request, "p": sukamaju})) == "True False"

    def test_a_misspelt_right_is_an_error(self, staf, rf):
        request = rf.get("/")
        request.user = staf
        with pytest.raises(ValueError, match=r"data\.entr"):
            Template('{% load access %}{% may "data.entr" %}').render(Context({"request": request}))
