"""What was promised for five years, and the yearly plan (RKT) and IKU drawn from it."""

from django.apps import AppConfig


class RenstraConfig(AppConfig):
    """What was promised for five years, and the yearly plan (RKT) and IKU drawn from it."""

    name = "renstra"
    verbose_name = "Perencanaan"
    default_auto_field = "django.db.models.BigAutoField"
