"""What people state in the report itself: its date, and the two lists."""

from laporan.demo.berkas import read_patrang
from tests.e2e.isi.layar import Layar
from tests.e2e.isi.rencana import TAHUN


def begin_year(staf: Layar) -> None:
    """Begin the report of the year, which has nothing to take over."""
    staf.open(f"/tahun/patrang/{TAHUN}/siapkan/")
    staf.save(f"Siapkan tahun {TAHUN}")


def enter_laporan(staf: Layar) -> None:
    """Enter place and date of the kata pengantar, isu strategis and steps of improvement."""
    isi = read_patrang("laporan")
    base = f"/lakip/patrang/{TAHUN}"
    tahun, bulan, hari = (int(part) for part in isi["tanggal"].split("-"))
    known = {"tahun": tahun, "bulan": str(bulan), "hari": hari}
    if isi["presisi"] == "bulan":
        del known["hari"]
    staf.open(f"{base}/tanggal/")
    staf.submit({"tempat": isi["tempat"], **known})
    for jenis in ("isu", "perbaikan"):
        staf.open(f"{base}/butir/{jenis}/")
        for text in isi[jenis]:
            staf.page.get_by_label("Butir baru").fill(text)
            staf.save("Simpan daftar")
