"""What was achieved: realisasi and the one capaian engine."""

from django.apps import AppConfig


class CapaianConfig(AppConfig):
    """What was achieved: realisasi and the one capaian engine."""

    name = "capaian"
    verbose_name = "Capaian"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the trail know the data of this app by name."""
        from capaian.pemulihan import ISIAN, place_of, restore
        from instansi.rights import Right
        from kerja.riwayat.daftar import register, restorable

        register(*self.get_models())
        for model, (fields, _) in ISIAN.items():
            restorable(
                model,
                *fields,
                right=Right.DATA_ENTER,
                place=place_of,
                service=restore,
                massal=True,
            )
