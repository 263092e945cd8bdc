"""Addresses of the API, with the description of it."""

from laporan.terbuka.api import list_urls

app_name = "api"
urlpatterns = list_urls()
