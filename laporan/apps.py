"""The LAKIP: outline, narrative, layout, pages."""

from django.apps import AppConfig


class LaporanConfig(AppConfig):
    """The LAKIP: outline, narrative, layout, pages."""

    name = "laporan"
    verbose_name = "Laporan"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the apps below what this one adds: jobs, names for the trail, guards, approvals."""
        from kerja import guards, tahap
        from kerja.riwayat.daftar import register
        from laporan import jobs  # noqa: F401
        from laporan.desk import jobs as desk  # noqa: F401
        from laporan.guards import GUARDS
        from laporan.pengaturan.riwayat import register_restorable
        from laporan.terbit import jobs as terbit_jobs  # noqa: F401
        from laporan.terbit.setujui import note_move
        from laporan.terbit.verifikasi import TERBITAN
        from laporan.unduhan import jobs as unduhan  # noqa: F401
        from perjanjian.verifikasi.jenis import register as register_verifikasi

        register(*self.get_models())
        register_restorable()
        guards.register(GUARDS)
        tahap.after_move("lakip", note_move)
        register_verifikasi(TERBITAN)
