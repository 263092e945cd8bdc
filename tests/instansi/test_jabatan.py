"""Who holds which post when: no two in the same way at once, and one act a change."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from instansi.formulas import ONE_DAY, find_gaps
from instansi.models import Jabatan, MasaJabatan, Pejabat, SubUnit
from instansi.queries import holder_of_instansi
from instansi.services import jabatan as services
from sakip.errors import Ditolak, VersiUsang
from tests.instansi.builders import make_jabatan, make_masa, make_pejabat

A, B = date(2021, 5, 1), date(2021, 11, 1)


@pytest.fixture
def post(sukamaju) -> Jabatan:
    return make_jabatan(sukamaju, "Camat Sukamaju", pimpinan=True)


def term(post, mulai, selesai=None, jenis="definitif", pejabat=None) -> MasaJabatan:
    who = pejabat or make_pejabat(post.pemda)
    return MasaJabatan(jabatan=post, pejabat=who, mulai=mulai, selesai=selesai, jenis=jenis)


class TestStart:
    def test_is_one_act(self, post, tim, trail):
        row = services.start_masa(term(post, A), by=tim)
        (act,) = trail()
        assert (act.aksi, act.objek_id) == ("mulai masa jabatan", str(row.pk))
        assert act.instansi == post.instansi
        assert act.perubahan["mulai"] == [None, "2021-05-01"]

    @pytest.mark.parametrize(
        ("mulai", "selesai"),
        [
            (B, None),
            (date(2021, 6, 1), date(2021, 7, 1)),
            (date(2021, 10, 31), B),
            (date(2020, 1, 1), A),
        ],
    )
    def test_two_in_the_same_way_share_no_day(self, post, tim, mulai, selesai):
        make_masa(post, mulai=A, selesai=date(2021, 10, 31) if selesai == B else None)
        with pytest.raises(Ditolak, match="sudah dipegang.*Akhiri dulu"):
            services.start_masa(term(post, mulai, selesai), by=tim)

    def test_the_day_after_is_free(self, post, tim):
        make_masa(post, mulai=A, selesai=date(2021, 10, 31))
        assert services.start_masa(term(post, B), by=tim).pk

    def test_another_way_may_overlap(self, post, tim):
        make_masa(post, mulai=A)
        plh = services.start_masa(term(post, B, date(2021, 11, 14), "plh"), by=tim)
        assert holder_of_instansi(post.instansi, B) == plh

    def test_another_post_is_free(self, post, sukasari, tim):
        make_masa(post, mulai=A)
        assert services.start_masa(term(make_jabatan(sukasari), A), by=tim).pk

    def test_handing_over_ends_whoever_holds_it_the_day_before_in_the_same_act(
        self, post, tim, trail
    ):
        plt = make_masa(post, mulai=A, jenis="plt")
        ended_long_ago = make_masa(post, mulai=date(2019, 1, 1), selesai=date(2019, 12, 31))
        services.start_masa(term(post, B), by=tim, akhiri_sebelumnya=True)
        plt.refresh_from_db()
        ended_long_ago.refresh_from_db()
        assert plt.selesai == date(2021, 10, 31)
        assert ended_long_ago.selesai == date(2019, 12, 31)
        (act,) = trail()
        assert act.perubahan[f"masajabatan {plt.pk} selesai"] == [None, "2021-10-31"]

    def test_handing_over_does_not_swallow_a_term_to_come(self, post, tim):
        make_masa(post, mulai=date(2022, 1, 1))
        with pytest.raises(Ditolak, match="sudah dipegang"):
            services.start_masa(term(post, B), by=tim, akhiri_sebelumnya=True)

    def test_a_refusal_undoes_the_handing_over(self, post, tim):
        before = make_masa(post, mulai=A, jenis="plt")
        make_masa(post, mulai=date(2022, 1, 1))
        with pytest.raises(Ditolak):
            services.start_masa(term(post, B), by=tim, akhiri_sebelumnya=True)
        before.refresh_from_db()
        assert before.selesai is None

    def test_not_an_official_of_another_pemda(self, post, seberang, tim):
        stranger = make_pejabat(seberang.pemda)
        with pytest.raises(Ditolak, match="Pemda lain"):
            services.start_masa(term(post, A, pejabat=stranger), by=tim)

    def test_not_an_end_before_the_beginning(self, post, tim):
        with pytest.raises(ValidationError, match="tidak boleh sebelum tanggal mulai"):
            services.start_masa(term(post, B, A), by=tim)


class TestEdit:
    def test_ending_is_named_so(self, post, tim, trail):
        row = make_masa(post, mulai=A)
        services.edit_masa(row, by=tim, versi=1, selesai=B)
        (act,) = trail()
        assert (act.aksi, act.perubahan) == (
            "akhiri masa jabatan",
            {"selesai": [None, "2021-11-01"]},
        )

    def test_a_correction_may_not_overlap_either(self, post, tim):
        make_masa(post, mulai=A, selesai=date(2021, 10, 31))
        row = make_masa(post, mulai=B)
        with pytest.raises(Ditolak, match="sudah dipegang"):
            services.edit_masa(row, by=tim, versi=1, mulai=date(2021, 10, 31))

    def test_the_second_editor_is_stopped(self, post, tim):
        row = make_masa(post, mulai=A)
        services.edit_masa(row, by=tim, versi=1, dasar="SK 1")
        with pytest.raises(VersiUsang):
            services.edit_masa(row, by=tim, versi=1, dasar="SK 2")

    def test_officials(self, pemda, tim, trail):
        row = services.create_pejabat(Pejabat(pemda=pemda, nama="Haidori"), by=tim)
        services.edit_pejabat(row, by=tim, versi=1, pangkat="Pembina")
        assert [act.aksi for act in trail()] == ["tambah pejabat", "ubah pejabat"]

    def test_a_nip_belongs_to_one_official_of_a_pemda(self, pemda, seberang, tim):
        nip = "196712291993031008"
        make_pejabat(pemda, nip=nip)
        with pytest.raises(ValidationError, match="sudah dipakai pejabat lain"):
            services.create_pejabat(Pejabat(pemda=pemda, nama="x", nip=nip), by=tim)
        assert services.create_pejabat(Pejabat(pemda=seberang.pemda, nama="x", nip=nip), by=tim).pk

    def test_one_post_leads_an_instansi(self, post, sukamaju, tim):
        second = Jabatan(pemda=post.pemda, instansi=sukamaju, nama="Lain", pimpinan=True)
        with pytest.raises(ValidationError, match="sudah mempunyai jabatan pimpinan"):
            services.create_jabatan(second, by=tim)

    def test_a_post_has_its_unit_and_superior_in_one_place(self, post, sukasari, seberang, tim):
        unit = SubUnit.objects.create(instansi=sukasari, nama="Seksi", jenis="seksi")
        with pytest.raises(Ditolak, match="bukan bagian"):
            services.edit_jabatan(post, by=tim, versi=1, sub_unit=unit)
        with pytest.raises(Ditolak, match="atasan berada di Pemda lain"):
            services.edit_jabatan(post, by=tim, versi=1, atasan=make_jabatan(seberang.pemda))
        lost = Jabatan(pemda=seberang.pemda, instansi=sukasari, nama="x")
        with pytest.raises(Ditolak, match="Instansi itu berada di Pemda lain"):
            services.create_jabatan(lost, by=tim)


_days = st.dates(date(2020, 1, 1), date(2020, 3, 1))
_periods = st.lists(
    st.tuples(_days, st.none() | _days).filter(lambda p: p[1] is None or p[0] <= p[1])
)


class TestGaps:
    @pytest.mark.parametrize(
        ("periods", "gaps"),
        [
            ([], []),
            ([(A, None)], []),
            ([(A, date(2021, 10, 31)), (B, None)], []),
            ([(A, date(2021, 6, 30)), (B, None)], [(date(2021, 7, 1), date(2021, 10, 31))]),
            (
                [(A, None), (date(2019, 1, 1), date(2019, 12, 31))],
                [(date(2020, 1, 1), date(2021, 4, 30))],
            ),
            ([(A, date(2022, 1, 1)), (B, date(2021, 11, 2)), (date(2022, 1, 2), None)], []),
        ],
    )
    def test_by_example(self, periods, gaps):
        assert find_gaps(periods) == gaps

    @given(_periods)
    def test_a_day_is_in_a_gap_exactly_if_no_term_covers_it(self, periods):
        def covered(day):
            return any(start <= day and (end is None or day <= end) for start, end in periods)

        day, last = date(2020, 1, 1), date(2020, 3, 1)
        starts = [start for start, _ in periods]
        gaps = find_gaps(periods)
        while day <= last:
            inside = any(start <= day <= end for start, end in gaps)
            between = bool(starts) and min(starts) <= day <= max(starts)
            assert inside == (between and not covered(day))
            day += ONE_DAY
