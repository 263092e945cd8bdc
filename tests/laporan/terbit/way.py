"""The way of the demo's LAKIP to its issue, step by step, past the pages."""

from datetime import date

import pytest

from instansi.models import Pengguna
from kerja import tahap
from kerja.models import Tahap
from laporan.models import Laporan, PernyataanReviu, Terbitan
from laporan.queries import get_laporan
from laporan.reviu.queries import load_checklist
from laporan.reviu.services import IsianJawaban, save_answers, state_reviewed
from laporan.terbit import naskah
from laporan.terbit.keadaan import Keadaan, load_keadaan
from laporan.terbit.services import issue_lakip
from tests.laporan.printer import Printer


def person(username: str) -> Pengguna:
    """An account of the demo, its roles not yet read."""
    return Pengguna.objects.get(username=username)


def laporan() -> Laporan:
    """The demo's report as it stands."""
    return get_laporan("patrang", 2021)


def keadaan() -> Keadaan:
    """How far it is."""
    return load_keadaan(laporan())


def step() -> Tahap:
    return tahap.state_of(laporan().instansi, 2021, "lakip")


def approve() -> None:
    """Staf submit, the camat approves."""
    tahap.submit(step(), by=person("staf.patrang"))
    tahap.approve(step(), by=person("camat.patrang"))


def answer(jawaban: str = "ya") -> None:
    """The inspektorat answers every item."""
    rows = load_checklist(laporan()).butir
    said = [
        IsianJawaban(one.kunci, jawaban, "", one.jawaban.versi if one.jawaban else 0)
        for one in rows
    ]
    save_answers(laporan(), said, by=person("inspektorat"))


def review(**said) -> PernyataanReviu:
    """The inspektorat states that it was reviewed."""
    told = {"pereviu": "Rina Wulandari, S.E.", "jabatan": "Inspektur", "nip": "197001011995032001"}
    return state_reviewed(
        laporan(), by=person("inspektorat"), tanggal=date(2022, 1, 20), **(told | said)
    )


def ready() -> None:
    """All that comes before the issue."""
    approve()
    answer()
    review()


def lay_out(perubahan: str = "") -> naskah.Naskah:
    return naskah.lay_out(laporan(), keadaan(), perubahan)


def issue(perubahan: str = "") -> Terbitan:
    return issue_lakip(laporan(), lay_out(perubahan), by=person("tim.sakip"))


def reopen(alasan: str = "SKM keliru") -> None:
    tahap.reopen(step(), by=person("tim.sakip"), alasan=alasan)


@pytest.fixture
def kilat(printer: Printer, monkeypatch) -> Printer:
    """Issue without laying out: what was to be laid out is noted."""
    monkeypatch.setattr(naskah, "render_whole", printer.render_whole)
    return printer
