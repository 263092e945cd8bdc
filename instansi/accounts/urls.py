"""Addresses of accounts: of django-allauth's pages only those that the product has.

Nobody signs up by themselves, addresses are kept by those who manage people, and there is no
login by other sites.
"""

from allauth.account import views
from django.urls import include, path, re_path

from instansi.accounts.views import end_session

password = [
    path("change/", views.password_change, name="account_change_password"),
    path("reset/", views.password_reset, name="account_reset_password"),
    path("reset/done/", views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "reset/key/done/",
        views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]

urlpatterns = [
    path("login/", views.login, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
    path("password/", include(password)),
    path("2fa/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
    path("sessions/<int:pk>/end/", end_session, name="usersessions_end"),
]
