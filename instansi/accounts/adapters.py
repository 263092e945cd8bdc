"""What django-allauth asks the product: addresses, passwords, the second factor, sessions."""

import logging
from collections.abc import Iterable
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import resolve_url

from instansi.accounts.rahasia import seal, unseal
from instansi.accounts.second_factor import is_required
from instansi.models import Pengguna
from sakip.address import client_address
from sakip.trail import record

_log = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    """Accounts: nobody signs up by themselves, and each new password is an act in the trail."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        # One sentence for every reason, so that it tells nobody which names exist.
        "username_password_mismatch": (
            "Nama pengguna atau NIP tidak cocok dengan kata sandinya, atau akunnya tidak aktif."
        ),
    }

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the address that limits are counted by, the same as the trail keeps."""
        address = client_address(request)
        if address is None:
            raise PermissionDenied("Alamat asal permintaan ini tidak diketahui.")
        return address

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a letter; where the mail server fails, say so to known and unknown alike."""
        try:
            super().send_mail(template_prefix, email, context)
        except OSError:  # which smtplib's own errors are as well
            _log.exception("surat %s tidak terkirim", template_prefix)
            if self.request:
                messages.error(
                    self.request,
                    "Surel sedang tidak dapat dikirim. Cobalah beberapa menit lagi, atau mintalah "
                    "bantuan admin.",
                )

    @transaction.atomic
    def set_password(self, user: Pengguna, password: str) -> None:
        """Set a new password; whoever is not logged in follows the link of a letter."""
        user.set_password(password)
        user.save(update_fields=["password"])
        changed = self.request is not None and self.request.user.is_authenticated
        record(
            "ganti kata sandi" if changed else "atur ulang kata sandi", user, by=user, perubahan={}
        )

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Return home: the form is done with."""
        return resolve_url(settings.LOGIN_REDIRECT_URL)

    def send_password_reset_mail(self, user: Pengguna, email: str, context: dict[str, Any]) -> None:
        """Send the link to the address on record, never to one that merely resembles it."""
        super().send_password_reset_mail(user, user.email, context)


class SecondFactorAdapter(DefaultMFAAdapter):
    """The second factor: named after the username, kept where a role demands it."""

    def get_totp_label(self, user: Pengguna) -> str:
        """Return the name under which an authenticator app lists the account."""
        return user.username

    def encrypt(self, text: str) -> str:
        """Return a secret as the database and its backups keep it."""
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Return the secret; one that cannot be opened is none that anybody could know."""
        return unseal(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Return whether a second factor may be switched off: not while a role demands it."""
        return not is_required(authenticator.user)


class SessionsAdapter(DefaultUserSessionsAdapter):
    """Sessions: those that somebody ends elsewhere are one act in the trail."""

    @transaction.atomic
    def end_sessions(self, sessions: Iterable[UserSession]) -> None:
        """End sessions of one user."""
        ended = list(sessions)
        super().end_sessions(ended)
        if ended:
            user = ended[0].user
            record("akhiri sesi", user, by=user, perubahan={"sesi": [list(map(str, ended)), None]})
