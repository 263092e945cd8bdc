"""A client of the Esign Client Service v2, as far as its juknis and public clients describe it.

The juknis contradicts itself in the names of fields ("tag" or "tag_koordinat", "totp" or "otp"),
so every name can be set. Passphrase, NIK and files are never logged. Knows nothing of Django.
"""

import base64
import binascii
import json
import logging
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import requests

from perjanjian.bsre import galat

logger = logging.getLogger(__name__)
# Our names of what is sent and read; ``Setelan.nama`` gives some of them other ones.
NAMA = (
    "nik", "passphrase", "file", "signatureProperties", "tampilan", "imageBase64", "page",
    "originX", "originY", "width", "height", "reason", "location", "status", "status_code",
    "error", "message", "conclusion", "description", "signatureCount",
)  # fmt: skip
MOST = 64 * 1024 * 1024  # bytes of an answer; base64 makes a file a third larger


@dataclass(frozen=True)
class Setelan:
    """Where the service is, as which application we come, and how long we wait (seconds)."""

    alamat: str
    pengguna: str
    sandi: str = field(repr=False)
    nama: Mapping[str, str] = field(default_factory=dict)
    batas_tanda: float = 30
    batas_periksa: float = 120
    ca: str = ""  # a bundle of certificates, "" = those of the system


@dataclass(frozen=True)
class Bidang:
    """The visible signature: a PNG, the page from 1, and left, bottom, width, height in points."""

    gambar: bytes = field(repr=False)
    halaman: int
    kotak: tuple[float, float, float, float]


@dataclass(frozen=True)
class Periksa:
    """What the service itself says of a signed file."""

    kesimpulan: str
    uraian: str
    jumlah: int


class Klien:
    """Three questions: may this NIK sign, sign this, is this signed? Each raises BsreGagal."""

    def __init__(self, setelan: Setelan):
        self.setelan = setelan

    def check_status(self, nik: str) -> None:
        """Return where the owner of the NIK may sign; BsreGagal says why not."""
        told = self._ask("user/check/status", {"nik": nik}, self.setelan.batas_tanda)
        status = told.get(self._name("status"))
        if not isinstance(status, str):
            raise galat.unreadable("status tidak terbaca")
        if status.upper() != galat.ISSUE:
            raise galat.from_status(status.upper())

    def sign(self, nik: str, passphrase: str, pdf: bytes, bidang: Bidang, alasan: str) -> bytes:
        """Return the file with one more signature, as the service made it."""
        x, y, width, height = bidang.kotak
        place = {
            "tampilan": "VISIBLE", "imageBase64": _encode(bidang.gambar), "page": bidang.halaman,
            "originX": x, "originY": y, "width": width, "height": height, "reason": alasan,
        }  # fmt: skip
        body = {
            "nik": nik, "passphrase": passphrase, "file": [_encode(pdf)],
            "signatureProperties": [self._wire(place)],
        }  # fmt: skip
        told = self._ask("sign/pdf", body, self.setelan.batas_tanda)
        files = told.get(self._name("file"))
        if not isinstance(files, list) or len(files) != 1 or not isinstance(files[0], str):
            raise galat.unreadable("tidak memuat tepat satu berkas")
        try:
            return base64.b64decode(files[0], validate=True)
        except (binascii.Error, ValueError) as broken:
            raise galat.unreadable("berkasnya bukan base64") from broken

    def verify(self, pdf: bytes) -> Periksa:
        """Return what the service says of a signed file."""
        told = self._ask("verify/pdf", {"file": _encode(pdf)}, self.setelan.batas_periksa)
        count = told.get(self._name("signatureCount"))
        kesimpulan = told.get(self._name("conclusion"))
        if not isinstance(kesimpulan, str) or not isinstance(count, int):
            raise galat.unreadable("kesimpulan tidak terbaca")
        return Periksa(kesimpulan, str(told.get(self._name("description"), "")), count)

    def _ask(self, path: str, body: Mapping[str, Any], seconds: float) -> dict[str, Any]:
        """Return the object that the service answers with, all of it within ``seconds``."""
        start = time.monotonic()
        try:
            http, text = self._post(path, self._wire(body), seconds)
        except requests.Timeout as late:
            logger.warning("BSrE %s: no answer in %s s", path, seconds)
            raise galat.no_answer(seconds) from late
        except requests.RequestException as broken:
            # The exception's own text names address and cause, never what was sent.
            logger.warning("BSrE %s: %s", path, type(broken).__name__)
            raise galat.unreachable() from broken
        logger.info("BSrE %s: HTTP %s, %.1f s", path, http, time.monotonic() - start)
        told = _object(text)
        if http == 200 and told is not None:
            return told
        logger.warning("BSrE %s: HTTP %s: %s", path, http, masked(text, *_secrets(body)))
        if http == 200:
            raise galat.unreadable("bukan JSON")
        kode, pesan = self._reason(told or {})
        raise galat.from_answer(http, kode, masked(pesan, *_secrets(body)))

    def _post(self, path: str, body: dict[str, Any], seconds: float) -> tuple[int, str]:
        deadline = time.monotonic() + seconds
        with requests.Session() as session:
            # Neither a proxy nor a .netrc of the machine: the passphrase goes there and nowhere else.
            session.trust_env = False
            session.auth = (self.setelan.pengguna, self.setelan.sandi)
            session.verify = self.setelan.ca or True
            address = f"{self.setelan.alamat.rstrip('/')}/api/v2/{path}"
            with session.post(
                address, json=body, timeout=seconds, allow_redirects=False, stream=True
            ) as answer:
                got = bytearray()
                for chunk in answer.iter_content(64 * 1024):
                    got += chunk
                    if time.monotonic() > deadline:
                        raise requests.Timeout
                    if len(got) > MOST:
                        raise galat.unreadable("terlalu besar")
                return answer.status_code, got.decode("utf-8", "replace")

    def _reason(self, told: Mapping[str, Any]) -> tuple[str, str]:
        kode = told.get(self._name("status_code"), "")
        pesan = told.get(self._name("error")) or told.get(self._name("message")) or ""
        return str(kode)[:20], str(pesan)

    def _wire(self, told: Mapping[str, Any]) -> dict[str, Any]:
        return {self._name(name): value for name, value in told.items()}

    def _name(self, name: str) -> str:
        return self.setelan.nama.get(name, name)


def masked(text: str, *secrets: str) -> str:
    """Return a text for the log: no base64, none of the secrets, and not all of a long one."""
    for secret in secrets:
        if secret:
            text = text.replace(secret, "•••")
    return re.sub(r"[A-Za-z0-9+/=]{40,}", "<base64>", text)[:300]


def _secrets(body: Mapping[str, Any]) -> tuple[str, str]:
    return body.get("passphrase", ""), body.get("nik", "")


def _encode(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _object(text: str) -> dict[str, Any] | None:
    try:
        told = json.loads(text)
    except ValueError:
        return None
    return told if isinstance(told, dict) else None
