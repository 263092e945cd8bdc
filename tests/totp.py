"""An authenticator app, as a phone would run it."""

import time

from allauth.mfa.totp.internal import auth


def code_of(secret: str, ahead: int = 0) -> str:
    """The code that the app shows now, or so many half minutes later."""
    return auth.format_hotp_value(auth.hotp_value(secret, int(time.time()) // 30 + ahead))
