"""All LAKIP of a kabupaten in one request: two workers against one, memory, and nothing twice.

    python scripts/bench_jobs.py [--reports 31]

The demo kabupaten is generated into a database of its own (``DATABASE_URL``, else SQLite), and
one request collects its LAKIP in a ZIP: first with one worker, then, with nothing kept, with two,
then once more with nothing changed. Times are from the first worker's first part to the end, so
that the start of processes does not count. What was issued goes along as it is, so only the others
are laid out. Targets stand in ``TARGETS``; the exit status is 1 when one is missed. Two workers
gain what the cores give: run it on a machine that does nothing else, and look at what two
processes gain there that only compute. How well the work was divided shows in the workers'
computing times, whatever else runs.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
EARLY = 3  # reports after which a worker has loaded all it needs
TARGETS = {"two workers": 1.9, "memory": 1.1}


def memory(process: subprocess.Popen) -> int:
    """Return the kilobytes that a process holds in memory."""
    lines = Path(f"/proc/{process.pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


def computed(process: subprocess.Popen) -> float:
    """Return the seconds that a process has computed."""
    words = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def start_workers(count: int) -> list[subprocess.Popen]:
    """Start workers and give them the time to come up."""
    command = [sys.executable, str(ROOT / "manage.py"), "worker"]
    workers = [subprocess.Popen(command) for _ in range(count)]
    time.sleep(8)
    return workers


def collect(reports: list[int], workers: int) -> dict[str, float]:
    """Have the reports collected; return seconds, how many were laid out, and memory."""
    from django.db import connection

    from kerja.jobs import submit
    from kerja.models import Jejak, Pekerjaan
    from laporan.models import Laporan
    from laporan.unduhan.jobs import UNDUH_LAKIP

    first = Laporan.objects.select_related("instansi").get(pk=reports[0])
    printed = Jejak.objects.filter(aksi="cetak LAKIP")
    before, seen = printed.count(), {}
    running = start_workers(workers)
    idle = [computed(worker) for worker in running]
    try:
        job = submit(
            UNDUH_LAKIP, by=None, pemda=first.instansi.pemda_id, tahun=first.tahun, laporan=reports
        )
        while not job.berakhir:
            time.sleep(0.1)
            job.refresh_from_db()
            seen.setdefault(job.kemajuan, memory(running[0]))
        assert job.status == Pekerjaan.Status.SELESAI, job.pesan
        assert not job.pesan, job.pesan
        used = [computed(w) - before for w, before in zip(running, idle, strict=True)]
    finally:
        for worker in running:
            worker.terminate()
        for worker in running:
            worker.wait(60)
        connection.close()
    return {
        "seconds": (job.berakhir - job.mulai).total_seconds(),
        "computed": max(used),
        "laid out": printed.count() - before,
        "bytes": job.hasil.ukuran,
        "memory": max(seen.values()) / min(kb for done, kb in seen.items() if done >= EARLY),
        "kilobytes": max(seen.values()),
    }


def gain_of_cores() -> float:
    """Return how many times as fast two processes compute as one, on this machine, now."""
    seconds = []
    for processes in (1, 2):
        command = [sys.executable, "-c", f"sum(i * i for i in range({60_000_000 // processes}))"]
        start = time.perf_counter()
        running = [subprocess.Popen(command) for _ in range(processes)]
        for process in running:
            process.wait()
        seconds.append(time.perf_counter() - start)
    return seconds[0] / seconds[1]


def count_unissued(reports: list[int]) -> int:
    """Return how many of the reports have no issue, so that they have to be laid out."""
    from laporan.models import Laporan

    return Laporan.objects.filter(pk__in=reports, terbitan=None).count()


def forget() -> None:
    """Forget what was laid out, so that it has to be done again."""
    from laporan.models import Cetakan

    Cetakan.objects.all().delete()


def prepare(reports: int) -> list[int]:
    """Make the database and return the reports of the year with the most of them."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db.models import Count

    from laporan.models import Laporan

    call_command("migrate", verbosity=0, skip_checks=True)
    call_command("load_demo", kabupaten=True, verbosity=0)
    years = Laporan.objects.values("tahun").annotate(banyak=Count("pk")).order_by("-banyak")
    rows = Laporan.objects.filter(tahun=years[0]["tahun"]).order_by("instansi__nama")
    return list(rows.values_list("pk", flat=True)[:reports])


def main() -> int:
    """Read the command line, measure, and say what missed its target."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--reports", type=int, default=31)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="sakip-bench-") as folder:
        os.environ |= {"SAKIP_VAR": folder, "DJANGO_SETTINGS_MODULE": "sakip.settings"}
        reports = prepare(options.reports)
        unissued = count_unissued(reports)
        one = collect(reports, 1)
        forget()
        two = collect(reports, 2)
        again = collect(reports, 1)
        gain = gain_of_cores()
    ratio = one["seconds"] / two["seconds"]
    print(f"{len(reports)} LAKIP in one ZIP of {one['bytes'] / 1e6:.1f} MB; load {os.getloadavg()}")
    print(f"laid out {one['laid out']:.0f}; two processes that only compute: {gain:.2f} times")
    print(f"one worker {one['seconds']:.1f} s, two {two['seconds']:.1f} s: {ratio:.2f} times")
    shared = one["computed"] / two["computed"]
    print(f"computing time of one worker to that of the busier of two: {shared:.2f} times")
    print(f"memory {one['kilobytes'] / 1024:.0f} MB, {one['memory']:.2f} x that after {EARLY}")
    print(f"again, unchanged: {again['seconds']:.1f} s, {again['laid out']:.0f} laid out")
    missed = [
        name
        for name, bad in {
            "two workers": ratio < TARGETS["two workers"],
            "memory": one["memory"] > TARGETS["memory"],
            "unchanged": again["laid out"] > 0 or one["laid out"] != unissued,
        }.items()
        if bad
    ]
    print("ok" if not missed else f"MISSED: {', '.join(missed)}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
