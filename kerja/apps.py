"""What every app writes beside its own data: trail, steps, files, background jobs."""

from django.apps import AppConfig


class KerjaConfig(AppConfig):
    """What every app writes beside its own data: trail, steps, files, background jobs."""

    name = "kerja"
    verbose_name = "Kerja bersama"
    default_auto_field = "django.db.models.BigAutoField"
