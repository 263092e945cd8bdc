"""The trail of signing in and out, and of the second factor: receivers of signals.

New passwords and ended sessions are recorded by the adapters, in the transaction that writes them.
"""

from typing import Any

from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from django.contrib.auth import signals as auth
from django.http import HttpRequest

from instansi.models import Pengguna
from sakip.trail import record

TOTP, CODES = Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES


def connect() -> None:
    """Listen to every door: whatever logs somebody in sends Django's own signals."""
    auth.user_logged_in.connect(_signed_in)
    auth.user_logged_out.connect(_signed_out)
    auth.user_login_failed.connect(_failed)
    mfa.authenticator_added.connect(_factor_added)
    mfa.authenticator_removed.connect(_factor_removed)
    mfa.authenticator_reset.connect(_codes_renewed)
    mfa.authenticator_used.connect(_factor_used)
    mfa.authentication_failed.connect(_code_failed)


def _signed_in(user: Pengguna, **kwargs: Any) -> None:
    record("masuk", user, by=user, perubahan={})


def _signed_out(user: Pengguna | None, **kwargs: Any) -> None:
    if user is not None:
        record("keluar", user, by=user, perubahan={})


def _failed(credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any) -> None:
    """Record a wrong password for a known account, by nobody: who typed it is not known.

    What was typed in place of a name is not kept: it may be a password in the wrong field.
    """
    user = Pengguna.objects.filter(username=credentials.get("username")).first()
    if user is None:
        return
    by = request.user if request and request.user.is_authenticated else None
    record("salah kata sandi" if by else "gagal masuk", user, by=by, perubahan={})


def _factor_added(user: Pengguna, authenticator: Authenticator, **kwargs: Any) -> None:
    if authenticator.type == TOTP:
        record("aktifkan verifikasi dua langkah", user, by=user, perubahan={})


def _factor_removed(user: Pengguna, authenticator: Authenticator, **kwargs: Any) -> None:
    if authenticator.type == TOTP:
        record("matikan verifikasi dua langkah", user, by=user, perubahan={})


def _codes_renewed(user: Pengguna, **kwargs: Any) -> None:
    record("buat kode pemulihan", user, by=user, perubahan={})


def _factor_used(user: Pengguna, authenticator: Authenticator, **kwargs: Any) -> None:
    if authenticator.type == CODES:
        record("pakai kode pemulihan", user, by=user, perubahan={})


def _code_failed(user: Pengguna, **kwargs: Any) -> None:
    record("salah kode verifikasi", user, by=None, perubahan={})
