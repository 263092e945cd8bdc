"""System checks of settings that name roles."""

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from instansi.models import Peran


@register
def check_required_roles(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    """Refuse a misspelt role: it would quietly leave everybody without a second factor."""
    unknown = sorted(set(settings.MFA_REQUIRED_ROLES) - set(Peran.values))
    if not unknown:
        return []
    return [
        Error(
            f"MFA_REQUIRED_ROLES memuat peran yang tidak ada: {', '.join(unknown)}.",
            hint=f"Pilihannya: {', '.join(Peran.values)}.",
            id="instansi.E001",
        )
    ]
