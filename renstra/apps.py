"""What was promised for five years, and the yearly plan (RKT) and IKU drawn from it."""

from django.apps import AppConfig

# Columns that are restored from the trail, wherever a row has them.
_TEXTS = (
    "uraian", "nama_pendek", "satuan", "nama", "teks", "formulasi", "penanggung_jawab",
    "sumber_data",
)  # fmt: skip


class RenstraConfig(AppConfig):
    """What was promised for five years, and the yearly plan (RKT) and IKU drawn from it."""

    name = "renstra"
    verbose_name = "Perencanaan"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the trail know the data of this app by name."""
        from instansi.rights import Right
        from kerja.riwayat.daftar import register, restorable
        from renstra.models import IkuBaris, Indikator, SkIku
        from renstra.queries.susunan import JENIS, place_of
        from renstra.services import pemulihan
        from renstra.services.sk_iku import edit_sk
        from renstra.services.susunan import edit_row

        restorable(
            SkIku,
            "nomor",
            "tentang",
            "tempat",
            right=Right.DATA_ENTER,
            place=place_of,
            service=edit_sk,
        )
        register(*self.get_models())
        for jenis in JENIS.values():
            names = {field.name for field in jenis.model._meta.concrete_fields}
            texts = [name for name in _TEXTS if name in names]
            of_pemda = "rpjmd" in jenis.kunci or jenis.kunci == "misi"
            restorable(
                jenis.model,
                *texts,
                right=Right.PENGATURAN_SET if of_pemda else Right.DATA_ENTER,
                place=place_of,
                service=edit_row,
                massal=jenis.model in (Indikator, IkuBaris),
            )
        pemulihan.register()
