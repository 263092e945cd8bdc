"""A stand-in for the Esign Client Service on loopback: signs with a certificate of the tests' CA."""

import base64
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils import layout
from pyhanko.pdf_utils.images import PdfImage
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.stamp import StaticStampStyle

from perjanjian.tandatangan.pdf import _signer
from tests.perjanjian.tandatangan.signed import signer

# The picture fills the place that was asked for, whatever its own size.
FIT = layout.SimpleBoxLayoutRule(
    layout.AxisAlignment.ALIGN_MIN,
    layout.AxisAlignment.ALIGN_MIN,
    inner_content_scaling=layout.InnerScaling.STRETCH_FILL,
)
PENGGUNA, SANDI = "sakip", "rahasia aplikasi"
NIK, FRASA = "3509010101700001", "frasa di bsre"


@dataclass
class Pengganti:
    """How the service behaves (``ulah``), who has registered, and what it was asked."""

    alamat: str = ""
    ulah: str = ""
    status: str = "ISSUE"
    nama: dict[str, str] = field(default_factory=lambda: {NIK: "SITI AMINAH"})
    diminta: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def answer(self, path: str, body: dict[str, Any]) -> tuple[int, Any]:
        """Return status and answer to a question that came with the right credentials."""
        self.diminta.append((path, body))
        if path == "/api/v2/user/check/status":
            return self._status(body)
        if path == "/api/v2/sign/pdf":
            return self._sign(body)
        if path == "/api/v2/verify/pdf":
            return 200, {"conclusion": "NO_SIGNATURE", "description": "-", "signatureCount": 0}
        return 404, {"error": "tidak ada"}

    def _status(self, body: dict[str, Any]) -> tuple[int, Any]:
        if body["nik"] not in self.nama:
            return 400, {"status_code": 2011, "error": "User tidak terdaftar"}
        return 200, {"status": self.status, "message": "-"}

    def _sign(self, body: dict[str, Any]) -> tuple[int, Any]:
        if self.ulah in _ULAH:
            return _ULAH[self.ulah]
        if body["passphrase"] != FRASA:
            return 400, {"status_code": 2031, "error": "Passphrase anda salah"}
        [coded], [place] = body["file"], body["signatureProperties"]
        pdf = base64.b64decode(coded)
        if self.ulah == "lain":
            pdf = pdf.replace(b"%PDF-1.7", b"%PDF-1.6", 1)
        signed = sign(pdf, self.nama[body["nik"]], place)
        if self.ulah == "rusak":
            at = signed.index(b"/Contents <", len(pdf)) + 600
            signed = signed[:at] + b"00000000" + signed[at + 8 :]
        told = pdf if self.ulah == "tanpa" else signed
        return 200, {"time": 1, "file": [base64.b64encode(told).decode()]}


# What it answers instead of signing.
_ULAH: dict[str, tuple[int, Any]] = {
    "lima ratus": (500, "Internal Server Error"),
    "lain kode": (400, {"status_code": 2048, "error": "File terlalu besar"}),
    "html": (200, "<html>Selamat datang</html>"),
    "tanpa berkas": (200, {"time": 1}),
    "dua berkas": (200, {"file": ["JVBERg==", "JVBERg=="]}),
    "bukan base64": (200, {"file": ["bukan berkas!"]}),
    "bukan pdf": (200, {"file": [base64.b64encode(b"bukan PDF sama sekali").decode()]}),
    "kredensial": (401, {"error": "Unauthorized"}),
    "pindah": (302, ""),
}


def sign(pdf: bytes, nama: str, place: dict[str, Any]) -> bytes:
    """Sign as the service does: the picture at the place, with its own certificate of a person."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    from PIL import Image

    picture = PdfImage(Image.open(BytesIO(base64.b64decode(place["imageBase64"]))), writer=writer)
    x, y, width, height = (round(place[name]) for name in ("originX", "originY", "width", "height"))
    number = pdf.count(b"/ByteRange") + 1
    name = f"esign{number}"
    out = PdfSigner(
        PdfSignatureMetadata(field_name=name, reason=place["reason"]),
        _signer(signer(nama, "", "")),
        stamp_style=StaticStampStyle(background=picture, border_width=0, background_layout=FIT),
        new_field_spec=SigFieldSpec(
            name, on_page=place["page"] - 1, box=(x, y, x + width, y + height)
        ),
    ).sign_pdf(writer)
    return out.getvalue()


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        service = self.server.service  # type: ignore[attr-defined]
        content = self.rfile.read(int(self.headers["Content-Length"]))
        expected = base64.b64encode(f"{PENGGUNA}:{SANDI}".encode()).decode()
        if self.headers["Authorization"] != f"Basic {expected}":
            self._send(401, {"error": "Unauthorized"})
        elif service.ulah == "diam" and self.path.endswith("sign/pdf"):
            service.bangun.wait(20)
        else:
            self._send(*service.answer(self.path, json.loads(content)))

    def _send(self, status: int, told: Any) -> None:
        text = told if isinstance(told, str) else json.dumps(told)
        self.send_response(status)
        self.send_header("Location", "http://127.0.0.1:9/")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def serving() -> Iterator[Pengganti]:
    """Run the stand-in until the end of the block."""
    service = Pengganti()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    server.service = service  # type: ignore[attr-defined]
    service.bangun = threading.Event()  # type: ignore[attr-defined]
    service.alamat = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        service.bangun.set()  # type: ignore[attr-defined]
        server.shutdown()
        server.server_close()
        thread.join()
