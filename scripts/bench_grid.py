"""How heavy and how slow the grids are at 60 indicators and 250 sub kegiatan.

    python scripts/bench_grid.py [--saves 60]

In a database of its own in a temporary folder: the demo with more rows. Of each page the bytes
sent, of saving one row the 95th percentile of the answer, inside one process, with the page's
own queries, trail and JSON, without a network. Targets stand below; the exit status is 1 when
one is missed.
"""

import argparse
import json
import os
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

LARGEST, SLOWEST = 300_000, 0.3  # bytes, seconds
SUB_KEGIATAN, INDIKATOR = 250, 60
BASE = "/isi/patrang/2021"
# Page, and a column that can be filled in on its rows; of a table in parts, the first of them.
PAGES = {
    "renstra/target": "t2021",
    "renstra/target-program": "t2021",
    "renstra/teks-indikator": "satuan",
    "renstra/teks-indikator-program": "satuan",
    "rkt": "anggaran",
    "pk/target": "alasan_beda",
    "pk/program": "pagu",
    "pagu/perubahan": "pagu",
    "realisasi-anggaran": "tw1",
    "realisasi": "nilai",
    "riwayat": "y2018",
    "nasional": "nilai",
    "predikat": "skala",
    "analisis": "penyebab",
    "keluaran": "nilai",
}
TEXT = {"penyebab": "Uraian", "alasan_beda": "Alasan", "satuan": "satuan"}
_ROW = re.compile(r'name="v-([^"]+)" value="([^"~]*)~')


def fill() -> None:
    """Add sub kegiatan with budget and an output each, and indicators, to all plans of the demo."""
    from capaian.models import RealisasiIndikator
    from keuangan.models import Akun, Pagu, Realisasi
    from renstra.models import Indikator, Nomenklatur, Renstra, Rkt, RktBaris, Sasaran

    renstra = Renstra.objects.get(jenis="perubahan")
    sasaran = Sasaran.objects.filter(tujuan__renstra=renstra).first()
    kegiatan = Nomenklatur.objects.get(kode="7.01.01.2.09")
    uraian = "Penyediaan Jasa Pemeliharaan, Biaya Pemeliharaan, dan Pajak Kendaraan Dinas"
    nodes = Nomenklatur.objects.bulk_create(
        Nomenklatur(
            kode=f"{kegiatan.kode}.{number}",
            tingkat="sub_kegiatan",
            induk=kegiatan,
            uraian=uraian,
            berlaku_dari=2021,
        )
        for number in range(1001, 1001 + SUB_KEGIATAN)
    )
    common = {"renstra": renstra, "satuan": "dokumen", "uraian": f"Jumlah {uraian}"}
    rows = Indikator.objects.bulk_create(
        [
            *(Indikator(nomenklatur=node, **common) for node in nodes),
            *(
                Indikator(sasaran=sasaran, urutan=n, agregasi="jumlah", **common)
                for n in range(10, 10 + INDIKATOR)
            ),
        ]
    )
    RealisasiIndikator.objects.bulk_create(
        RealisasiIndikator(indikator=row, tahun=year, triwulan=triwulan, nilai=1_234)
        for row in rows
        for year, triwulan in ((2021, None), (2021, 1), (2021, 2), (2020, None), (2018, None))
    )
    rkt = Rkt.objects.get(renstra=renstra, tahun=2021)
    RktBaris.objects.bulk_create(RktBaris(rkt=rkt, sasaran=sasaran, nomenklatur=n) for n in nodes)
    fill_pk(rows[SUB_KEGIATAN:])
    place: dict[str, Any] = {"akun": Akun.objects.get(kode="5.1.02"), "tahun": 2021}
    place |= {"instansi": renstra.instansi, "nilai": 1_234_567_890}
    Pagu.objects.bulk_create(Pagu(nomenklatur=n, tahap="perubahan", **place) for n in nodes)
    Realisasi.objects.bulk_create(
        Realisasi(nomenklatur=node, triwulan=triwulan, **place)
        for node in nodes
        for triwulan in range(1, 5)
    )


def fill_pk(indikator: list[Any]) -> None:
    """Begin a PK perubahan that promises every indicator."""
    from instansi.models import Pengguna
    from perjanjian.models import PerjanjianKinerja, PkSasaran
    from perjanjian.services import begin_perubahan

    staf = Pengguna.objects.get(username="staf.patrang")
    before = PerjanjianKinerja.objects.filter(tahun=2021, status="berlaku").latest("perubahan_ke")
    pk = begin_perubahan(before, by=staf, alasan=["alasan_prioritas"])
    PkSasaran.objects.bulk_create(
        PkSasaran(
            perjanjian=pk, urutan=100 + number, sasaran=one.sasaran, indikator=one,
            uraian_sasaran=one.sasaran.uraian, uraian_indikator=one.uraian, nilai=number,
        )
        for number, one in enumerate(indikator)
    )  # fmt: skip


def address_of(page: str) -> str:
    """Return the address of a page; those of the PK are of the one that is drawn up."""
    from perjanjian.models import PerjanjianKinerja

    kind, _, name = page.partition("/")
    if kind != "pk":
        return f"{BASE}/{page}/"
    pk = PerjanjianKinerja.objects.get(tahun=2021, status="draf")
    return f"/pk/{pk.pk}/isi/{name}/"


def text_of(column: str, number: int, scale: str) -> str:
    """Return what is typed into a cell; never what it says already."""
    if column == "skala":
        return "" if number % 2 else scale
    return f"{TEXT.get(column, '7')}{number}"


def measure(client: Any, page: str, column: str, saves: int) -> tuple[int, int, float, list[float]]:
    """Return rows, bytes, median seconds of looking, and the seconds of every save of a row."""
    from capaian.models import SkalaNilai

    scale = SkalaNilai.objects.filter(jenis=SkalaNilai.Jenis.PREDIKAT).values_list(
        "nama", flat=True
    )[0]
    address = address_of(page)
    looks = []
    for _ in range(5):
        start = time.perf_counter()
        response = client.get(address)
        looks.append(time.perf_counter() - start)
    html = response.content.decode()
    rows = [(key, versi) for key, versi in _ROW.findall(html) if f"c-{key}-{column}" in html]
    seconds = []
    for number in range(saves):
        key, versi = rows[number % len(rows)]
        typed = text_of(column, number // len(rows) if column == "skala" else number, scale)
        body = {"rows": [{"key": key, "versi": versi, "cells": {column: typed}}]}
        start = time.perf_counter()
        answer = client.post(address, json.dumps(body), content_type="application/json")
        seconds.append(time.perf_counter() - start)
        told = answer.json()["rows"][key]
        assert answer.status_code == 200, answer.content
        assert "errors" not in told, told
        rows[number % len(rows)] = (key, told["versi"])
    return html.count("<tr"), len(response.content), statistics.median(looks), seconds


def report(saves: int) -> bool:
    """Measure every page, print a line each, and say whether every target is met."""
    from django.test import Client

    import sakip.wsgi  # noqa: F401 - what a server does when it starts
    from instansi.models import Pengguna

    client = Client(SERVER_NAME="localhost")
    client.force_login(Pengguna.objects.get(username="staf.patrang"))
    print(f"{'page':32} {'rows':>5} {'bytes':>8} {'look ms':>8} {'save ms p50':>12} {'p95':>6}")
    met = True
    for page, column in PAGES.items():
        rows, size, look, seconds = measure(client, page, column, saves)
        p50, p95 = statistics.median(seconds), statistics.quantiles(seconds, n=20)[-1]
        good = size <= LARGEST and p95 <= SLOWEST
        met &= good
        line = f"{page:32} {rows:5} {size:8} {look * 1000:8.0f} {p50 * 1000:12.0f}"
        print(f"{line} {p95 * 1000:6.0f}  {'ok' if good else 'MISSED'}", flush=True)
    return met


def main() -> int:
    """Make the database, fill it and measure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--saves", type=int, default=60)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="sakip-bench-") as folder:
        os.environ |= {"SAKIP_VAR": folder, "DJANGO_SETTINGS_MODULE": "sakip.settings"}
        os.environ.pop("DATABASE_URL", None)
        import django
        from django.core.management import call_command

        django.setup()
        from laporan.demo.muat import load_demo

        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        load_demo(by=None)
        fill()
        return 0 if report(options.saves) else 1


if __name__ == "__main__":
    sys.exit(main())
