"""System checks of what the shared tables need."""

from django.core.checks import CheckMessage, Warning, register
from django.db import connections
from django.db.utils import OperationalError

from kerja import guards


@register
def check_guards(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    """Report a guard that the database has lost; silent where there is no database yet.

    A warning and no error: an error would keep ``migrate`` from putting the guard back.
    """
    connection = connections["default"]
    try:
        lost = guards.missing(connection)
    except (OperationalError, RuntimeError):  # no server, or tests that may not ask it
        return []
    return [
        Warning(
            f"Penjaga basis data {name} tidak terpasang.",
            hint="Jalankan: python manage.py migrate",
            id="kerja.W001",
        )
        for name in lost
    ]
