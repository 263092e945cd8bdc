"""The first page of an installation: its Pemda, made by who set the product up."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from instansi.access import require_founder
from instansi.http import Request
from instansi.models import Pemda
from instansi.services.organisasi import found_pemda as found
from sakip.forms import SakipModelForm
from sakip.pages import FormPage, done, posted, show_form


class PemdaForm(SakipModelForm):
    """A Pemda as documents name it."""

    class Meta:
        model = Pemda
        fields = ["nama", "jenis", "tempat"]
        labels = {"nama": "Nama", "jenis": "Jenis", "tempat": "Tempat"}
        help_texts = {
            "nama": "Sebagaimana dicetak, misalnya Kabupaten Jember.",
            "tempat": "Dicetak sebelum tanggal, misalnya Jember.",
        }


@require_http_methods(["GET", "POST"])
def found_pemda(request: Request) -> HttpResponse:
    """Make a Pemda; its maker becomes its first admin and invites the others."""
    require_founder(request.user)
    form = PemdaForm(posted(request), instance=Pemda())
    if form.is_valid() and form.run(found, form.instance, by=request.user):
        message = f"{form.result} dibuat. Undang Tim SAKIP-nya, lalu tambahkan instansinya."
        return done(request, message, "instansi:undang")
    page = FormPage(
        "Pemda baru",
        (("Instansi", reverse("instansi:instansi")),),
        akibat=(
            "Anda menjadi admin pertama Pemda ini.",
            "Skala, kerangka, dan tampilan dokumennya bawaan aplikasi sampai Tim SAKIP mengaturnya.",
        ),
    )
    return show_form(request, form, page)
