"""What tests do with the pages on which people fill in figures."""

import json
from typing import Any

from django.test import Client

from instansi.models import Pengguna
from tests.html import parse


def form_of(page: str) -> dict[str, str]:
    """Return the grid's form as a browser without scripts would post it, untouched."""
    [form] = parse(page).xpath("//form[@data-grid]")
    return {name: form.fields[name] or "" for name in form.fields if name != "csrfmiddlewaretoken"}


def cell_named(page: str, label: str) -> str:
    """Return the name of the one cell with a label."""
    [cell] = parse(page).xpath(f'//*[@aria-label="{label}"]')
    return cell.get("name")


def autosave(client: Client, address: str, *rows: tuple[str, str, dict]) -> Any:
    """Send rows as the script does; return the response."""
    body = {"rows": [{"key": k, "versi": v, "cells": cells} for k, v, cells in rows]}
    return client.post(address, json.dumps(body), content_type="application/json")


def statuses(client: Client, username: str, address: str) -> tuple[int, int]:
    """Return how a page answers somebody of the demo who opens it and who writes nothing."""
    client.force_login(Pengguna.objects.get(username=username))
    return client.get(address).status_code, autosave(client, address).status_code
