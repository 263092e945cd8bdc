"""What it may cost and did cost: pagu and realisasi."""

from django.apps import AppConfig


class KeuanganConfig(AppConfig):
    """What it may cost and did cost: pagu and realisasi."""

    name = "keuangan"
    verbose_name = "Keuangan"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the trail know the data of this app by name."""
        from operator import attrgetter

        from instansi.rights import Right
        from kerja.riwayat.daftar import register, restorable
        from keuangan.models import Pagu, Realisasi
        from keuangan.pemulihan import restore_pagu, restore_realisasi

        register(*self.get_models())
        for model, service in ((Pagu, restore_pagu), (Realisasi, restore_realisasi)):
            restorable(
                model,
                *("nilai", "alasan"),
                right=Right.DATA_ENTER,
                place=attrgetter("instansi"),
                service=service,
                massal=True,
            )
