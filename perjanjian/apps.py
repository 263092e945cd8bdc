"""What was promised this year: the Perjanjian Kinerja."""

from django.apps import AppConfig


class PerjanjianConfig(AppConfig):
    """What was promised this year: the Perjanjian Kinerja."""

    name = "perjanjian"
    verbose_name = "Perjanjian Kinerja"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the trail know the data of this app by name, and the database guard what is signed."""
        from kerja import guards
        from kerja.riwayat.daftar import register
        from perjanjian import checks, jobs  # noqa: F401 - register themselves
        from perjanjian.guards import GUARDS
        from perjanjian.verifikasi.jenis import register as register_verifikasi
        from perjanjian.verifikasi.queries import PK

        register(*self.get_models())
        guards.register(GUARDS)
        register_verifikasi(PK)
