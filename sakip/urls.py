"""Addresses: one urls.py an app, joined here."""

from allauth.account.decorators import secure_admin_login
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import Group
from django.templatetags.static import static
from django.urls import include, path
from django.utils.functional import lazy
from django.views.generic import RedirectView

admin.site.site_header = admin.site.site_title = "Administrasi SAKIP"
admin.site.index_title = "Data"
# One door: limits on guessing and the second factor hold for admins too.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

# Browsers ask for it beside a PDF and in the admin, whose pages name no icon.
icon = login_not_required(RedirectView.as_view(url=lazy(static, str)("img/sakip.svg")))

urlpatterns = [
    path("favicon.ico", icon),
    path("akun/", include("instansi.accounts.urls")),
    path("admin/", admin.site.urls),
    path("", include("instansi.urls")),
    path("", include("kerja.urls")),
    path("", include("renstra.urls")),
    path("isi/<slug:kode>/<int:tahun>/", include("keuangan.urls")),
    path("isi/<slug:kode>/<int:tahun>/", include("capaian.urls")),
    path("", include("capaian.evidence.urls")),
    path("pk/", include("perjanjian.urls")),
    path("tanda-tangan/", include("perjanjian.urls_tanda")),
    path("verifikasi/", include("perjanjian.verifikasi.urls")),
    path("terbuka/", include("laporan.terbuka.urls")),
    path("api/v1/", include("laporan.terbuka.urls_api")),
    path("", include("laporan.urls")),
]

# Pages of packages that would write past the trail; roles are Penugasan, not groups.
admin.site.unregister([EmailAddress, Authenticator, Group, UserSession])
