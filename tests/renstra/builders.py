"""Small plans for tests: only what a test does not care about is made up here."""

from datetime import date

from instansi.models import Instansi, Jabatan, MasaJabatan, Pejabat, Pemda
from renstra.models import (
    Indikator,
    IndikatorRpjmd,
    Kebijakan,
    Misi,
    Nomenklatur,
    ProgramSasaran,
    Renstra,
    Rkt,
    RktBaris,
    Rpjmd,
    Sasaran,
    SasaranRpjmd,
    Strategi,
    TargetRenstra,
    TargetRkt,
    Tujuan,
    TujuanRpjmd,
)

TINGKAT = {1: "urusan", 2: "bidang", 3: "program", 5: "kegiatan", 6: "sub_kegiatan"}


def make_instansi(nama="Kecamatan Sukamaju", pemda="Kabupaten Contoh") -> Instansi:
    owner, _ = Pemda.objects.get_or_create(nama=pemda, defaults={"tempat": pemda.split()[-1]})
    return Instansi.objects.create(pemda=owner, nama=nama, kode=nama.split()[-1].lower())


def make_camat(
    instansi, *, mulai=date(2016, 1, 1), selesai=None, jenis="definitif", **pejabat
) -> MasaJabatan:
    post, _ = Jabatan.objects.get_or_create(
        pemda=instansi.pemda,
        instansi=instansi,
        pimpinan=True,
        defaults={"nama": f"Camat {instansi.nama_pendek}"},
    )
    who = Pejabat.objects.create(pemda=instansi.pemda, **({"nama": "Siti Aminah"} | pejabat))
    return MasaJabatan.objects.create(
        jabatan=post, pejabat=who, jenis=jenis, mulai=mulai, selesai=selesai
    )


def make_nomenklatur(kode, uraian="") -> Nomenklatur:
    """Return the row, made together with all that it stands under."""
    parts = kode.split(".")
    if len(parts) not in TINGKAT:
        return make_nomenklatur(".".join(parts[:-1]))
    row, _ = Nomenklatur.objects.get_or_create(
        kode=kode,
        defaults={
            "tingkat": TINGKAT[len(parts)],
            "uraian": uraian or f"Uraian {kode}",
            "induk": make_nomenklatur(".".join(parts[:-1])) if len(parts) > 1 else None,
        },
    )
    return row


def make_rpjmd(pemda) -> SasaranRpjmd:
    rpjmd = Rpjmd.objects.create(
        pemda=pemda, nama="RPJMD 2016–2021", tahun_awal=2016, tahun_akhir=2021, visi="Visi"
    )
    misi = Misi.objects.create(rpjmd=rpjmd, urutan=1, uraian="Misi satu")
    Misi.objects.create(rpjmd=rpjmd, urutan=2, uraian="Misi dua")
    tujuan = TujuanRpjmd.objects.create(misi=misi, urutan=1, uraian="Tujuan RPJMD")
    sasaran = SasaranRpjmd.objects.create(tujuan=tujuan, urutan=1, uraian="Sasaran RPJMD")
    IndikatorRpjmd.objects.create(tujuan=tujuan, uraian="Indikator tujuan RPJMD")
    IndikatorRpjmd.objects.create(sasaran=sasaran, uraian="Indikator sasaran RPJMD")
    return sasaran


def make_renstra(instansi, *, perubahan_ke=0, berlaku_dari=2016, **fields) -> Renstra:
    return Renstra.objects.create(
        instansi=instansi,
        jenis="perubahan" if perubahan_ke else "awal",
        perubahan_ke=perubahan_ke,
        berlaku_dari=berlaku_dari,
        **({"tahun_awal": 2016, "tahun_akhir": 2021} | fields),
    )


def make_tujuan(renstra, urutan=1, sasaran_rpjmd=None) -> Tujuan:
    row = Tujuan.objects.create(
        renstra=renstra, urutan=urutan, uraian=f"Tujuan {urutan}", sasaran_rpjmd=sasaran_rpjmd
    )
    make_indikator(renstra, tujuan=row, uraian=f"Indikator tujuan {urutan}")
    return row


def make_indikator(renstra, *, target=(), **fields) -> Indikator:
    row = Indikator.objects.create(
        renstra=renstra, **({"uraian": "Indikator", "satuan": "persen"} | fields)
    )
    for tahun, nilai in dict(target).items():
        TargetRenstra.objects.create(indikator=row, tahun=tahun, nilai=nilai)
    return row


def make_sasaran(tujuan, urutan=1, kode="7.01.01") -> Sasaran:
    row = Sasaran.objects.create(tujuan=tujuan, urutan=urutan, uraian=f"Sasaran {urutan}")
    make_indikator(
        tujuan.renstra,
        sasaran=row,
        uraian=f"Indikator sasaran {urutan}",
        target={2020: 80, 2021: 80 + urutan},
    )
    Strategi.objects.create(sasaran=row, urutan=1, uraian=f"Strategi {urutan}")
    Kebijakan.objects.create(sasaran=row, urutan=1, uraian=f"Kebijakan {urutan}")
    ProgramSasaran.objects.create(sasaran=row, urutan=1, nomenklatur=make_nomenklatur(kode))
    return row


def make_rkt(renstra, tahun=2021, **fields) -> Rkt:
    return Rkt.objects.create(instansi=renstra.instansi, renstra=renstra, tahun=tahun, **fields)


def make_rkt_baris(rkt, sasaran, kode, anggaran=None, *, target=None) -> RktBaris:
    """Return a row; with a target, its nomenklatur gets an indicator that has it."""
    nomenklatur = make_nomenklatur(kode)
    if target is not None:
        indikator = make_indikator(rkt.renstra, nomenklatur=nomenklatur, uraian=f"Indikator {kode}")
        TargetRkt.objects.create(rkt=rkt, indikator=indikator, nilai=target)
    return RktBaris.objects.create(
        rkt=rkt, sasaran=sasaran, nomenklatur=nomenklatur, nilai=anggaran
    )
