"""The page around a form: one template shows them all, also those that only ask for a yes."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from sakip.forms import SakipForm

PER_PAGE = 25
Crumb = tuple[str, str]  # label and address


@dataclass(frozen=True)
class FormPage:
    """What stands around a form."""

    judul: str
    crumbs: tuple[Crumb, ...]
    simpan: str = "Simpan"
    pengantar: str = ""
    akibat: tuple[str, ...] = field(default=())  # what will happen, one sentence each
    bahaya: bool = False
    batal: str = ""  # where giving up leads, if not to the page above
    objek: Model | None = None  # whose history is a click away

    @property
    def kembali(self) -> str:
        """Return where giving up leads: the page above this one, unless ``batal`` says better."""
        return self.batal or self.crumbs[-1][1]


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what was sent, also where it is nothing; None where the page was only asked for."""
    return request.POST if request.method == "POST" else None


def show_form(request: HttpRequest, form: SakipForm, page: FormPage) -> HttpResponse:
    """Show a form, or ask for confirmation where it has no fields."""
    return render(request, "formulir.html", {"form": form, "halaman": page})


def done(request: HttpRequest, message: str, to: Any, *args: Any, **kwargs: Any) -> HttpResponse:
    """Say what was done, and go on."""
    messages.success(request, message)
    return redirect(to, *args, **kwargs)


def page_of(request: HttpRequest, rows: QuerySet | list) -> Page:
    """Return the page of a list that the address asks for (``?hal=``), else the first."""
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("hal"))
