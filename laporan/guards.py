"""What the database refuses to change: approvals and issues of a LAKIP."""

from kerja.guards import Guard
from laporan.models import PersetujuanLakip, Terbitan

GUARDS = (
    Guard(
        PersetujuanLakip._meta.db_table,
        "Persetujuan LAKIP tidak dapat diubah atau dihapus.",
        keys=("id", "laporan_id, waktu"),
    ),
    Guard(
        Terbitan._meta.db_table,
        "Terbitan LAKIP tidak dapat diubah atau dihapus.",
        keys=("id", "nomor", "persetujuan_id", "laporan_id, versi"),
    ),
)
