"""Moving a person to another place."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from instansi.access import require_grant, require_other, visible_penugasan
from instansi.accounts.reauthentication import fresh_login_required
from instansi.http import Request
from instansi.models import Penugasan
from instansi.views.crumbs import to_orang
from kerja.forms import PindahForm
from kerja.pindah import held_tasks, move
from sakip.pages import FormPage, done, posted, show_form


@require_http_methods(["GET", "POST"])
@fresh_login_required
def move_orang(request: Request, pk: int) -> HttpResponse:
    """End a role, give the next one, and pass the tasks on, in one act."""
    role = get_object_or_404(visible_penugasan(request.user), pk=pk)
    require_grant(request.user, role.peran, role.tempat)
    require_other(request.user, role.pengguna)
    form = PindahForm(posted(request), role=role, user=request.user)
    if form.is_valid() and form.run(
        move,
        role,
        form.penugasan(role.pengguna),
        by=request.user,
        penerus=form.cleaned_data["penerus"],
    ):
        return done(
            request, f"{role.pengguna} dipindahkan.", "instansi:orang_rinci", role.pengguna_id
        )
    page = FormPage(
        f"Pindahkan {role.pengguna}",
        to_orang(role.pengguna),
        simpan="Pindahkan",
        pengantar=f"Sekarang: {role.sebutan}.",
        akibat=_effects(role),
    )
    return show_form(request, form, page)


def _effects(role: Penugasan) -> tuple[str, ...]:
    tasks = [
        f"{task.get_langkah_display()} {task.tahun} {task.instansi}" for task in held_tasks(role)
    ]
    passed = (
        f"Tugas yang langsung beralih kepada penerus: {'; '.join(tasks)}."
        if tasks
        else "Orang ini tidak sedang memegang tugas di sana."
    )
    return (
        f"Penugasan {role.sebutan} berakhir sehari sebelum tugas yang baru mulai.",
        passed,
        "Masa jabatan pejabat tidak ikut berubah; catatlah di halaman jabatannya.",
    )
