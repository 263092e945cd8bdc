"""Asking, in a template, what the person who reads it may do."""

from typing import Any

from django import template
from django.template import Context

from instansi.access import Place, can, can_somewhere, scope
from instansi.rights import Right

register = template.Library()


@register.simple_tag(takes_context=True)
def may(context: Context, right: str, place: Place | None = None) -> bool:
    """Return whether the reader has a right at a place, or anywhere: ``{% may "orang.read" %}``.

    Raises ValueError for a right that does not exist, so that a slip of the pen shows.
    """
    user: Any = context["request"].user
    return can(user, Right(right), place) if place else can_somewhere(user, Right(right))


@register.simple_tag(takes_context=True)
def may_at_pemda(context: Context, right: str) -> bool:
    """Return whether the reader has a right by a role that is one of a whole Pemda."""
    return bool(scope(context["request"].user, Right(right)).pemda)
