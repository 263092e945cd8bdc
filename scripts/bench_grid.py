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
# Page, and a column that can be filled in on every row.
PAGES = {
    "renstra/target": "t2021",
    "renstra/teks-indikator": "satuan",
    "pagu/perubahan": "pagu",
    "realisasi-anggaran": "tw1",
    "realisasi": "nilai",
    "riwayat": "y2018",
    "nasional": "nilai",
    "analisis": "penyebab",
    "keluaran": "nilai",
}
_ROW = re.compile(r'name="v-([^"]+)" value="([^"~]*)~')


def fill() -> None:
    """Add sub kegiatan with budget and an output each, and indicators, to the demo."""
    from capaian.models import RealisasiIndikator
    from keuangan.models import Akun, Pagu, Realisasi
    from renstra.models import Indikator, Nomenklatur, Renstra, Sasaran

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
    place: dict[str, Any] = {"akun": Akun.objects.get(kode="5.1.02"), "tahun": 2021}
    place |= {"instansi": renstra.instansi, "nilai": 1_234_567_890}
    Pagu.objects.bulk_create(Pagu(nomenklatur=n, tahap="perubahan", **place) for n in nodes)
    Realisasi.objects.bulk_create(
        Realisasi(nomenklatur=node, triwulan=triwulan, **place)
        for node in nodes
        for triwulan in range(1, 5)
    )


def measure(client: Any, page: str, column: str, saves: int) -> tuple[int, int, float, float]:
    """Return rows, bytes, median seconds of looking and the 95th percentile of saving a row."""
    address = f"{BASE}/{page}/"
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
        text = "Uraian" if column == "penyebab" else "7"
        body = {"rows": [{"key": key, "versi": versi, "cells": {column: f"{text}{number}"}}]}
        start = time.perf_counter()
        answer = client.post(address, json.dumps(body), content_type="application/json")
        seconds.append(time.perf_counter() - start)
        told = answer.json()["rows"][key]
        assert answer.status_code == 200, answer.content
        assert "errors" not in told, told
        rows[number % len(rows)] = (key, told["versi"])
    p95 = statistics.quantiles(seconds, n=20)[-1]
    return html.count("<tr"), len(response.content), statistics.median(looks), p95


def report(saves: int) -> bool:
    """Measure every page, print a line each, and say whether every target is met."""
    from django.test import Client

    from instansi.models import Pengguna

    client = Client(SERVER_NAME="localhost")
    client.force_login(Pengguna.objects.get(username="staf.patrang"))
    print(f"{'page':20} {'rows':>5} {'bytes':>8} {'look ms':>8} {'save ms p95':>12}")
    met = True
    for page, column in PAGES.items():
        rows, size, look, p95 = measure(client, page, column, saves)
        good = size <= LARGEST and p95 <= SLOWEST
        met &= good
        line = f"{page:20} {rows:5} {size:8} {look * 1000:8.0f} {p95 * 1000:12.0f}"
        print(f"{line}  {'ok' if good else 'MISSED'}")
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
