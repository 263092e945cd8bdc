"""Addresses: one urls.py an app, joined here."""

from allauth.account.decorators import secure_admin_login
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.models import Group
from django.urls import include, path

admin.site.site_header = admin.site.site_title = "Administrasi SAKIP"
admin.site.index_title = "Data"
# One door: limits on guessing and the second factor hold for admins too.
admin.site.login = secure_admin_login(admin.site.login)
# Pages of packages that would write past the trail; roles are Penugasan, not groups.
admin.site.unregister([EmailAddress, Authenticator, Group])

urlpatterns = [
    path("akun/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("", include("kerja.urls")),
    path("", include("laporan.urls")),
]
