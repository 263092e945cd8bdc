"""Handing a file to a person who may have it; the view decides who that is."""

from io import BytesIO

from django.http import FileResponse

from kerja.berkas import path_of
from kerja.models import Berkas

# The browser shows a PDF by means of its own, which a policy against plugins would shut out;
# what the policy of pages guards against (scripts) is ruled out by the type and by nosniff.
FILE_POLICY = "frame-ancestors 'self'; base-uri 'none'"


def send_berkas(berkas: Berkas, name: str, *, attach: bool = False) -> FileResponse:
    """Return a kept file under ``name``, shown by the browser or (``attach``) saved.

    Raises FileNotFoundError where the file was lost.
    """
    return _dress(
        FileResponse(
            path_of(berkas.sha256).open("rb"),
            as_attachment=attach,
            filename=name,
            content_type=berkas.jenis,
        )
    )


def send_pdf(content: bytes, name: str) -> FileResponse:
    """Return a PDF that is not kept, to be shown by the browser."""
    return _dress(FileResponse(BytesIO(content), filename=name, content_type="application/pdf"))


def _dress(response: FileResponse) -> FileResponse:
    response["Content-Security-Policy"] = FILE_POLICY
    response["Cache-Control"] = "private, no-cache"
    return response
