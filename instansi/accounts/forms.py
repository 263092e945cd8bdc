"""Forms in which people say who they are."""

import re
from typing import Any

from allauth.account import forms
from allauth.account.adapter import get_adapter
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.adapter import get_adapter as mfa_adapter
from allauth.mfa.app_settings import TOTP_PERIOD
from allauth.mfa.base import forms as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from instansi.accounts.demo import is_out_of_place
from instansi.models import Pengguna


def username_of(typed: str) -> str:
    """Return the username of an account, given a username in any case, or a NIP.

    A NIP is 18 digits, with or without blanks. What belongs to no account is returned in one
    plain form, so that its spellings share one limit of failed attempts.
    """
    digits = re.sub(r"\s", "", typed)
    if re.fullmatch(r"[0-9]{18}", digits):
        found = Pengguna.objects.filter(nip=digits)
        typed = digits
    else:
        typed = typed.strip()
        found = Pengguna.objects.filter(username__iexact=typed)
    return found.values_list("username", flat=True).first() or typed


class LoginForm(forms.LoginForm):
    """Username or NIP, and password."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "Nama pengguna atau NIP"
        self.fields["password"].label = "Kata sandi"
        self.fields["remember"].label = "Tetap masuk di perangkat ini"

    def clean_login(self) -> str:
        """Return the username of the account that is meant."""
        return username_of(self.cleaned_data["login"])

    def clean(self) -> dict[str, Any]:
        """Check the password, and refuse the demo's accounts beside real data."""
        cleaned = super().clean()
        if self.user and is_out_of_place(self.user):
            raise ValidationError("Akun contoh hanya dapat dipakai di basis data contoh.")
        return cleaned


class ReauthenticateForm(forms.ReauthenticateForm):
    """The password once more."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["password"].label = "Kata sandi"


class CodeOnce:
    """A code of the second factor that holds once: it is accepted for longer than allauth recalls it."""

    user: Pengguna
    authenticator: Authenticator

    def clean_code(self) -> str:
        """Return the code, unless somebody has read it over a shoulder and it was used just now."""
        code = super().clean_code()  # type: ignore[misc]
        used = getattr(self, "authenticator", None)
        if used is not None and used.type != Authenticator.Type.TOTP:
            return code  # a recovery code crosses itself out
        name = f"totp.{self.user.pk}.{normalize_user_code(code)}"
        lasts = TOTP_PERIOD * (2 * settings.MFA_TOTP_TOLERANCE + 1)
        if not cache.add(name, True, timeout=lasts):
            raise mfa_adapter().validation_error("incorrect_code")
        return code


class CodeForm(CodeOnce, mfa.AuthenticateForm):
    """The code that goes with the password."""


class CodeAgainForm(CodeOnce, mfa.ReauthenticateForm):
    """The code once more."""


class ActivateCodeForm(CodeOnce, ActivateTOTPForm):
    """The first code of a new authenticator app."""


class ResetPasswordForm(forms.ResetPasswordForm):
    """Asks for a link by e-mail; what it answers does not tell whether the address is known."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["email"].label = "Alamat surel"

    def clean_email(self) -> str:
        """Find the active accounts with that address, kept in whatever case."""
        email = self.cleaned_data["email"]
        self.users = list(Pengguna.objects.filter(email__iexact=email, is_active=True))
        return email

    def save(self, request: HttpRequest, **kwargs) -> str:
        """Send the link; an unknown address gets a letter too, which takes as long."""
        if self.users:
            return super().save(request, **kwargs)
        email = self.cleaned_data["email"]
        get_adapter().send_mail("account/email/unknown_account", email, {})
        return email
