"""How a form's fields are printed where our own template lays them out."""

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def at_fault(field: BoundField) -> SafeString:
    """Print a field; the first that is wrong takes the focus, since it may stand far below.

    Where the form as a whole is wrong that is its first one.
    """
    form = field.form
    seen = [one.name for one in form.visible_fields()] if form.errors else []
    wrong = next((name for name in seen if name in form.errors), seen[0] if seen else None)
    return field.as_widget(attrs={"autofocus": True} if field.name == wrong else None)
