"""What was promised this year: the Perjanjian Kinerja."""

from django.apps import AppConfig


class PerjanjianConfig(AppConfig):
    """What was promised this year: the Perjanjian Kinerja."""

    name = "perjanjian"
    verbose_name = "Perjanjian Kinerja"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the trail know the data of this app by name, and the database guard what is signed."""
        from functools import partial

        from instansi.rights import Right
        from kerja import guards
        from kerja.riwayat.daftar import register, restorable
        from perjanjian import checks, jobs  # noqa: F401 - register themselves
        from perjanjian.guards import GUARDS
        from perjanjian.models import PkProgram, PkSasaran
        from perjanjian.pemulihan import place_of, restore_program, restore_sasaran
        from perjanjian.verifikasi.jenis import register as register_verifikasi
        from perjanjian.verifikasi.queries import PK

        register(*self.get_models())
        # The service asks for the right of this very PK, also of a lower official's.
        own = partial(restorable, right=Right.PK_CAMAT_DRAFT, place=place_of, massal=True)
        own(PkSasaran, "nilai", "teks", "alasan", "alasan_beda", service=restore_sasaran)
        own(PkProgram, "pagu", "keterangan", service=restore_program)
        guards.register(GUARDS)
        register_verifikasi(PK)
