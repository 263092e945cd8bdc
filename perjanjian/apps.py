"""What was promised this year: the Perjanjian Kinerja."""

from django.apps import AppConfig


class PerjanjianConfig(AppConfig):
    """What was promised this year: the Perjanjian Kinerja."""

    name = "perjanjian"
    verbose_name = "Perjanjian Kinerja"
    default_auto_field = "django.db.models.BigAutoField"
