"""A PDF that was signed elsewhere, looked at in a process of its own with bounds on all it may take.

What people upload may be made to break a reader: the process ends after some seconds, holds little
memory, and opens neither database nor network. It tells first what is quick to know (whose
signatures, whole or not), then the slow part, what came after each of them.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from perjanjian.tandatangan.validasi import BukanPdf, Hasil, count_pages, validate

MOST_BYTES, MOST_PAGES = 10 * 1024 * 1024, 100
MOST_SECONDS, MOST_MEMORY = 20, 768 * 1024 * 1024
ROOT = Path(__file__).resolve().parents[2]


class TidakDapatDiperiksa(Exception):
    """The file cannot be looked at; the text (Indonesian) says why."""


@dataclass(frozen=True)
class Pemeriksaan:
    """What was found. ``lengkap``: there was time to look at what came after each signature too."""

    halaman: int
    tanda: tuple[Hasil, ...]
    lengkap: bool


def inspect(
    pdf: bytes, roots: Sequence[x509.Certificate], seconds: float = MOST_SECONDS
) -> Pemeriksaan:
    """Return what signatures a file bears. Raises TidakDapatDiperiksa."""
    if len(pdf) > MOST_BYTES:
        raise TidakDapatDiperiksa(
            f"Berkas lebih besar dari {MOST_BYTES // 1024 // 1024} MB, batas pemeriksaan di sini."
        )
    lines = _run(pdf, roots, seconds)
    told: list[dict[str, Any]] = [json.loads(line) for line in lines.splitlines() if line]
    if not told:
        raise TidakDapatDiperiksa(
            "Berkas ini terlalu berat untuk diperiksa di sini, atau sengaja dibuat demikian. "
            "Periksalah di layanan penyelenggara sertifikatnya."
        )
    last = told[-1]
    if "galat" in last:
        raise TidakDapatDiperiksa(last["galat"])
    tanda = tuple(Hasil.from_json(one) for one in last["tanda"])
    return Pemeriksaan(last["halaman"], tanda, last["lengkap"])


def _run(pdf: bytes, roots: Sequence[x509.Certificate], seconds: float) -> bytes:
    head = json.dumps([root.public_bytes(Encoding.PEM).decode() for root in roots])
    # Nothing of this process's environment, in which passwords may stand.
    clean = {k: v for k, v in os.environ.items() if k in ("PATH", "LANG", "LC_ALL", "VIRTUAL_ENV")}
    with subprocess.Popen(
        [sys.executable, "-m", __name__],
        cwd=ROOT,
        env=clean,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            out, _ = process.communicate(head.encode() + b"\n" + pdf, timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            out, _ = process.communicate()
    return out[: out.rfind(b"\n") + 1]


def _bound() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _say(**told: Any) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


def _main() -> None:
    """Read roots (a line of JSON) and a PDF from stdin; print findings, the quick ones first."""
    _bound()
    head, _, pdf = sys.stdin.buffer.read().partition(b"\n")
    roots = [x509.load_pem_x509_certificate(pem.encode()) for pem in json.loads(head)]
    try:
        pages = count_pages(pdf)
        if pages > MOST_PAGES:
            _say(
                galat=f"Berkas ini {pages} halaman; yang diperiksa di sini paling banyak {MOST_PAGES}."
            )
            return
        for quick in (True, False):
            found = validate(pdf, roots, as_signed=True, quick=quick)
            _say(halaman=pages, tanda=[one.to_json() for one in found], lengkap=not quick)
    except BukanPdf:
        _say(galat="Berkas ini bukan PDF yang dapat dibaca.")


if __name__ == "__main__":
    _main()
