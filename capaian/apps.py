"""What was achieved: realisasi and the one capaian engine."""

from django.apps import AppConfig


class CapaianConfig(AppConfig):
    """What was achieved: realisasi and the one capaian engine."""

    name = "capaian"
    verbose_name = "Capaian"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the trail know the data of this app by name."""
        from kerja.riwayat.daftar import register

        register(*self.get_models())
