from datetime import date

import pytest
from django.core.files.base import ContentFile

from instansi.formulas import format_nip
from instansi.models import Jabatan, SubUnit, UraianOrganisasi
from instansi.queries import build_penanda, build_signer, holder_of_instansi, load_profil
from renstra.models import Rkt
from tests.renstra.builders import make_camat, make_instansi


@pytest.fixture
def instansi(db):
    return make_instansi()


class TestNip:
    def test_groups(self):
        assert format_nip("196712291993031008") == "19671229 199303 1 008"

    @pytest.mark.parametrize("text", ["", "12345", "19671229199303100x"])
    def test_what_is_no_nip_stays(self, text):
        assert format_nip(text) == text


class TestPenanda:
    def test_nobody(self):
        assert build_penanda(None) is None

    @pytest.mark.parametrize(
        ("jenis", "printed"), [("definitif", "Camat Sukamaju"), ("plt", "Plt. Camat Sukamaju")]
    )
    def test_how_the_post_is_held_stands_before_it(self, instansi, jenis, printed):
        masa = make_camat(instansi, gelar_depan="Dr.", gelar_belakang="M.Si.", pangkat="Pembina")
        masa.jenis = jenis
        penanda = build_penanda(masa, tempat="Contoh", tanggal=date(2022, 1, 9), anchor="ttd")
        assert penanda.jabatan == printed
        assert (penanda.nama, penanda.pangkat) == ("Dr. Siti Aminah, M.Si.", "Pembina")
        assert (penanda.tempat, penanda.tanggal, penanda.anchor) == (
            "Contoh",
            "9 Januari 2022",
            "ttd",
        )

    def test_kepala_daerah_has_neither_nip_nor_pangkat(self, instansi):
        penanda = build_penanda(make_camat(instansi))
        assert (penanda.nip, penanda.pangkat, penanda.tanggal) == ("", "", "")

    def test_signer_follows_the_documents_date(self, instansi):
        make_camat(instansi, selesai=date(2020, 6, 15), nama="Yang Dahulu")
        make_camat(instansi, mulai=date(2020, 6, 16), nama="Yang Baru")
        signers = [
            build_signer(instansi, Rkt(tanggal=date(2020, 6, 1), presisi=presisi), anchor="a").nama
            for presisi in ("hari", "bulan")
        ]
        assert signers == ["Yang Dahulu", "Yang Baru"]

    def test_acting_holder_signs_before_the_definitif(self, instansi):
        make_camat(instansi, nama="Definitif")
        make_camat(
            instansi,
            jenis="plh",
            mulai=date(2021, 1, 1),
            selesai=date(2021, 1, 31),
            nama="Pelaksana",
        )
        names = [holder_of_instansi(instansi, date(2021, m, 5)).pejabat.nama for m in (1, 2)]
        assert names == ["Pelaksana", "Definitif"]


class TestProfil:
    def test_every_name_follows_the_instansi_and_its_pemda(self, instansi):
        profil = load_profil(instansi)
        assert (profil.nama, profil.nama_pendek, profil.pimpinan) == (
            "Kecamatan Sukamaju",
            "Sukamaju",
            "Camat Sukamaju",
        )
        assert (profil.pemda_pendek, profil.pemerintah, profil.kepala_daerah) == (
            "Contoh",
            "Pemerintah Kabupaten Contoh",
            "Bupati Contoh",
        )

    def test_posts_that_are_recorded_give_the_names(self, instansi):
        make_camat(instansi)
        Jabatan.objects.filter(instansi=instansi).update(nama="Camat Sukamaju Raya")
        Jabatan.objects.create(pemda=instansi.pemda, nama="Wali Kota Contoh", pimpinan=True)
        profil = load_profil(instansi)
        assert profil.pimpinan == "Camat Sukamaju Raya"
        assert profil.kepala_daerah == "Wali Kota Contoh"

    def test_uraian_by_kind_in_order(self, instansi):
        for urutan, teks in [(2, "b"), (1, "a")]:
            UraianOrganisasi.objects.create(
                instansi=instansi, jenis="tugas", urutan=urutan, teks=teks
            )
        UraianOrganisasi.objects.create(instansi=instansi, jenis="fungsi", urutan=1, teks="f")
        profil = load_profil(instansi)
        assert (profil.kedudukan, profil.tugas, profil.fungsi) == ((), ("a", "b"), ("f",))

    def test_units_as_a_tree_in_order(self, instansi):
        def unit(nama, urutan, induk=None, sebutan=""):
            return SubUnit.objects.create(
                instansi=instansi,
                jenis="seksi",
                nama=nama,
                urutan=urutan,
                induk=induk,
                sebutan_pimpinan=sebutan,
            )

        unit("Seksi Pemerintahan", 2)
        office = unit("Sekretariat", 1, sebutan="Sekretaris Camat")
        unit("Subbagian Umum", 1, office)
        first, second = load_profil(instansi).susunan
        assert (first.nama, first.sebutan_pimpinan) == ("Sekretariat", "Sekretaris Camat")
        assert [u.nama for u in first.anak] == ["Subbagian Umum"]
        assert second.sebutan_pimpinan == "Seksi Pemerintahan"

    def test_logo_is_carried_in_the_document(self, instansi):
        instansi.pemda.logo.save("lambang.png", ContentFile(b"PNG"))
        assert load_profil(instansi).logo == "data:image/png;base64,UE5H"

    def test_lost_logo_is_none(self, instansi):
        instansi.pemda.logo.save("hilang.png", ContentFile(b"PNG"))
        instansi.pemda.logo.storage.delete(instansi.pemda.logo.name)
        assert load_profil(instansi).logo == ""

    @pytest.mark.parametrize("rows", [2, 20])
    def test_queries_do_not_grow_with_rows(self, instansi, rows, django_assert_num_queries):
        for n in range(rows):
            SubUnit.objects.create(instansi=instansi, jenis="seksi", nama=f"Seksi {n}")
            UraianOrganisasi.objects.create(
                instansi=instansi, jenis="tugas", urutan=n, teks=f"tugas {n}"
            )
        with django_assert_num_queries(3):
            assert len(load_profil(instansi).susunan) == rows
