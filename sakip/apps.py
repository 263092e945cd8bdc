"""The project itself: shared helpers, template tags and commands; owns no table."""

from django.apps import AppConfig


class SakipConfig(AppConfig):
    """The project itself; owns no table."""

    name = "sakip"
