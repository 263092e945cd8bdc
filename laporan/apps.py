"""The LAKIP: outline, narrative, layout, pages."""

from django.apps import AppConfig


class LaporanConfig(AppConfig):
    """The LAKIP: outline, narrative, layout, pages."""

    name = "laporan"
    verbose_name = "Laporan"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the worker know the jobs of this app, and the trail its data by name."""
        from kerja.riwayat.daftar import register
        from laporan import jobs  # noqa: F401
        from laporan.unduhan import jobs as unduhan  # noqa: F401

        register(*self.get_models())
