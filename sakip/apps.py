"""The project itself: shared helpers, template tags and commands; owns no table."""

from django.apps import AppConfig
from django.core.management import call_command
from django.db.models.signals import post_migrate


class SakipConfig(AppConfig):
    """The project itself; owns no table."""

    name = "sakip"

    def ready(self) -> None:
        """Let every migration also make the table of the cache, which no model stands for."""
        post_migrate.connect(make_cache_table, sender=self)


def make_cache_table(using: str, **kwargs: object) -> None:
    """Make the table of the cache unless it is there."""
    call_command("createcachetable", database=using, verbosity=0)
