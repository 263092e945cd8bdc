"""Handing a file to a person who may have it; the view decides who that is."""

from dataclasses import dataclass
from io import BytesIO

from django.db.models import Model
from django.http import FileResponse

from instansi.models import Instansi, Pengguna
from kerja.berkas import path_of
from kerja.jejak import record
from kerja.models import Berkas

# The browser shows a PDF by means of its own, which a policy against plugins would shut out;
# what the policy of pages guards against (scripts) is ruled out by the type and by nosniff.
FILE_POLICY = "frame-ancestors 'self'; base-uri 'none'"


@dataclass(frozen=True)
class Unduhan:
    """What the trail keeps of a file's leaving: whose it is, who takes it, and where."""

    objek: Model
    by: Pengguna
    instansi: Instansi | None = None


def send_berkas(
    berkas: Berkas, name: str, unduhan: Unduhan, *, attach: bool = False
) -> FileResponse:
    """Return a kept file under ``name``, shown by the browser or (``attach``) saved.

    Either way the person has it, so either way it is an act in the trail. Raises
    FileNotFoundError where the file was lost.
    """
    response = open_berkas(berkas, name, attach=attach)
    told = {"berkas": [None, name], "sha256": [None, berkas.sha256]}
    record("unduh", unduhan.objek, by=unduhan.by, instansi=unduhan.instansi, perubahan=told)
    return response


def open_berkas(berkas: Berkas, name: str, *, attach: bool = False) -> FileResponse:
    """Return a kept file that is open to anybody: its leaving is nobody's act.

    Raises FileNotFoundError where the file was lost.
    """
    response = FileResponse(
        path_of(berkas.sha256).open("rb"),
        as_attachment=attach,
        filename=name,
        content_type=berkas.jenis,
    )
    return _dress(response)


def send_pdf(content: bytes, name: str) -> FileResponse:
    """Return a PDF that is not kept, to be shown by the browser."""
    return _dress(FileResponse(BytesIO(content), filename=name, content_type="application/pdf"))


def _dress(response: FileResponse) -> FileResponse:
    response["Content-Security-Policy"] = FILE_POLICY
    response["Cache-Control"] = "private, no-cache"
    return response
