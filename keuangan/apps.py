"""What it may cost and did cost: pagu and realisasi."""

from django.apps import AppConfig


class KeuanganConfig(AppConfig):
    """What it may cost and did cost: pagu and realisasi."""

    name = "keuangan"
    verbose_name = "Keuangan"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the trail know the data of this app by name."""
        from kerja.riwayat.daftar import register

        register(*self.get_models())
