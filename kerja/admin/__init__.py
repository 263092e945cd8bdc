"""Django's admin: bases that keep the trail, and the pages of the models of instansi and kerja.

The models of ``instansi`` are registered here, not there: their admin writes the trail, which
lies a layer above them.
"""

from django.contrib import admin

from kerja.admin import instansi, kerja, pengguna  # noqa: F401
from kerja.admin.base import ReadOnlyAdmin, RowInline, TrailAdmin
from kerja.admin.site import may_enter

admin.site.has_permission = may_enter  # type: ignore[method-assign]

__all__ = ["ReadOnlyAdmin", "RowInline", "TrailAdmin"]
