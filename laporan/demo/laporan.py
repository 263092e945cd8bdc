"""The demo's LAKIP: its date and what people state in it."""

from instansi.models import Instansi
from laporan.demo.berkas import create, create_all, read_patrang
from laporan.models import ButirLaporan, Laporan


def load_laporan(instansi: Instansi) -> Laporan:
    """Make the LAKIP with isu strategis and steps of improvement."""
    isi = read_patrang("laporan")
    items = {jenis: isi.pop(jenis) for jenis in ButirLaporan.Jenis.values}
    laporan = create(Laporan, instansi=instansi, **isi)
    for jenis, texts in items.items():
        create_all(ButirLaporan, [{"teks": t} for t in texts], laporan=laporan, jenis=jenis)
    return laporan
