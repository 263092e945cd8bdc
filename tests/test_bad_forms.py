"""Every ordinary form of the access table, filled in badly: empty, huge, negative, and too late.

The page is opened as a browser opens it, and sent by somebody who may; so a new form joins by its
row in the access table. Grids have their own table in ``tests/test_bad_input.py``.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from lxml import html

from kerja.models import Jejak
from sakip.models import Editable
from tests.access_scene import PAYLOADS, TARGETS, Scene, build_scene
from tests.test_access import session_of
from tests.test_sent_twice import FORMS

HUGE, DIGITS = "x" * 100_000, "9" * 40
THEIRS, MINE = "Punya mereka", "Punya saya"
WORDS = ("text", "email", "search", "url")
NUMBERS = ("numeric", "decimal")
FASTER = re.compile("orang lain|berubah sejak|karena statusnya", re.IGNORECASE)
TOLD = "//*[@role='alert' or contains(@class, 'error') or contains(@class, 'invalid-feedback')]"
# Which row is meant, sent along by a form that stands on the page of another address.
CHOSEN = {"versi", "aksi", "akun", "dari", "indikator", "sasaran", "tahap", "tempat"}
# Rows that a page shows empty for what may be added.
SPARE = re.compile("pita-[1-9]")


@dataclass
class Form:
    """A form as its page shows it, and who sends it."""

    url: str
    client: Client
    address: str
    sent: dict[str, Any]
    inputs: dict[str, Any]

    @property
    def texts(self) -> list[str]:
        """The names of what words or figures are typed into."""
        if not self.inputs:
            return [n for n, v in self.sent.items() if isinstance(v, str) and n not in CHOSEN]
        return [n for n, one in self.inputs.items() if is_typed(one) and not SPARE.match(n)]

    @property
    def numbers(self) -> list[str]:
        """Those of them that ask for a number."""
        return [n for n in self.texts if n in self.inputs and mode(self.inputs[n]) in NUMBERS]

    @property
    def words(self) -> list[str]:
        """Those of them that take any words."""
        known = {
            n for n in self.texts if n in self.inputs and self.inputs[n].get("type") == "email"
        }
        return [n for n in self.texts if n not in known and n not in self.numbers]

    def post(self, changed: dict[str, Any] | None = None) -> tuple[HttpResponse, int]:
        """Send it with some fields changed; return the answer and how many acts it was."""
        before = Jejak.objects.count()
        answer = self.client.post(self.address, {**self.sent, **(changed or {})})
        return answer, Jejak.objects.count() - before


def mode(one: Any) -> str:
    return one.get("inputmode") or ""


def is_typed(one: Any) -> bool:
    return one.tag == "textarea" or (one.tag == "input" and one.get("type", "text") in WORDS)


def value_of(one: Any) -> Any:
    if one.tag == "textarea":
        return (one.text or "").removeprefix("\n")
    if one.tag == "select":
        return list(one.value) if one.multiple else one.value or ""
    return one.get("value") or ""


def read_inputs(page: str, address: str) -> dict[str, Any]:
    """Return the inputs of the form that a page sends to an address, by name."""
    found: dict[str, Any] = {}
    for form in html.fromstring(page).forms:
        to = re.split("[?#]", form.get("action") or address)[0]
        if form.method == "POST" and to == address:
            for one in form.xpath(".//input[@name] | .//textarea[@name] | .//select[@name]"):
                found.setdefault(one.get("name"), one)
    found.pop("csrfmiddlewaretoken", None)
    return found


def sent_by(inputs: dict[str, Any]) -> dict[str, Any]:
    """Return what a browser sends of untouched inputs."""
    left_out = ("checkbox", "radio", "file", "submit")
    return {name: value_of(one) for name, one in inputs.items() if one.get("type") not in left_out}


@contextmanager
def undone() -> Iterator[None]:
    """Keep nothing of what is written inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def open_forms(scene: Scene) -> Iterator[Form]:
    """Yield every ordinary form, opened; nothing that is done with it is kept."""
    doors = {role: session_of(scene.current[role]) for role in {role for _, role in FORMS}}
    for url, role in FORMS:
        user = scene.current[role]
        with undone():
            where = TARGETS[url](scene.own, user) if url in TARGETS else {}
            address, data = reverse(url, kwargs=where), PAYLOADS[url](scene.own, user)
            client = Client(raise_request_exception=False)
            client.cookies[settings.SESSION_COOKIE_NAME] = doors[role]
            page = client.get(address)
            found = page.content.decode() if page.status_code == 200 else ""
            inputs = read_inputs(found, address) if found else {}
            # Of a grid, and of the entrance for who is in, there is nothing to fill in here.
            if not any("~" in str(value) for value in data.values()) and page.status_code != 302:
                yield Form(url, client, address, {**sent_by(inputs), **data}, inputs)


# What is wrong with an answer -------------------------------------------------------------


def faults_of(form: Form, answer: HttpResponse, acts: int, typed: dict[str, Any]) -> Iterator[str]:
    """Yield what a refusal lacks: nothing is written, it says why, and what was typed stands."""
    if answer.status_code not in (200, 409, 422) or acts:
        yield f"answers {answer.status_code} by {acts} acts"
        return
    page = html.fromstring(answer.content.decode())
    if not page.xpath(TOLD):
        yield "says nothing"
    for name, text in typed.items():
        inputs = page.xpath(f"//*[@name='{name}'][not(@type='hidden')]")
        shown = [value_of(one) for one in inputs if one.get("type") != "password"]
        if shown and not any(text in one for one in shown):
            yield f"loses {name}"


def unnamed(answer: HttpResponse, names: list[str]) -> Iterator[str]:
    """Yield the fields at which no error stands."""
    page = html.fromstring(answer.content.decode())
    for name in names:
        for one in page.xpath(f"//*[@name='{name}'][not(@type='hidden')]")[:1]:
            ids = [
                i for i in (one.get("aria-describedby") or "").split() if "err" in i or "galat" in i
            ]
            if one.get("aria-invalid") != "true" or not any(
                page.xpath(f"//*[@id='{i}']") for i in ids
            ):
                yield f"is silent at {name}"


def try_empty(form: Form) -> Iterator[str]:
    """Send what cannot be seen alone; where nothing is demanded, that is an answer too."""
    unseen = [n for n, one in form.inputs.items() if one.get("type") == "hidden"]
    if not form.inputs:
        unseen = [n for n in form.sent if n in CHOSEN]
    form = replace(form, sent={n: form.sent[n] for n in (*unseen, "aksi") if n in form.sent})
    answer, acts = form.post()
    if answer.status_code != 302:
        yield from faults_of(form, answer, acts, {})


def try_huge(form: Form) -> Iterator[str]:
    """Type much too much into every field at once."""
    typed = {name: DIGITS if name in form.numbers else HUGE for name in form.texts}
    if typed:
        answer, acts = form.post(typed)
        yield from faults_of(form, answer, acts, typed)
        yield from unnamed(answer, list(typed)) if form.url not in LISTS else ()


def try_negative(form: Form) -> Iterator[str]:
    """Type a figure below zero wherever a number is asked for."""
    typed = dict.fromkeys(form.numbers, "-5")
    if typed:
        answer, acts = form.post(typed)
        yield from faults_of(form, answer, acts, typed)
        yield from unnamed(answer, list(typed))


def try_late(form: Form) -> Iterator[str]:
    """Send it after somebody changed every row of the database."""
    if form.sent.get("versi") in (None, "", "0", 0):
        return
    for kind in EDITABLE:
        kind._base_manager.update(versi=F("versi") + 1)
    answer, acts = form.post()
    if answer.status_code == 302:
        yield from faults_of_moving(form, answer, acts)
        # Nothing was typed that could be lost.
        yield from ["loses what was typed"] if form.texts else ()
        return
    yield from faults_of(form, answer, acts, {name: form.sent[name] for name in form.texts})
    if not FASTER.search(answer.content.decode()):
        yield "does not say that somebody was faster"
    inputs = read_inputs(answer.content.decode(), form.address)
    if inputs:
        again = sent_by({n: one for n, one in inputs.items() if one.get("type") == "hidden"})
        if form.post({**again, **files_of(form)})[0].status_code != 302:
            yield "cannot be sent again"


def faults_of_moving(form: Form, answer: HttpResponse, acts: int) -> Iterator[str]:
    """Yield what is wrong where somebody who was slower is sent to see what stands now."""
    after = form.client.get(answer["Location"]).content.decode()
    if acts or not FASTER.search(after):
        yield f"goes on by {acts} acts"


def files_of(form: Form) -> dict[str, Any]:
    """Return the files to be sent, rewound."""
    files = {name: one for name, one in form.sent.items() if hasattr(one, "seek")}
    for one in files.values():
        one.seek(0)
    return files


def try_second(form: Form) -> Iterator[str]:
    """Send other words than somebody who was faster: both are shown."""
    name = next((name for name in form.words if name in form.sent), "")
    if not name or not {"versi", "dibaca"} & set(form.sent):
        return
    first, acts = form.post({name: THEIRS})
    if first.status_code != 302 or not acts:
        yield f"does not take “{THEIRS}” as {name}"
    second, acts = form.post({name: MINE})
    if second.status_code == 302:  # a move, made already
        yield from faults_of_moving(form, second, acts)
        return
    yield from faults_of(form, second, acts, {name: MINE})
    if THEIRS not in second.content.decode():
        yield "does not show what stands now"


EDITABLE = [kind for kind in apps.get_models() if issubclass(kind, Editable)]
# A list says above it which of its rows is too long.
LISTS = {"laporan:butir"}
WAYS: dict[str, Callable[[Form], Iterator[str]]] = {
    "empty": try_empty,
    "huge": try_huge,
    "negative": try_negative,
    "late": try_late,
    "second": try_second,
}


@pytest.mark.django_db
def test_every_form_refuses_in_words_and_loses_nothing():
    wrong, seen = [], 0
    for form in open_forms(build_scene()):
        seen += 1
        kinds = [one.get("type") for one in form.inputs.values()]
        wrong += [(form.url, "type=number")] if "number" in kinds else []
        for way, attempt in WAYS.items():
            with undone():
                wrong += [(form.url, way, fault) for fault in attempt(form)]
    assert seen > 70
    assert not wrong, "\n".join(map(" ".join, wrong))
