"""What it may cost and did cost: pagu and realisasi."""

from django.apps import AppConfig


class KeuanganConfig(AppConfig):
    """What it may cost and did cost: pagu and realisasi."""

    name = "keuangan"
    verbose_name = "Keuangan"
    default_auto_field = "django.db.models.BigAutoField"
