"""What a PK still lacks before it can be submitted."""

from perjanjian.models import PerjanjianKinerja, PkProgram, PkSasaran
from renstra.models import TargetRenstra
from sakip.angka import Angka


def list_missing(pk: PerjanjianKinerja) -> tuple[str, ...]:
    """Return what is missing, one sentence each: which row, what, and what to do."""
    rows = list(PkSasaran.objects.filter(perjanjian=pk))
    plan = plan_of(pk)
    missing = [] if rows else ["Belum ada sasaran: tambahkan sedikitnya satu indikator."]
    for row in rows:
        name = f"Indikator “{row.uraian_indikator}”"
        if row.nilai is None and not row.alasan:
            missing.append(f"{name}: isi targetnya, atau nyatakan tidak tersedia dengan alasan.")
        elif differs(row.angka, plan.get(row.indikator_id)) and not row.alasan_beda.strip():
            missing.append(
                f"{name}: targetnya berbeda dari target Renstra. Tulis alasannya, atau samakan."
            )
    if not PkProgram.objects.filter(perjanjian=pk).exists():
        missing.append("Belum ada program: isi pagu pada Keuangan, atau tambahkan programnya.")
    if not all(t.strip() for t in (pk.pembuka, pk.pernyataan_pertama, pk.pernyataan_kedua)):
        missing.append("Pernyataan belum lengkap: isi pembuka dan pernyataan kedua pihak.")
    return tuple(missing)


def plan_of(pk: PerjanjianKinerja) -> dict[int, Angka]:
    """Return the Renstra target of the year by indicator, of those that stand in the PK."""
    rows = TargetRenstra.objects.filter(
        tahun=pk.tahun, indikator__in=PkSasaran.objects.filter(perjanjian=pk).values("indikator")
    )
    return {row.indikator_id: row.angka for row in rows}


def differs(target: Angka, plan: Angka | None) -> bool:
    """Return whether a target is another than that of the plan; no plan is no difference."""
    if plan is None or plan.nilai is None:
        return False
    return target.nilai != plan.nilai
