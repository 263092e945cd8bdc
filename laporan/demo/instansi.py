"""The demo's Pemda, its Instansi with tugas and units, and who held its posts."""

from typing import Any

from instansi.models import (
    Instansi,
    Jabatan,
    MasaJabatan,
    Pejabat,
    Pemda,
    SubUnit,
    UraianOrganisasi,
)
from laporan.demo.berkas import create, create_all, read_patrang


def load_instansi() -> Instansi:
    """Make the Pemda and the Instansi with everything that describes them."""
    isi = read_patrang("instansi")
    pemda = create(Pemda, **isi["pemda"])
    instansi = create(Instansi, pemda=pemda, **isi["instansi"])
    for jenis, items in isi["uraian"].items():
        rows = [{"teks": teks} for teks in items]
        create_all(UraianOrganisasi, rows, instansi=instansi, jenis=jenis)
    _load_units(isi["susunan"], instansi=instansi, induk=None)
    load_officials(instansi)
    return instansi


def _load_units(units: list[dict[str, Any]], *, instansi: Instansi, induk: SubUnit | None) -> None:
    for number, unit in enumerate(units, 1):
        below = unit.pop("anak", [])
        row = create(SubUnit, instansi=instansi, induk=induk, urutan=number, **unit)
        _load_units(below, instansi=instansi, induk=row)


def load_officials(instansi: Instansi) -> None:
    """Make the posts, and who held each of them when."""
    isi = read_patrang("pejabat")
    posts: dict[str, Jabatan] = {}
    for post in isi["jabatan"]:
        posts[post["nama"]] = create(
            Jabatan,
            pemda=instansi.pemda,
            instansi=instansi if post["di"] == "instansi" else None,
            nama=post["nama"],
            atasan=posts.get(post.get("atasan")),
            pimpinan=True,
        )
    for fields in isi["pejabat"]:
        terms = fields.pop("masa")
        pejabat = create(Pejabat, pemda=instansi.pemda, **fields)
        for term in terms:
            term["jabatan"] = posts[term["jabatan"]]
            create(MasaJabatan, pejabat=pejabat, **term)
