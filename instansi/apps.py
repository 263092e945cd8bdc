"""Who: Pemda, Instansi, Jabatan, Pejabat, users and their Penugasan."""

from django.apps import AppConfig


class InstansiConfig(AppConfig):
    """Who: Pemda, Instansi, Jabatan, Pejabat, users and their Penugasan."""

    name = "instansi"
    verbose_name = "Instansi dan pejabat"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the checks, and let the trail hear who logs in."""
        from instansi import checks  # noqa: F401
        from instansi.accounts import trail

        trail.connect()
