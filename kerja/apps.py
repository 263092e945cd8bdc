"""What every app writes beside its own data: trail, steps, files, background jobs."""

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate


class KerjaConfig(AppConfig):
    """What every app writes beside its own data: trail, steps, files, background jobs."""

    name = "kerja"
    verbose_name = "Kerja bersama"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the checks, and take the database guards off around migrations."""
        from kerja import checks  # noqa: F401

        pre_migrate.connect(remove_guards, sender=self)
        post_migrate.connect(install_guards, sender=self)


def remove_guards(using: str, **kwargs: object) -> None:
    """Let migrations change guarded tables."""
    from kerja import guards

    guards.remove(connections[using])


def install_guards(using: str, **kwargs: object) -> None:
    """Put the guards back, also those that a remade table lost."""
    from kerja import guards

    guards.install(connections[using])
