"""How a form's fields are printed where our own template lays them out."""

from django import template
from django.forms import BoundField
from django.template import Context
from django.utils.safestring import SafeString

from sakip.tertunda import typed_in

register = template.Library()


@register.simple_tag(takes_context=True)
def isian_gagal(context: Context) -> list[str]:
    """Return what was typed into the form that ended in an error page: ``{% isian_gagal as x %}``."""
    request = context.get("request")
    return typed_in(request) if request and hasattr(request, "user") else []


@register.filter
def at_fault(field: BoundField) -> SafeString:
    """Print a field; the first that is wrong takes the focus, since it may stand far below.

    Where the form as a whole is wrong that is its first one.
    """
    form = field.form
    seen = [one.name for one in form.visible_fields()] if form.errors else []
    wrong = next((name for name in seen if name in form.errors), seen[0] if seen else None)
    return field.as_widget(attrs={"autofocus": True} if field.name == wrong else None)
