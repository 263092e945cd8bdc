"""What every page shows of the work that waits."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from kerja.pesan import count_unread


def unread_notices(request: HttpRequest) -> dict[str, Any]:
    """Count the unread notices of who is logged in, where a page asks for it."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"pesan_baru": 0}
    return {"pesan_baru": SimpleLazyObject(lambda: count_unread(user))}
