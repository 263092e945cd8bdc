"""The open files of an issue: its rows as JSON and CSV, its PDF as it was issued."""

import csv
from io import StringIO
from typing import Any

from django.http import FileResponse, Http404, HttpResponse, JsonResponse

from kerja.riwayat.ekspor import defuse
from kerja.unduh import open_berkas
from laporan.models import Terbitan
from laporan.terbuka.queries import describe_whole

TABLES = {"capaian": "baris_capaian", "anggaran": "baris_anggaran"}


def read_whole(row: Terbitan) -> dict[str, Any]:
    """Return an issue with its rows. Raises Http404 where its data were lost."""
    try:
        return describe_whole(row)
    except FileNotFoundError as error:
        raise Http404("the data of this issue were lost") from error


def send_pdf(row: Terbitan) -> FileResponse:
    """Hand over the PDF as it was issued, shown by the browser. Raises Http404 where it was lost."""
    try:
        return open_berkas(row.berkas, f"{_name(row)}.pdf")
    except FileNotFoundError as error:
        raise Http404("the file of this issue was lost") from error


def send_json(row: Terbitan) -> JsonResponse:
    """Hand over the rows of an issue as JSON, in the shape of the API's answer."""
    response = JsonResponse(read_whole(row), json_dumps_params={"ensure_ascii": False, "indent": 1})
    return _attach(response, f"{_name(row)}.json")


def send_csv(row: Terbitan, tabel: str) -> HttpResponse:
    """Hand over one table of an issue as CSV with commas: a column for every field."""
    whole = read_whole(row)
    text = write_csv(whole[TABLES[tabel]])
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    return _attach(response, f"{tabel}-{_name(row)}.csv")


def write_csv(rows: list[dict[str, Any]]) -> str:
    """Return rows as CSV; a figure takes the columns of its value, state, form and reason.

    A text that a spreadsheet would take for a formula begins with an apostrophe; numbers do not.
    """
    flat = [_flatten(row) for row in rows]
    text = StringIO()
    writer = csv.DictWriter(text, list(flat[0]) if flat else [], lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(flat)
    return text.getvalue()


def _flatten(row: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in row.items():
        if isinstance(value, dict):
            found[name] = value["nilai"]
            for part in ("keadaan", "teks", "alasan"):
                found[f"{name}_{part}"] = defuse(value[part])
        else:
            found[name] = defuse(value) if isinstance(value, str) else value
    return found


def _name(row: Terbitan) -> str:
    laporan = row.laporan
    return f"lakip-{laporan.instansi.kode}-{laporan.tahun}-terbitan-{row.versi}"


def _attach(response: Any, name: str) -> Any:
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
