"""The accounts of the budget, which come with the product: no kecamatan words them."""

import json

from django.conf import settings
from django.db import transaction

from instansi.models import Pengguna
from kerja import jejak
from keuangan.models import Akun

# Belanja Operasi, Modal, Tidak Terduga and Transfer with their jenis (PP 12/2019 pasal 55).
BERKAS = settings.BASE_DIR / "fixtures" / "akun.json"


@transaction.atomic
def import_akun(*, by: Pengguna | None) -> int:
    """Make the accounts that are not there yet, parents first; return how many.

    An account that is there keeps its wording, so repeating it changes nothing.
    """
    akuns = {akun.kode: akun for akun in Akun.objects.all()}
    made = []
    for fields in json.loads(BERKAS.read_text(encoding="utf-8")):
        if fields["kode"] in akuns:
            continue
        akun = Akun(induk=akuns.get(fields["kode"].rpartition(".")[0]), **fields)
        akun.full_clean()
        akun.save()
        akuns[akun.kode] = akun
        made.append(akun)
    if made:
        told = {f"akun {akun.kode}": [None, akun.uraian] for akun in made}
        jejak.record("impor akun", made[0], by=by, perubahan=told)
    return len(made)
