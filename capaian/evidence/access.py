"""Who may see evidence of an indicator: who may read the data of its Instansi, nobody else."""

from django.http import Http404

from instansi.access import require, visible_instansi
from instansi.models import Instansi, Pengguna
from instansi.rights import Right
from kerja.bukti import Objek
from kerja.models import Bukti, Tahap
from renstra.models import Indikator
from sakip.constraints import TAHUN_PERTAMA, TAHUN_TERAKHIR


def get_instansi(user: Pengguna, kode: str, tahun: int) -> Instansi:
    """Return an Instansi whose data the user reads; Http404 for all others."""
    instansi = visible_instansi(user).filter(kode=kode).first()
    if instansi is None or not TAHUN_PERTAMA <= tahun <= TAHUN_TERAKHIR:
        raise Http404(f"no data of {kode} that {user.pk} may read")
    return instansi


def get_indikator(user: Pengguna, kode: str, tahun: int, pk: int) -> tuple[Objek, Indikator]:
    """Return an indicator of such an Instansi, and the object that its evidence hangs on."""
    instansi = get_instansi(user, kode, tahun)
    rows = Indikator.objects.select_related("sasaran", "nomenklatur", "tujuan")
    indikator = rows.filter(renstra__instansi=instansi, pk=pk).first()
    if indikator is None:
        raise Http404(f"no indicator {pk}")
    return Objek(instansi, tahun, Tahap.Langkah.REALISASI, Indikator, pk), indikator


def get_bukti(objek: Objek, pk: int) -> Bukti:
    """Return one piece of evidence of an object, also a replaced one; Http404 for others."""
    row = (
        objek.bukti().select_related("berkas", "instansi__pemda", "pengganti").filter(pk=pk).first()
    )
    if row is None:
        raise Http404(f"no evidence {pk}")
    return row


def require_enter(user: Pengguna, instansi: Instansi) -> None:
    """Let those pass who enter data there; 403 for who only reads."""
    require(user, Right.DATA_ENTER, instansi)
