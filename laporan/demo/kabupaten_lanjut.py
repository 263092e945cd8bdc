"""How far some PK and LAKIP of the generated kecamatan came, by the services that people use.

What is laid out and signed here takes seconds: call these outside a transaction.
"""

from datetime import date

from django.utils import timezone

from instansi.models import Pengguna
from laporan.demo.kabupaten import deal_profiles
from laporan.demo.kabupaten_data import LANJUT, PEMBATALAN, TAHUN
from laporan.models import Laporan
from laporan.queries import get_laporan
from laporan.reviu.queries import load_checklist
from laporan.reviu.services import IsianJawaban, save_answers, state_reviewed
from laporan.terbit.keadaan import load_keadaan
from laporan.terbit.naskah import lay_out
from laporan.terbit.services import issue_lakip
from perjanjian.cetak import lay_out_naskah
from perjanjian.models import PerjanjianKinerja
from perjanjian.services.ajukan import submit_pk
from perjanjian.services.bubuhkan import sign
from perjanjian.services.sertifikat import certificate_of, issue_certificate
from perjanjian.services.susun import cancel_pk
from perjanjian.services.tanda_tangan import last_revision

FRASA = "frasa sandi contoh kabupaten"  # of the certificates made here, known to everybody


def submit_examples() -> None:
    """Submit or cancel the PK as the profiles say, and let the camat sign where they want it."""
    wanted = {nama.lower(): profil.pk for nama, profil in deal_profiles() if profil.pk in LANJUT}
    drafts = PerjanjianKinerja.objects.filter(
        instansi__kode__in=wanted, instansi__pemda__contoh=True, tahun=TAHUN, status="draf"
    )
    for pk in drafts.select_related("instansi__pemda", "jabatan"):
        if wanted[pk.instansi.kode] == "dibatalkan":
            cancel_pk(pk, by=None, alasan=PEMBATALAN)
            continue
        saved = submit_pk(pk, lay_out_naskah(pk), by=None)
        if wanted[pk.instansi.kode] == "ditandatangani":
            _sign_first(saved)


def _sign_first(pk: PerjanjianKinerja) -> None:
    camat = Pengguna.objects.get(username=f"camat.{pk.instansi.kode}")
    if certificate_of(camat) is None:
        issue_certificate(by=camat, passphrase=FRASA)
    revisi = last_revision(pk)
    assert revisi
    sign(pk, 1, by=camat, passphrase=FRASA, sha256=revisi.berkas.sha256)


def review_examples() -> None:
    """Bring approved LAKIP to each state after it: half reviewed, reviewed, issued; the rest wait."""
    done = [nama.lower() for nama, profil in deal_profiles() if profil.nama == "selesai"]
    half, reviewed, issued = (get_laporan(kode, TAHUN) for kode in done[:3])
    answer(half, share=2)
    for laporan in (reviewed, issued):
        answer(laporan)
        state_reviewed(
            laporan, by=None, pereviu="Rina Wulandari, S.E.", jabatan="Inspektur",
            tanggal=min(date(TAHUN + 1, 1, 20), timezone.localdate()),
            tempat=laporan.instansi.pemda.tempat,
        )  # fmt: skip
    issue_lakip(issued, lay_out(issued, load_keadaan(issued), ""), by=None)


def answer(laporan: Laporan, share: int = 1) -> None:
    """Answer the first part (one of ``share``) of the checklist with yes."""
    items = load_checklist(laporan).butir
    said = [IsianJawaban(one.kunci, "ya", "", 0) for one in items[: len(items) // share]]
    save_answers(laporan, said, by=None)
