"""What a service raises when it does not do what somebody asked for."""

from django.db.models import Model


class Ditolak(ValueError):
    """The act breaks a rule; the text (Indonesian) says which, and what to do.

    ``field`` names the field of the form to which the text belongs, None = the whole form.
    """

    def __init__(self, message: str, field: str | None = None):
        super().__init__(message)
        self.field = field


class VersiUsang(Exception):
    """Somebody else changed the row since it was read; ``saved`` is the row as it stands now."""

    def __init__(self, saved: Model):
        super().__init__(f"{saved._meta.label} {saved.pk} has changed")
        self.saved = saved
