"""The Keputusan that fixes the IKU."""

from collections import defaultdict
from collections.abc import Mapping

from django.db.models import Q, QuerySet

from instansi.models import Instansi
from instansi.queries import build_signer
from renstra.data import ButirSk, IkuData, SkIkuData
from renstra.models import IkuBaris, Indikator, SkIku
from renstra.queries.renstra import renstra_in_force
from sakip.dates import format_tanggal


def sk_in_force(instansi: Instansi, tahun: int) -> SkIku | None:
    """Return the row of the Keputusan that is in force in ``tahun``."""
    rows = SkIku.objects.filter(instansi=instansi, berlaku_dari__lte=tahun)
    return rows.order_by("-berlaku_dari").first()


def free_indikator(sk: SkIku, tahun: int, row: IkuBaris | None = None) -> QuerySet[Indikator]:
    """Return what may be an IKU: indicators of sasaran in the Renstra of ``tahun``.

    Those that have their row already are left out, but for the one of ``row``.
    """
    taken = IkuBaris.objects.filter(sk=sk).values("indikator")
    here = Q(renstra=renstra_in_force(sk.instansi, tahun), sasaran__isnull=False)
    own = Q(pk=row.indikator_id) if row is not None and row.pk else Q(pk=None)
    return (
        Indikator.objects.filter(here & ~Q(pk__in=taken) | own)
        .select_related("sasaran")
        .order_by("sasaran__tujuan__urutan", "sasaran__urutan", "urutan", "pk")
    )


def load_sk_iku(instansi: Instansi, tahun: int) -> SkIkuData | None:
    """Return the Keputusan on the IKU that is in force in ``tahun``, or None if there is none."""
    sk = sk_in_force(instansi, tahun)
    if sk is None:
        return None
    butir = _butir_by_bagian(sk)
    rows = sk.iku.select_related("indikator__sasaran").order_by("urutan")
    return SkIkuData(
        nomor=sk.nomor,
        tempat=sk.tempat or instansi.pemda.tempat,
        tanggal=format_tanggal(sk.tanggal, sk.presisi) if sk.tanggal else "",
        tentang=sk.tentang,
        menimbang=tuple(butir["menimbang"]),
        mengingat=tuple(butir["mengingat"]),
        diktum=tuple(butir["diktum"]),
        iku=tuple(_iku(row, nomor) for nomor, row in enumerate(rows, 1)),
        penanda=build_signer(instansi, sk, anchor="ttd-sk-iku"),
    )


def _butir_by_bagian(sk: SkIku) -> Mapping[str, list[ButirSk]]:
    rincian = defaultdict(list)
    rows = list(sk.butir.order_by("urutan"))
    for row in rows:
        rincian[row.induk_id].append(row.teks)
    found = defaultdict(list)
    for row in rows:
        if row.induk_id is None:
            found[row.bagian].append(ButirSk(row.teks, tuple(rincian[row.pk])))
    return found


def _iku(row: IkuBaris, nomor: int) -> IkuData:
    sasaran = row.indikator.sasaran
    return IkuData(
        nomor=nomor,
        indikator_id=row.indikator_id,
        sasaran=sasaran.uraian if sasaran else "",
        indikator=row.indikator.uraian,
        formulasi=row.formulasi,
        penanggung_jawab=tuple(filter(None, map(str.strip, row.penanggung_jawab.splitlines()))),
        sumber_data=row.sumber_data,
    )


def successors_of(sk: SkIku, tahun: int) -> dict[int, Indikator]:
    """Return by the id of an IKU the indicator of the Renstra of ``tahun`` that continues its own.

    Only where the row still names an indicator of an earlier version and its successor is no IKU
    yet; over however many versions the line goes.
    """
    renstra = renstra_in_force(sk.instansi, tahun)
    rows = list(sk.iku.select_related("indikator"))
    if renstra is None or all(row.indikator.renstra_id == renstra.pk for row in rows):
        return {}
    before = dict(
        Indikator.objects.filter(
            renstra__instansi=sk.instansi_id, lanjutan_dari__isnull=False
        ).values_list("pk", "lanjutan_dari")
    )
    taken = {row.indikator_id for row in rows}
    heirs: dict[int, Indikator] = {}
    for one in Indikator.objects.filter(renstra=renstra, sasaran__isnull=False):
        line = before.get(one.pk)
        while line is not None and one.pk not in taken:
            heirs.setdefault(line, one)
            line = before.get(line)
    return {row.pk: heirs[row.indikator_id] for row in rows if row.indikator_id in heirs}
