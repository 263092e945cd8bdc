"""The pages of people, posts and places, as those who use them see them."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from instansi.models import Instansi, Jabatan, MasaJabatan, Pejabat, Pengguna, SubUnit
from kerja.models import Jejak, Tahap
from tests.html import find, texts, words
from tests.instansi.builders import (
    days,
    give_role,
    make_instansi,
    make_jabatan,
    make_masa,
    make_orang,
    make_pejabat,
    make_pengguna,
)


@pytest.fixture
def as_tim(tim) -> Client:
    return browse(tim)


def browse(user: Pengguna) -> Client:
    browser = Client()
    browser.force_login(user)
    return browser


def read(browser: Client, name: str, *args, query="", **kwargs) -> str:
    page = browser.get(reverse(f"instansi:{name}", args=args, kwargs=kwargs) + query)
    assert page.status_code == 200
    return page.content.decode()


def send(browser: Client, name: str, *args, **data):
    return browser.post(reverse(f"instansi:{name}", args=args), data)


def names(page: str) -> list[str]:
    """The first cell of each row of the page's table."""
    return [words(row.xpath("./th|./td")[0]) for row in find(page, "tbody")[0].xpath("./tr")]


class TestOwnAccount:
    @pytest.mark.parametrize("name", ["penugasan_baru", "orang_dua_langkah"])
    def test_is_not_helped_by_oneself(self, as_tim, tim, name):
        address = reverse(f"instansi:{name}", args=[tim.pk])
        for answer in (as_tim.get(address), as_tim.post(address, {})):
            assert answer.status_code == 403
            assert "akun Anda sendiri" in answer.content.decode()

    def test_is_not_moved_by_oneself(self, as_tim, tim):
        address = reverse("kerja:pindah", args=[tim.penugasan.get().pk])
        assert as_tim.get(address).status_code == 403

    def test_keeps_its_address(self, as_tim, tim):
        send(as_tim, "orang_ubah", tim.pk, nama="Nama Baru", email="lain@example.id", versi=1)
        tim.refresh_from_db()
        assert (tim.nama, tim.email) == ("Nama Baru", "")

    @pytest.mark.parametrize(
        "name",
        ["orang_ubah", "orang_nonaktifkan", "orang_dua_langkah", "penugasan_baru", "undang"],
    )
    def test_is_asked_for_the_password_again_before_touching_another(self, tim, staf, name):
        tim.set_password("kata-sandi-lama-2026")
        tim.save()
        browser = browse(tim)  # a session that nobody proved lately
        address = reverse(f"instansi:{name}", args=[] if name == "undang" else [staf.pk])
        for answer in (browser.get(address), browser.post(address, {})):
            assert answer.url.startswith("/akun/reauthenticate/")


class TestOrang:
    def test_people_with_their_roles_and_the_state_of_their_account(self, as_tim, camat, sukasari):
        give_role(camat, "camat", sukasari, jenis="plt", mulai=days(3))
        make_orang("staf", sukasari, "Belum Masuk", is_active=False)
        page = read(as_tim, "orang")
        assert names(page) == ["Belum Masuk", "Camat Sukamaju", "Tim SAKIP"]
        cells = [words(cell) for cell in find(page, "tbody")[0].xpath(".//td")]
        assert any(
            text.startswith("Camat, Kecamatan Sukamaju Plt. Camat, Kecamatan Sukasari (mulai ")
            for text in cells
        )
        assert "Belum aktif" in cells

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("?q=camat", ["Camat Sukamaju"]),
            ("?q=19671229 199303 1 008", ["Staf Sukamaju"]),
            ("?peran=tim_sakip", ["Tim SAKIP"]),
            ("?keadaan=diundang", ["Staf Sukamaju"]),
            ("?keadaan=nonaktif", ["Sudah Pergi"]),
            ("?peran=staf&q=sukamaju", ["Staf Sukamaju"]),
            ("?peran=tidak-ada", ["Camat Sukamaju", "Staf Sukamaju", "Sudah Pergi", "Tim SAKIP"]),
        ],
    )
    def test_search_and_filters(self, as_tim, camat, staf, sukamaju, query, found):
        staf.nip, staf.is_active = "196712291993031008", False
        staf.save()
        make_orang("pejabat", sukamaju, "Sudah Pergi", is_active=False, password="x-y-z-42")
        assert names(read(as_tim, "orang", query=query)) == found

    def test_filter_by_place(self, as_tim, staf, sukamaju, sukasari):
        make_orang("staf", sukasari, "Staf Sukasari")
        assert names(read(as_tim, "orang", query=f"?instansi={sukamaju.pk}")) == ["Staf Sukamaju"]

    def test_nothing_found_says_what_to_do(self, as_tim):
        assert "Tidak ada yang cocok" in read(as_tim, "orang", query="?q=zzz")

    def test_pages_keep_the_filter(self, as_tim, sukamaju):
        for number in range(30):
            make_orang("staf", sukamaju, f"Staf {number:02}")
        page = read(as_tim, "orang", query="?peran=staf")
        assert len(names(page)) == 25
        (following,) = [a.get("href") for a in find(page, "a") if words(a) == "Berikutnya"]
        assert len(names(read(as_tim, "orang", query=following))) == 5

    def test_a_camat_sees_the_own_people_without_the_buttons_of_others(
        self, camat, staf, tim, sukasari
    ):
        make_orang("staf", sukasari, "Orang Lain")
        browser = browse(camat)
        assert names(read(browser, "orang")) == ["Camat Sukamaju", "Staf Sukamaju"]
        own = read(browser, "orang_rinci", staf.pk)
        assert "Tambah penugasan" in own
        assert "Nonaktifkan" not in own
        assert "Tambah penugasan" not in read(browser, "orang_rinci", camat.pk)

    def test_addresses_are_for_those_who_manage(self, staf, camat, as_tim):
        Pengguna.objects.filter(pk=camat.pk).update(email="camat@example.id")
        assert "camat@example.id" in read(as_tim, "orang_rinci", camat.pk)
        assert "camat@example.id" not in read(browse(staf), "orang_rinci", camat.pk)

    def test_a_person_with_roles_now_and_earlier_and_posts(self, as_tim, camat, sukamaju, sukasari):
        give_role(camat, "staf", sukasari, selesai=days(-1))
        official = make_pejabat(sukamaju.pemda)
        make_masa(make_jabatan(sukamaju, "Camat Sukamaju Raya"), official)
        Pengguna.objects.filter(pk=camat.pk).update(pejabat=official)
        page = read(as_tim, "orang_rinci", camat.pk)
        now, earlier, posts = find(page, "section.panel")[1:4]
        assert "Camat, Kecamatan Sukamaju" in words(now)
        assert "Staf perencanaan, Kecamatan Sukasari" in words(earlier)
        assert "Camat Sukamaju Raya" in words(posts)


class TestActs:
    def test_inviting(self, as_tim, sukamaju, mailoutbox, django_capture_on_commit_callbacks):
        assert "Kirim undangan" in read(as_tim, "undang")
        with django_capture_on_commit_callbacks(execute=True):
            page = send(
                as_tim,
                "undang",
                nama="Siti Aminah",
                username="siti",
                email="siti@example.id",
                peran="staf",
                tempat=f"instansi-{sukamaju.pk}",
                jenis="definitif",
                mulai="2026-01-02",
            )
        person = Pengguna.objects.get(username="siti")
        assert page.url == reverse("instansi:orang_rinci", args=[person.pk])
        assert person.penugasan.get().mulai.isoformat() == "2026-01-02"
        link = re.search(r"http://testserver(/\S+)", mailoutbox[0].body).group(1)
        assert Client().get(link).status_code == 200

    @pytest.mark.parametrize(
        ("peran", "place", "says"),
        [
            ("staf", "pemda", "Staf perencanaan bertugas di sebuah instansi."),
            ("tim_sakip", "instansi", "Tim SAKIP bertugas di Pemda."),
        ],
    )
    def test_a_role_where_it_is_not_held(self, as_tim, staf, sukamaju, peran, place, says):
        key = f"instansi-{sukamaju.pk}" if place == "instansi" else f"pemda-{sukamaju.pemda_id}"
        page = send(
            as_tim,
            "penugasan_baru",
            staf.pk,
            peran=peran,
            tempat=key,
            jenis="definitif",
            mulai="2026-01-02",
        )
        assert says in page.content.decode()

    def test_a_camat_is_offered_only_what_a_camat_gives(self, camat):
        page = read(browse(camat), "undang")
        (peran,) = find(page, "select")[1:2]
        assert [words(option) for option in peran.xpath("./option")] == [
            "Pilih",
            "Staf perencanaan",
            "Pejabat bawah",
        ]
        assert [words(o) for o in find(page, "select")[2].xpath("./option")] == [
            "Kecamatan Sukamaju"
        ]

    def test_a_role_that_may_not_be_given_is_no_choice(self, as_tim, staf, pemda):
        page = send(
            as_tim,
            "penugasan_baru",
            staf.pk,
            peran="admin",
            tempat=f"pemda-{pemda.pk}",
            jenis="definitif",
            mulai="2026-01-02",
        )
        assert "Masukkan pilihan yang valid" in page.content.decode()

    def test_what_deactivating_ends_is_said_before(self, as_tim, staf):
        page = read(as_tim, "orang_nonaktifkan", staf.pk)
        assert "Penugasan berakhir: Staf perencanaan, Kecamatan Sukamaju." in texts(page, "li")
        send(as_tim, "orang_nonaktifkan", staf.pk)
        assert not Pengguna.objects.get(pk=staf.pk).is_active

    def test_what_a_service_refuses_is_said_on_the_page(self, as_tim, tim):
        page = send(as_tim, "orang_nonaktifkan", tim.pk)
        assert page.status_code == 200
        assert "hanya dapat dinonaktifkan oleh orang lain" in page.content.decode()

    def test_what_one_sees_but_may_not_do_says_who_may(self, camat, staf):
        page = browse(camat).get(reverse("instansi:orang_ubah", args=[staf.pk]))
        assert page.status_code == 403
        assert "Tim SAKIP atau Admin" in page.content.decode()

    def test_moving_a_person(self, as_tim, staf, sukamaju, sukasari):
        successor = make_orang("staf", sukamaju)
        task = Tahap.objects.create(instansi=sukamaju, tahun=2026, langkah="pk", pemegang=staf)
        role = staf.penugasan.get()
        address = reverse("kerja:pindah", args=[role.pk])
        page = as_tim.get(address).content.decode()
        assert "Perjanjian Kinerja 2026 Kecamatan Sukamaju" in page
        done = as_tim.post(
            address,
            {
                "peran": "staf",
                "tempat": f"instansi-{sukasari.pk}",
                "jenis": "definitif",
                "mulai": days(0).isoformat(),
                "penerus": successor.pk,
            },
        )
        assert done.url == reverse("instansi:orang_rinci", args=[staf.pk])
        task.refresh_from_db()
        assert task.pemegang == successor

    def test_making_an_official_a_post_and_a_term(self, as_tim, sukamaju):
        send(as_tim, "pejabat_baru", sukamaju.pemda_id, nama="Haidori", gelar_belakang="S.E.")
        official = Pejabat.objects.get(nama="Haidori")
        send(as_tim, "jabatan_baru", sukamaju.kode, nama="Camat Sukamaju", pimpinan="on")
        post = Jabatan.objects.get(nama="Camat Sukamaju")
        assert (post.instansi, post.pimpinan) == (sukamaju, True)
        send(as_tim, "masa_baru", post.pk, pejabat=official.pk, jenis="plt", mulai="2021-05-01")
        send(
            as_tim,
            "masa_baru",
            post.pk,
            pejabat=official.pk,
            jenis="definitif",
            mulai="2021-11-01",
            akhiri_sebelumnya="on",
        )
        lines = texts(read(as_tim, "jabatan_rinci", post.pk), "ol.timeline li")
        assert [line.split(" Ubah")[0] for line in lines] == [
            "Haidori, S.E. Definitif · 1 November 2021 – sekarang",
            "Haidori, S.E. Plt. · 1 Mei 2021 – 31 Oktober 2021",
        ]

    def test_days_without_a_holder_are_shown(self, as_tim, sukamaju):
        post = make_jabatan(sukamaju)
        make_masa(post, mulai=days(-400), selesai=days(-300))
        make_masa(post, mulai=days(-100))
        lines = texts(read(as_tim, "jabatan_rinci", post.pk), "ol.timeline li")
        assert [line.startswith("Tidak ada yang tercatat") for line in lines] == [
            False,
            True,
            False,
        ]

    def test_overlapping_terms_are_refused_at_the_date(self, as_tim, sukamaju):
        post = make_jabatan(sukamaju)
        term = make_masa(post)
        page = send(
            as_tim,
            "masa_baru",
            post.pk,
            pejabat=term.pejabat_id,
            jenis="definitif",
            mulai="2026-01-01",
        ).content.decode()
        assert "Akhiri dulu masa itu" in words(find(page, "div.invalid-feedback")[0])
        assert MasaJabatan.objects.count() == 1

    def test_making_and_closing_an_instansi_and_a_unit(self, as_tim, pemda):
        send(
            as_tim,
            "instansi_baru",
            pemda.pk,
            kode="baru",
            nama="Kecamatan Baru",
            sebutan_pimpinan="Camat",
        )
        place = Instansi.objects.get(kode="baru")
        send(as_tim, "unit_baru", "baru", nama="Sekretariat", jenis="sekretariat", urutan="1")
        unit = SubUnit.objects.get(instansi=place)
        assert "Sekretariat" in texts(read(as_tim, "instansi_rinci", "baru"), "tbody th")
        send(as_tim, "unit_nonaktifkan", unit.pk)
        send(as_tim, "instansi_nonaktifkan", "baru")
        place.refresh_from_db()
        assert not place.aktif
        assert "Belum ada instansi" in read(as_tim, "instansi")
        assert names(read(as_tim, "instansi", query="?keadaan=nonaktif")) == ["Kecamatan Baru"]


class TestTwoEditors:
    def test_the_second_sees_both_values_and_decides(self, as_tim, sukamaju):
        official = make_pejabat(sukamaju.pemda, "Haidori", pangkat="Pembina")
        form = {"nama": "Haidori", "pangkat": "Pembina Tingkat I", "versi": "1"}
        send(as_tim, "pejabat_ubah", official.pk, **form)
        second = {"nama": "Haidori", "pangkat": "Pembina Utama", "versi": "1"}
        page = send(as_tim, "pejabat_ubah", official.pk, **second).content.decode()
        assert "diubah orang lain" in page
        (row,) = find(page, "tbody")[0].xpath("./tr")
        assert [words(cell) for cell in row.xpath("./*")] == [
            "Pangkat",
            "Pembina Tingkat I",
            "Pembina Utama",
        ]
        official.refresh_from_db()
        assert official.pangkat == "Pembina Tingkat I"
        (versi,) = [i.get("value") for i in find(page, "input") if i.get("name") == "versi"]
        send(as_tim, "pejabat_ubah", official.pk, **(second | {"versi": versi}))
        official.refresh_from_db()
        assert official.pangkat == "Pembina Utama"

    def test_a_form_without_its_version_is_never_taken_for_the_newest(self, as_tim, sukamaju):
        official = make_pejabat(sukamaju.pemda, "Haidori")
        page = send(as_tim, "pejabat_ubah", official.pk, nama="Lain")
        assert "diubah orang lain" in page.content.decode()


class TestCost:
    @pytest.mark.parametrize("name", ["orang", "pejabat", "jabatan", "instansi"])
    def test_queries_of_a_list_do_not_grow(self, as_tim, pemda, name, django_assert_num_queries):
        counts = []
        for round_ in range(2):
            for number in range(2 + 8 * round_):
                place = make_instansi(f"Kecamatan A{round_}{number}", pemda)
                person = make_orang("staf", place)
                give_role(person, "pejabat", place)
                make_masa(make_jabatan(place))
                SubUnit.objects.create(instansi=place, nama="Seksi", jenis="seksi")
            with django_assert_num_queries(20, exact=False) as queries:
                read(as_tim, name)
            counts.append(len(queries))
        assert counts[0] == counts[1]

    def test_queries_of_a_person_do_not_grow_with_roles(
        self, as_tim, pemda, django_assert_max_num_queries
    ):
        person = make_pengguna(pejabat=make_pejabat(pemda))
        counts = []
        for round_ in range(2):
            for number in range(1 + 5 * round_):
                place = make_instansi(f"Kecamatan B{round_}{number}", pemda)
                give_role(person, "staf", place)
                give_role(person, "pejabat", place, selesai=days(-1))
                make_masa(make_jabatan(place), person.pejabat)
            with django_assert_max_num_queries(30) as queries:
                read(as_tim, "orang_rinci", person.pk)
            counts.append(len(queries))
        assert counts[0] == counts[1]

    def test_queries_of_an_instansi_do_not_grow_with_units(
        self, as_tim, sukamaju, django_assert_max_num_queries
    ):
        counts = []
        for round_ in range(2):
            for number in range(1 + 5 * round_):
                make_masa(make_jabatan(sukamaju))
                SubUnit.objects.create(
                    instansi=sukamaju, nama=f"Seksi {round_}{number}", jenis="seksi"
                )
            with django_assert_max_num_queries(30) as queries:
                read(as_tim, "instansi_rinci", sukamaju.kode)
            counts.append(len(queries))
        assert counts[0] == counts[1]


def test_looking_writes_nothing(as_tim, staf, sukamaju):
    term = make_masa(make_jabatan(sukamaju))
    before = Jejak.objects.count()
    for name, args in [
        ("orang", []),
        ("orang_rinci", [staf.pk]),
        ("orang_nonaktifkan", [staf.pk]),
        ("penugasan_akhiri", [staf.penugasan.get().pk]),
        ("masa_akhiri", [term.pk]),
        ("instansi_nonaktifkan", [sukamaju.kode]),
    ]:
        read(as_tim, name, *args)
    assert Jejak.objects.count() == before
