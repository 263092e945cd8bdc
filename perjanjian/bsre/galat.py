"""Why the service did not do what it was asked for, in words for who signs."""

from enum import Enum

# Codes seen in public clients of the service; there is no official list.
FRASA_SALAH, TIDAK_TERDAFTAR = "2031", "2011"
ISSUE = "ISSUE"  # the only status that may sign


class Sebab(Enum):
    """What kind of failure it was."""

    FRASA = "frasa"  # the passphrase is wrong
    ORANG = "orang"  # this NIK may not sign
    LAYANAN = "layanan"  # the service is out of order, for everybody
    JAWABAN = "jawaban"  # it answered something that is no signature on our file


class BsreGagal(Exception):
    """The service refused or failed; the text (Indonesian) says what, and what to do."""

    def __init__(self, sebab: Sebab, pesan: str, kode: str = ""):
        super().__init__(pesan)
        self.sebab, self.kode = sebab, kode


_STATUS = {
    "EXPIRED": "Sertifikat BSrE Anda sudah kedaluwarsa. Perbaruilah di BSrE, lalu ulangi.",
    "RENEW": "Sertifikat BSrE Anda sedang diperbarui. Selesaikan pembaruannya di BSrE, lalu ulangi.",
    "WAITING_FOR_VERIFICATION": "Pendaftaran Anda di BSrE masih menunggu verifikasi.",
    "NEW": "Pendaftaran Anda di BSrE belum selesai. Lengkapi lebih dahulu di BSrE.",
    "NO_CERTIFICATE": "Anda terdaftar di BSrE tetapi belum memiliki sertifikat. Ajukan penerbitannya.",
    "NOT_REGISTERED": "NIK ini tidak terdaftar di BSrE. Periksalah NIK, atau daftarkan diri dahulu.",
    "SUSPEND": "Sertifikat BSrE Anda sedang dibekukan. Hubungi verifikator BSrE di Pemda.",
    "REVOKE": "Sertifikat BSrE Anda sudah dicabut. Ajukan yang baru di BSrE.",
}


def from_status(status: str) -> BsreGagal:
    """Return why somebody of that status may not sign."""
    known = _STATUS.get(status)
    text = (
        known
        or f"BSrE menjawab status “{status[:40] or 'kosong'}”, yang belum boleh menandatangani."
    )
    return BsreGagal(Sebab.ORANG, text, status[:40])


def from_answer(http: int, kode: str, told: str) -> BsreGagal:
    """Return what an answer other than 200 means."""
    if kode == FRASA_SALAH:
        return BsreGagal(Sebab.FRASA, "Frasa sandi BSrE salah. Naskah belum ditandatangani.", kode)
    if kode == TIDAK_TERDAFTAR:
        return BsreGagal(Sebab.ORANG, _STATUS["NOT_REGISTERED"], kode)
    if http in (401, 403):
        return BsreGagal(
            Sebab.LAYANAN,
            "Layanan BSrE menolak akun aplikasi ini. Mintalah pengelola peladen memeriksa "
            "BSRE_USER, BSRE_PASSWORD, dan alamat peladen yang terdaftar.",
            str(http),
        )
    if http >= 500 or http < 400:
        return BsreGagal(
            Sebab.LAYANAN,
            f"Layanan BSrE mengalami gangguan (HTTP {http}). Naskah belum ditandatangani; cobalah "
            "beberapa saat lagi.",
            str(http),
        )
    said = f": {told[:120]}" if told else ""
    return BsreGagal(
        Sebab.ORANG,
        f"BSrE menolak permintaan ini (HTTP {http}{', kode ' + kode if kode else ''}){said}. "
        "Naskah belum ditandatangani.",
        kode or str(http),
    )


def no_answer(seconds: float) -> BsreGagal:
    """Return that nothing came in time."""
    return BsreGagal(
        Sebab.LAYANAN,
        f"Layanan BSrE tidak menjawab dalam {seconds:g} detik. Naskah belum ditandatangani di sini; "
        "cobalah beberapa saat lagi.",
    )


def unreachable() -> BsreGagal:
    """Return that there is no connection."""
    return BsreGagal(
        Sebab.LAYANAN,
        "Layanan BSrE tidak dapat dihubungi. Naskah belum ditandatangani; cobalah beberapa saat "
        "lagi, atau hubungi pengelola peladen.",
    )


def unreadable(what: str) -> BsreGagal:
    """Return that an answer does not hold what it should."""
    return BsreGagal(
        Sebab.JAWABAN,
        f"Jawaban layanan BSrE tidak dapat dipakai ({what}). Naskah belum ditandatangani; "
        "hubungi pengelola peladen bila berulang.",
    )
