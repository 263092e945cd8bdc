"""Whether a step of an Instansi's year may still be written: services ask before they write."""

from instansi.models import Instansi
from kerja.models import Tahap
from sakip.errors import Ditolak


def check_open(instansi: Instansi, tahun: int, langkah: str) -> None:
    """Raise Ditolak where the step is locked; a step that nobody has begun is open."""
    step = Tahap.objects.filter(
        instansi=instansi, tahun=tahun, langkah=langkah, terkunci=True
    ).first()
    if step:
        raise Ditolak(
            f"{step.get_langkah_display()} {tahun} {instansi} sudah dikunci (status: "
            f"{step.get_status_display()}). Mintalah camat atau Tim SAKIP membukanya kembali."
        )
