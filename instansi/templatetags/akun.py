"""What pages of accounts say: whether a second factor is demanded, and which browser it is."""

from django import template
from django.template.context import Context

from instansi.accounts.second_factor import is_required

register = template.Library()

# First found, first named: most browsers also claim to be those further down.
_BROWSERS = [
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
]
_SYSTEMS = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
]


@register.simple_tag(takes_context=True)
def second_factor_required(context: Context) -> bool:
    """Return whether a role of the person demands a second factor."""
    return is_required(context["user"])


@register.filter
def browser(user_agent: str) -> str:
    """Return browser and system in words: "Firefox di Windows"."""
    names = [
        next((name for mark, name in marks if mark in user_agent), "")
        for marks in (_BROWSERS, _SYSTEMS)
    ]
    return " di ".join(filter(None, names)) or "Peramban tidak dikenal"
