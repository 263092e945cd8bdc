"""Printing a NIP in its groups."""

from django import template

from instansi.formulas import format_nip

register = template.Library()
register.filter("nip", format_nip)
