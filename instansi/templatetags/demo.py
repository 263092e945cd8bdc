"""Whether this is the database of the demo, for pages that are shown before anybody logs in."""

from django import template

from instansi.accounts.demo import is_demo

register = template.Library()
register.simple_tag(is_demo)
