"""The recap as a workbook: figures as numbers, words as words, ready to be printed."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from keuangan.formulas import Jumlah
from laporan.desk.rekap import BarisRekap, Rekap
from sakip.angka import Hasil

JENIS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_RUPIAH, _PERSEN, _BULAT = "#,##0", "0.00", "0"
_HEAD = 4  # the row of the headings
_THIN = Side(style="thin", color="BFBFBF")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_Cell = tuple[Any, str]  # value (text or number) and number format ("" = text)


def build_workbook(rekap: Rekap, *, keadaan: str) -> bytes:
    """Return the workbook; ``keadaan`` says of which day the figures are ("1 Maret 2022")."""
    book = Workbook()
    sheet = book.active
    sheet.title = f"Rekap {rekap.tahun}"
    _write_head(sheet, rekap, keadaan)
    rows = [*map(list, _rows(rekap)), list(_total(rekap))]
    for number, cells in enumerate(rows, _HEAD + 1):
        _write_row(sheet, number, cells, bold=number == _HEAD + len(rows))
    _set_up(sheet, len(_headings(rekap)), _HEAD + len(rows))
    _write_notes(book.create_sheet("Keterangan"), rekap, keadaan)
    book.properties.title = f"Rekap capaian {rekap.pemda} {rekap.tahun}"
    book.properties.creator = f"SAKIP {rekap.pemda}"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _headings(rekap: Rekap) -> list[tuple[str, int]]:
    """Return the columns: heading and width in characters."""
    return [
        ("No", 5),
        ("Kecamatan", 26),
        ("Indikator dihitung", 11),
        ("Indikator seluruhnya", 12),
        ("Rata-rata capaian (%)", 13),
        ("Kategori", 15),
        *((pita.label, 10) for pita in rekap.skala.pita),
        ("Pagu (Rp)", 19),
        ("Realisasi (Rp)", 19),
        ("Serapan (%)", 12),
        ("Sasaran efisien", 17),
        ("Keadaan LAKIP", 18),
    ]


def _rows(rekap: Rekap) -> Iterator[Iterator[_Cell]]:
    for number, row in enumerate(rekap.baris, 1):
        yield _row(number, row)


def _row(number: int, row: BarisRekap) -> Iterator[_Cell]:
    hasil, total = row.capaian, row.total
    yield number, _BULAT
    yield row.instansi.nama, ""
    yield hasil.rekap.dihitung, _BULAT
    yield hasil.rekap.total, _BULAT
    yield _hasil(hasil.rata_rata)
    yield row.kategori or "–", ""
    yield from ((count, _BULAT) for _, count in hasil.rekap.per_pita)
    yield _jumlah(total.pagu)
    yield _jumlah(total.realisasi)
    yield _hasil(total.serapan)
    yield row.efisiensi or "–", ""
    yield row.status, ""


def _total(rekap: Rekap) -> Iterator[_Cell]:
    yield "", ""
    yield f"Seluruh {len(rekap.baris)} kecamatan", ""
    yield rekap.rekap.dihitung, _BULAT
    yield rekap.rekap.total, _BULAT
    yield _hasil(rekap.rata_rata)
    yield (rekap.kategori.label if rekap.kategori else "–"), ""
    yield from ((count, _BULAT) for _, count in rekap.rekap.per_pita)
    yield _jumlah(rekap.total.pagu)
    yield _jumlah(rekap.total.realisasi)
    yield _hasil(rekap.total.serapan)
    yield "", ""
    yield f"{rekap.disetujui} disetujui", ""


def _hasil(hasil: Hasil) -> _Cell:
    """A percentage, or in words why there is none."""
    return (hasil.nilai, _PERSEN) if hasil.nilai is not None else (str(hasil.keadaan), "")


def _jumlah(jumlah: Jumlah) -> _Cell:
    """A sum; one that lacks parts says so beside its number, one without any says its state."""
    if jumlah.keadaan != "terisi":
        return str(jumlah.keadaan), ""
    return jumlah.nilai, _RUPIAH if jumlah.lengkap else f'{_RUPIAH}"*"'


def _write_head(sheet: Worksheet, rekap: Rekap, keadaan: str) -> None:
    titles = (
        f"Rekapitulasi capaian kinerja dan anggaran kecamatan tahun {rekap.tahun}",
        f"Pemerintah {rekap.pemda}{' – CONTOH, bukan dokumen resmi' if rekap.pemda.contoh else ''}",
        f"Keadaan {keadaan}",
    )
    for number, text in enumerate(titles, 1):
        _put(sheet, number, 1, text, "")
        sheet.cell(number, 1).font = Font(bold=number < 3, size=14 if number == 1 else 11)
    for column, (text, width) in enumerate(_headings(rekap), 1):
        cell = _put(sheet, _HEAD, column, text, "")
        cell.font, cell.border = Font(bold=True, color="FFFFFF"), _BOX
        cell.fill = PatternFill("solid", fgColor="0A489F")
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.row_dimensions[_HEAD].height = 45


def _write_row(sheet: Worksheet, number: int, cells: list[_Cell], *, bold: bool) -> None:
    for column, (value, style) in enumerate(cells, 1):
        cell = _put(sheet, number, column, value, style)
        cell.border = _BOX
        cell.alignment = Alignment(
            horizontal="right" if style else "left", vertical="top", wrap_text=not style
        )
        if bold:
            cell.font = Font(bold=True)
            cell.fill = PatternFill("solid", fgColor="EFF5FD")


def _put(sheet: Worksheet, row: int, column: int, value: Any, style: str) -> Any:
    """Write a cell; a text stays one, whatever it begins with (a name like "=1+1" is no formula)."""
    cell = sheet.cell(row, column)
    cell.value = value
    if style:
        cell.number_format = style
    else:
        cell.data_type, cell.quotePrefix = "s", True
    return cell


def _set_up(sheet: Worksheet, columns: int, last: int) -> None:
    """Keep heading and names in sight, and print the sheet on landscape pages of full width."""
    end = get_column_letter(columns)
    sheet.freeze_panes = f"C{_HEAD + 1}"
    sheet.auto_filter.ref = f"A{_HEAD}:{end}{last - 1}"
    sheet.print_area = f"A1:{end}{last}"
    sheet.print_title_rows = f"{_HEAD}:{_HEAD}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = "Halaman &P dari &N"


def _write_notes(sheet: Worksheet, rekap: Rekap, keadaan: str) -> None:
    bands = ", ".join(f"{p.label}" for p in rekap.skala.pita)
    lines = [
        f"Angka dihitung dari data tiap kecamatan pada {keadaan}, dengan rumus yang sama dengan LAKIP-nya.",
        f"Kategori menurut {rekap.skala.nama}, dari yang tertinggi: {bands}.",
        "Serapan dan rata-rata tidak dihitung bila ada bagian yang belum diisi; yang kosong bukan nol.",
        *rekap.catatan,
    ]
    for number, line in enumerate(lines, 1):
        _put(sheet, number, 1, line, "").alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["A"].width = 110
