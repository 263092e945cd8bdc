"""A kecamatan with plan, budget, posts and people, ready for a PK of this year."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from instansi.models import Instansi, MasaJabatan, Pengguna
from kerja.models import Berkas
from keuangan.models import Akun, Pagu
from perjanjian.models import PerjanjianKinerja, TemplatPernyataan
from perjanjian.pihak import describe_parties, parties_on
from perjanjian.services import (
    IsianSasaran,
    Naskah,
    Tertanda,
    add_program,
    draft_pk,
    last_revision,
    set_sasaran,
    sign_first,
    sign_second,
    submit_pk,
)
from renstra.models import Indikator, Renstra, Sasaran, TargetRenstra, Tujuan
from sakip.angka import Angka
from tests.instansi.builders import (
    make_instansi,
    make_jabatan,
    make_masa,
    make_orang,
    make_pemda,
)
from tests.renstra.builders import make_nomenklatur
from tests.rows import digest, make


@dataclass
class Panggung:
    """Who and what there is."""

    instansi: Instansi
    staf: Pengguna
    camat: Pengguna
    bupati: Pengguna
    pejabat: Pengguna
    masa_camat: MasaJabatan
    masa_bupati: MasaJabatan

    @property
    def tahun(self) -> int:
        return timezone.localdate().year

    def orang(self, nama: str) -> Pengguna:
        """The person anew: roles are read once for each object."""
        return Pengguna.objects.get(pk=getattr(self, nama).pk)


def make_panggung(nama: str = "Kecamatan Sukamaju") -> Panggung:
    instansi = make_instansi(nama, make_pemda())
    year = timezone.localdate().year
    heads = []
    for place, title in (
        (instansi, f"Camat {nama.split()[-1]}"),
        (instansi.pemda, "Bupati Contoh"),
    ):
        post = place.jabatan.filter(
            pimpinan=True, instansi=None if place == instansi.pemda else instansi
        )
        held = post.first() or make_jabatan(place, title, pimpinan=True)
        heads.append(held.masa.first() or make_masa(held))
    low = make_masa(make_jabatan(instansi, f"Sekretaris {nama.split()[-1]}"))
    people = {"staf": make_orang("staf", instansi)}
    for name, place, masa in (
        ("camat", instansi, heads[0]), ("bupati", instansi.pemda, heads[1]), ("pejabat", instansi, low),
    ):  # fmt: skip
        found = Pengguna.objects.filter(pejabat=masa.pejabat).first()
        people[name] = found or make_orang(name, place, pejabat=masa.pejabat)
    TemplatPernyataan.objects.get_or_create(
        pemda=instansi.pemda,
        defaults={"pembuka": "Dalam rangka", "pihak_pertama": "berjanji", "pihak_kedua": "menilai"},
    )
    renstra = make(
        Renstra, instansi=instansi, tahun_awal=year - 1, tahun_akhir=year + 3, berlaku_dari=year - 1
    )
    sasaran = make(Sasaran, tujuan=make(Tujuan, renstra=renstra))
    for urutan in (1, 2):
        indikator = make(
            Indikator, renstra=renstra, sasaran=sasaran, urutan=urutan, uraian=f"Nilai {urutan}"
        )
        make(TargetRenstra, indikator=indikator, tahun=year, nilai=80)
    return Panggung(instansi, **people, masa_camat=heads[0], masa_bupati=heads[1])


def make_draft(p: Panggung, **more: Any) -> PerjanjianKinerja:
    pk = draft_pk(p.instansi, p.tahun, by=p.orang("staf"), **more)
    if not pk.program.exists():
        add_program(pk, make_nomenklatur("7.01.01"), 1000, by=p.orang("staf"))
    return PerjanjianKinerja.objects.get(pk=pk.pk)


def naskah_of(pk: PerjanjianKinerja, **fields: Any) -> Naskah:
    """A stored file as if it were laid out now."""
    kept = make(Berkas)
    today = describe_parties(parties_on(pk, timezone.localdate()))
    nomor = pk.nomor_verifikasi or f"{pk.pk:A>16}".replace("0", "B").replace("1", "C").replace(
        "8", "D"
    ).replace("9", "E")
    return Naskah(
        **{"berkas": kept, "versi": pk.versi, "pihak": today, "nomor": nomor, "kolom": {}, **fields}
    )


def fresh(pk: PerjanjianKinerja) -> PerjanjianKinerja:
    return PerjanjianKinerja.objects.select_related("instansi__pemda", "jabatan").get(pk=pk.pk)


def submitted(p: Panggung, **more: Any) -> PerjanjianKinerja:
    pk = make_draft(p, **more)
    return submit_pk(pk, naskah_of(pk), by=p.orang("staf"))


def signature(pk: PerjanjianKinerja) -> Tertanda:
    revisi = last_revision(pk)
    assert revisi is not None
    return Tertanda(revisi.berkas.sha256, make(Berkas), "01AB")


def signed_first(p: Panggung) -> PerjanjianKinerja:
    pk = submitted(p)
    return sign_first(pk, signature(pk), by=p.orang("camat"))


def in_force(p: Panggung) -> PerjanjianKinerja:
    pk = signed_first(p)
    return sign_second(pk, signature(pk), by=p.orang("bupati"))


def change_target(
    p: Panggung, pk: PerjanjianKinerja, nilai: str, alasan: str = ""
) -> frozenset[str]:
    row = pk.baris.order_by("urutan").first()
    isian = IsianSasaran("a", row.indikator_id, Angka.of(nilai), alasan, row.versi, "Nilai 1")
    return set_sasaran(pk, [isian], by=p.orang("staf"))


def put_pagu(instansi: Instansi, kode: str, nilai: int, tahun: int) -> None:
    """Put an amount into the budget, at a sub kegiatan."""
    akun, _ = Akun.objects.get_or_create(kode="5.1", defaults={"uraian": "Belanja"})
    place = {"instansi": instansi, "tahun": tahun, "tahap": "murni", "akun": akun}
    Pagu.objects.create(**place, nomenklatur=make_nomenklatur(kode), nilai=nilai)


__all__ = ["Panggung", "digest", "make_panggung"]
