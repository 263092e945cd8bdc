"""What every app writes beside its own data: trail, steps, files, background jobs."""

from django.apps import AppConfig, apps
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate


class KerjaConfig(AppConfig):
    """What every app writes beside its own data: trail, steps, files, background jobs."""

    name = "kerja"
    verbose_name = "Kerja bersama"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the checks, offer the trail, and take the guards off around migrations."""
        from kerja import checks, jejak, surel  # noqa: F401
        from kerja.riwayat import daftar, instansi
        from sakip import trail

        trail.plug(jejak.record)
        daftar.register(*self.get_models(), *apps.get_app_config("instansi").get_models())
        instansi.register_restorable()
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
