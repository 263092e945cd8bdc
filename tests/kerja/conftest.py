"""A job of the tests' own, registered like those of the apps."""

from types import SimpleNamespace

import pytest

from kerja import berkas, registry
from kerja.engines import celery
from kerja.jobs import JobFailed, job
from tests.kerja.mesin import Basisdata, Celery, redis


@pytest.fixture
def salin(monkeypatch):
    """Register the job "salin", and let a test say how it goes: what it does, who may have it."""
    monkeypatch.setitem(registry.JOBS, "salin", None)  # taken out again at the end
    script = SimpleNamespace(error=None, allowed=True, calls=[], during=None)

    @job(
        "salin",
        describe=lambda *, kode, tahun: f"Salinan {kode} {tahun}",
        page="laporan:lakip",
        allows=lambda user, *, kode, tahun: script.allowed,
    )
    def work(*, kode, tahun, by, progress):
        script.calls.append((kode, by))
        progress(1, 2)
        if script.during:
            script.during()
        if script.error:
            raise script.error
        progress(2, 2)
        return berkas.store(kode.encode(), jenis="application/pdf")

    script.refuse = lambda words: setattr(script, "error", JobFailed(words))
    return script


@pytest.fixture(scope="session")
def broker():
    """The address of a real broker."""
    with redis() as address:
        celery.app.conf.broker_url = address
        yield address


@pytest.fixture(params=["basisdata", "celery"])
def mesin(request, settings):
    """Each engine that hands jobs to a worker, with a real one of its own."""
    settings.JOBS_ENGINE = request.param
    if request.param == "basisdata":
        return Basisdata()
    address = request.getfixturevalue("broker")
    celery.app.control.purge()
    return Celery(address)
