"""What was promised for five years, and the yearly plan (RKT) and IKU drawn from it."""

from django.apps import AppConfig


class RenstraConfig(AppConfig):
    """What was promised for five years, and the yearly plan (RKT) and IKU drawn from it."""

    name = "renstra"
    verbose_name = "Perencanaan"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the trail know the data of this app by name."""
        from kerja.riwayat.daftar import register

        register(*self.get_models())
