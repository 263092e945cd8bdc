"""The Keputusan that fixes the IKU."""

from collections import defaultdict
from collections.abc import Mapping

from instansi.models import Instansi
from instansi.queries import build_signer
from renstra.data import ButirSk, IkuData, SkIkuData
from renstra.models import IkuBaris, SkIku
from sakip.dates import format_tanggal


def load_sk_iku(instansi: Instansi, tahun: int) -> SkIkuData | None:
    """Return the Keputusan on the IKU that is in force in ``tahun``, or None if there is none."""
    sk = (
        SkIku.objects.filter(instansi=instansi, berlaku_dari__lte=tahun)
        .order_by("-berlaku_dari")
        .first()
    )
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
