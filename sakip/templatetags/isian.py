"""How a form's fields are printed where our own template lays them out."""

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def at_fault(field: BoundField) -> SafeString:
    """Print a field; the first that is wrong takes the focus, since it may stand far below."""
    wrong = next((name for name in field.form.fields if name in field.form.errors), None)
    return field.as_widget(attrs={"autofocus": True} if field.name == wrong else None)
