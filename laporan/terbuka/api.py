"""The API: issued reports of the Pemda whose token asks, to be read and nothing else."""

from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any

from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path
from ninja import NinjaAPI, Path, Query
from ninja.errors import AuthenticationError, ValidationError
from ninja.security import HttpBearer

from laporan.models import KlienApi, Terbitan
from laporan.terbuka.berkas import read_whole, send_csv, send_pdf
from laporan.terbuka.queries import describe_issue, find_issued, list_issued
from laporan.terbuka.services import TokenKedaluwarsa, find_klien, note_use
from laporan.terbuka.skema import Daftar, Galat, LaporanTerbuka
from sakip.constraints import TAHUN_PERTAMA, TAHUN_TERAKHIR
from sakip.dates import format_tanggal

_REFUSED = dict.fromkeys((401, 404, 422, 429), Galat)
_MOST = 32_767
Kode = Annotated[
    str, Path(pattern=r"^[-a-zA-Z0-9_]+$", max_length=100, description="Kode kecamatan")
]
Tahun = Annotated[int, Path(ge=TAHUN_PERTAMA, le=TAHUN_TERAKHIR, description="Tahun laporan")]
Versi = Annotated[int | None, Query(ge=1, le=_MOST, description="Kosong: terbitan terakhir")]


class Token(HttpBearer):
    """``Authorization: Bearer …``: the token of a client."""

    def authenticate(self, request: HttpRequest, token: str) -> KlienApi | None:
        """Return the client that asks, None for a token that does not hold."""
        klien = find_klien(token)
        if klien:
            note_use(klien)
        return klien


api = NinjaAPI(
    title="Data terbuka SAKIP kecamatan",
    version="1",
    description="LAKIP kecamatan yang sudah terbit, beserta baris capaian dan anggarannya, dari "
    "Pemda pemberi token. Angka ditulis sebagai teks desimal bertitik; yang tidak bernilai "
    "menyebut keadaannya.",
    docs_url=None,  # its scripts come from elsewhere
    urls_namespace="api",
    auth=Token(),
)


def refuse(status: int, kode: str, pesan: str) -> JsonResponse:
    """Return a refusal in the one shape that all have."""
    told = {"galat": {"kode": kode, "pesan": pesan}}
    return JsonResponse(told, status=status, json_dumps_params={"ensure_ascii": False})


@api.exception_handler(AuthenticationError)
def refuse_token(request: HttpRequest, error: Exception) -> HttpResponse:
    """Answer a question without a token that holds."""
    response = refuse(401, "token_ditolak", "Token tidak ada, keliru, atau sudah dicabut.")
    response["WWW-Authenticate"] = "Bearer"
    return response


@api.exception_handler(TokenKedaluwarsa)
def refuse_expired(request: HttpRequest, error: TokenKedaluwarsa) -> HttpResponse:
    """Answer a question with a token whose last day has passed."""
    told = f"Token ini berlaku sampai {format_tanggal(error.sampai)}. Mintalah token baru."
    response = refuse(401, "token_kedaluwarsa", told)
    response["WWW-Authenticate"] = "Bearer"
    return response


@api.exception_handler(ValidationError)
def refuse_values(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Name the parameters that cannot be read."""
    names = sorted({str(one["loc"][-1]) for one in error.errors})
    return refuse(422, "isian_keliru", f"Periksa isian: {', '.join(names)}.")


@api.exception_handler(Http404)
def refuse_unknown(request: HttpRequest, error: Http404) -> HttpResponse:
    """Answer for what is not issued, or not of this Pemda."""
    return refuse(404, "tidak_ditemukan", "Tidak ada terbitan itu pada Pemda pemilik token ini.")


@api.get("laporan", response={200: Daftar, **_REFUSED}, url_name="daftar", summary="Daftar laporan")
def list_reports(
    request: HttpRequest,
    tahun: Annotated[
        int | None, Query(ge=TAHUN_PERTAMA, le=TAHUN_TERAKHIR, description="Tahun laporan")
    ] = None,
    kecamatan: Annotated[
        str | None,
        Query(pattern=r"^[-a-zA-Z0-9_]+$", max_length=100, description="Kode kecamatan"),
    ] = None,
    halaman: Annotated[int, Query(ge=1, le=_MOST)] = 1,
    ukuran: Annotated[int, Query(ge=1, le=100, description="Laporan tiap halaman")] = 25,
) -> dict[str, Any]:
    """Terbitan terakhir tiap laporan; tahun terbaru dahulu."""
    rows = list_issued(_klien(request).pemda)
    if tahun is not None:
        rows = rows.filter(laporan__tahun=tahun)
    if kecamatan is not None:
        rows = rows.filter(laporan__instansi__kode=kecamatan)
    first = (halaman - 1) * ukuran
    return {
        "jumlah": rows.count(),
        "halaman": halaman,
        "ukuran": ukuran,
        "isi": [describe_issue(row) for row in rows[first : first + ukuran]],
    }


@api.get(
    "laporan/{kode}/{tahun}",
    response={200: LaporanTerbuka, **_REFUSED},
    url_name="laporan",
    summary="Satu laporan",
)
def show_report(
    request: HttpRequest, kode: Kode, tahun: Tahun, versi: Versi = None
) -> dict[str, Any]:
    """Ringkasan dengan baris capaian dan baris anggaran."""
    return read_whole(_issue(request, kode, tahun, versi))


def _file(kind: str, schema: dict[str, str]) -> dict[str, Any]:
    """Describe an answer that is a file."""
    return {"responses": {200: {"description": "Berkas", "content": {kind: {"schema": schema}}}}}


@api.get(
    "laporan/{kode}/{tahun}/pdf",
    response=_REFUSED,
    url_name="pdf",
    summary="PDF sebagaimana diterbitkan",
    openapi_extra=_file("application/pdf", {"type": "string", "format": "binary"}),
)
def show_pdf(request: HttpRequest, kode: Kode, tahun: Tahun, versi: Versi = None) -> FileResponse:
    """Dokumen resmi apa adanya, termasuk nama dan NIP penanda tangan di dalamnya."""
    return send_pdf(_issue(request, kode, tahun, versi))


@api.get(
    "laporan/{kode}/{tahun}/capaian.csv",
    response=_REFUSED,
    url_name="capaian",
    summary="Baris capaian sebagai CSV",
    openapi_extra=_file("text/csv", {"type": "string"}),
)
def show_capaian(
    request: HttpRequest, kode: Kode, tahun: Tahun, versi: Versi = None
) -> HttpResponse:
    """Satu baris tiap indikator."""
    return send_csv(_issue(request, kode, tahun, versi), "capaian")


@api.get(
    "laporan/{kode}/{tahun}/anggaran.csv",
    response=_REFUSED,
    url_name="anggaran",
    summary="Baris anggaran sebagai CSV",
    openapi_extra=_file("text/csv", {"type": "string"}),
)
def show_anggaran(
    request: HttpRequest, kode: Kode, tahun: Tahun, versi: Versi = None
) -> HttpResponse:
    """Satu baris tiap program, kegiatan, dan sub kegiatan menurut kelompok belanja."""
    return send_csv(_issue(request, kode, tahun, versi), "anggaran")


def _klien(request: HttpRequest) -> KlienApi:
    return request.auth  # type: ignore[attr-defined]


def _issue(request: HttpRequest, kode: str, tahun: int, versi: int | None) -> Terbitan:
    row = find_issued(_klien(request).pemda, kode, tahun, versi)
    if row is None:
        raise Http404("nothing of it is issued")
    return row


def answered(view: Callable[..., Any]) -> Callable[..., Any]:
    """Let systems ask without a session, so and so often; refusals of every kind look alike."""

    @login_not_required
    @wraps(view, assigned=(), updated=())
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        limits = {"api": settings.API_LIMIT}
        if not ratelimit.consume(
            request, app="laporan", action="api", config=limits, limit_get=True
        ):
            return refuse(429, "terlalu_sering", "Terlalu sering. Coba lagi sebentar lagi.")
        if request.method != "GET":
            refusal = refuse(405, "hanya_baca", "API ini hanya untuk dibaca (GET).")
            refusal["Allow"] = "GET"
            return refusal
        response = view(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    guarded.csrf_exempt = True  # type: ignore[attr-defined]
    return guarded


def no_such_address(request: HttpRequest, lain: str = "") -> HttpResponse:
    """Answer for an address that the API does not know."""
    return refuse(404, "tidak_ditemukan", "Tidak ada alamat itu; lihat openapi.json.")


def list_urls() -> list[URLPattern]:
    """Return the addresses of the API, each open to systems without a session."""
    known = [one for one in api.urls[0] if isinstance(one, URLPattern)]
    for one in known:
        # What the others are reckoned from; itself it says nothing.
        view = no_such_address if one.name == "api-root" else one.callback
        one.callback = answered(view)
    return [*known, path("<path:lain>", answered(no_such_address), name="lain")]
