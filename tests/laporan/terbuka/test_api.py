"""The API: whose token reads what, and that every answer is what its description says."""

import csv
import json
from datetime import timedelta
from io import StringIO

import jsonschema_rs
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from instansi.models import Pejabat, Pengguna
from kerja.models import Jejak
from laporan.models import KlienApi
from laporan.terbuka.bentuk import hide_people
from laporan.terbuka.berkas import TABLES
from laporan.terbuka.services import create_klien, revoke_klien
from sakip.dates import format_tanggal
from tests.instansi.builders import make_pemda
from tests.laporan.desk_rows import issue_again
from tests.laporan.terbit import way

LAPORAN = "/api/v1/laporan/patrang/2021"
PATHS = [
    "/api/v1/laporan",
    LAPORAN,
    *(f"{LAPORAN}/{n}" for n in ("pdf", "capaian.csv", "anggaran.csv")),
]


def ask(client, path: str, token: str):
    return client.get(path, headers={"Authorization": f"Bearer {token}"})


def body(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def check(client, name: str, value) -> None:
    """Check a value against a schema of the served description."""
    described = client.get(reverse("api:openapi-json")).json()
    schema = {"$ref": f"#/components/schemas/{name}", "components": described["components"]}
    jsonschema_rs.validator_for(schema).validate(value)


def test_answers_are_as_described(client, issued, token):
    listed, whole = ask(client, PATHS[0], token), ask(client, LAPORAN, token)
    check(client, "Daftar", listed.json())
    check(client, "LaporanTerbuka", whole.json())
    assert listed.json()["jumlah"] == 1
    told = whole.json()
    assert told["capaian"]["nilai"] == "86.05"
    assert told["pagu"]["nilai"] == "14034368149.00"
    assert [row["capaian"]["nilai"] for row in told["baris_capaian"]] == ["87.25", "84.85"]
    assert told["baris_anggaran"][0]["pagu"] == told["pagu"]


def test_published_files_are_as_described(client, issued, opened):
    where = [opened.pk, "patrang", 2021]
    told = client.get(reverse("terbuka:json", args=where)).json()
    check(client, "LaporanTerbuka", told)
    for tabel, schema in (("capaian", "BarisCapaian"), ("anggaran", "BarisAnggaran")):
        rows = read_csv(client.get(reverse("terbuka:csv", args=[*where, tabel])))
        assert rows == told[f"baris_{tabel}"]
        for row in rows:
            check(client, schema, row)


def read_csv(answer) -> list[dict]:
    """Read a published table back into the rows that the API tells."""
    rows = []
    for flat in csv.DictReader(StringIO(answer.content.decode())):
        figures = {name.removesuffix("_keadaan") for name in flat if name.endswith("_keadaan")}
        row = {name: text for name, text in flat.items() if name.split("_")[0] not in figures}
        row |= {
            name: {
                "nilai": flat[name] or None,
                **{part: flat[f"{name}_{part}"] for part in ("keadaan", "teks", "alasan")},
            }
            for name in figures
        }
        if "nomor_sasaran" in row:
            row["nomor_sasaran"] = int(row["nomor_sasaran"])
        rows.append(row)
    return rows


def test_people_read_the_same_description(client, db):
    page = client.get(reverse("terbuka:uraian")).content.decode()
    for told in (
        "/laporan/{kode}/{tahun}/capaian.csv",
        "Kosong: terbitan terakhir",
        "daftar BarisCapaian",
    ):
        assert told in page


def test_the_description_is_open_and_names_no_report(client, issued):
    response = client.get(reverse("api:openapi-json"))
    assert response.status_code == 200
    assert b"atrang" not in response.content


@pytest.mark.parametrize("path", PATHS)
def test_only_a_token_that_holds_reads_anything(client, issued, token, path):
    assert ask(client, path, token).status_code == 200
    foreign = create_klien(KlienApi(pemda=make_pemda("Kota Seberang"), nama="Lain"), by=None)
    answer = ask(client, path, foreign)
    assert answer.status_code == 404 or answer.json()["jumlah"] == 0
    for bad in ("", "keliru", token + "x"):
        refused = ask(client, path, bad)
        assert refused.status_code == 401
        check(client, "Galat", refused.json())
    revoke_klien(KlienApi.objects.get(nama="Portal"), by=None)
    assert ask(client, path, token).status_code == 401


def test_a_token_holds_until_its_last_day_and_says_when_that_was(client, token):
    today = timezone.localdate()
    KlienApi.objects.update(sampai=today)
    assert ask(client, PATHS[0], token).status_code == 200
    KlienApi.objects.update(sampai=today - timedelta(days=1))
    refused = ask(client, PATHS[0], token)
    assert refused.status_code == 401
    told = refused.json()["galat"]
    assert told["kode"] == "token_kedaluwarsa"
    assert format_tanggal(today - timedelta(days=1)) in told["pesan"]


@pytest.mark.parametrize("path", PATHS[1:])
def test_a_draft_is_not_there(client, demo, token, path):
    way.ready()  # reviewed, and still not issued
    answer = ask(client, path, token)
    assert answer.status_code == 404
    check(client, "Galat", answer.json())
    assert ask(client, PATHS[0], token).json()["jumlah"] == 0


def test_the_newest_issue_answers_unless_another_is_named(client, issued, token):
    way.reopen()
    assert ask(client, LAPORAN, token).json()["terbitan"] == 1
    way.ready()
    way.issue("SKM dibetulkan")
    assert ask(client, LAPORAN, token).json()["terbitan"] == 2
    assert ask(client, f"{LAPORAN}?versi=1", token).json()["terbitan"] == 1
    assert ask(client, PATHS[0], token).json()["jumlah"] == 1
    assert ask(client, f"{LAPORAN}?versi=3", token).status_code == 404


@pytest.mark.parametrize("query", ["?tahun=x", "?halaman=0", "?ukuran=101", "?kecamatan=%00"])
def test_what_cannot_be_read_is_named(client, token, query):
    answer = ask(client, f"/api/v1/laporan{query}", token)
    assert answer.status_code == 422
    check(client, "Galat", answer.json())
    assert query[1:].split("=")[0] in answer.json()["galat"]["pesan"]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("?tahun=2021", 1),
        ("?tahun=2020", 0),
        ("?kecamatan=patrang", 1),
        ("?kecamatan=lain", 0),
        ("?halaman=2", 1),
    ],
)
def test_the_list_is_chosen_and_paged(client, issued, token, query, count):
    told = ask(client, f"/api/v1/laporan{query}", token).json()
    assert told["jumlah"] == count
    assert len(told["isi"]) == (0 if "halaman" in query else count)


def test_no_answer_names_a_nip_or_an_address(client, issued, opened, token):
    nips = set(Pejabat.objects.exclude(nip="").values_list("nip", flat=True))
    frozen = json.dumps(issued.persetujuan.data).replace(" ", "")
    assert any(nip in frozen for nip in nips)  # so that there is something to leak
    secrets = nips | set(Pejabat.objects.values_list("nama", flat=True))
    secrets |= set(Pengguna.objects.exclude(email="").values_list("email", flat=True))
    where = [opened.pk, "patrang", 2021]
    answers = [ask(client, path, token) for path in PATHS if not path.endswith("pdf")]
    answers += [
        client.get(reverse("terbuka:daftar", args=[opened.pk])),
        client.get(reverse("terbuka:json", args=where)),
        *(client.get(reverse("terbuka:csv", args=[*where, one])) for one in TABLES),
        client.get(reverse("api:openapi-json")),
    ]
    for answer in answers:
        told = body(answer).decode()
        assert answer.status_code == 200
        assert not [one for one in secrets if one in told or one in told.replace(" ", "")]
        assert hide_people(told) == told
        assert "@" not in told


def test_a_list_takes_as_many_questions_for_thirty_reports_as_for_three(
    client, issued, opened, token, settings
):
    settings.API_LIMIT = settings.TERBUKA_LIMIT = "1000/m/ip"
    page = reverse("terbuka:daftar", args=[opened.pk])

    def count() -> list[int]:
        found = []
        for look in (lambda: ask(client, PATHS[0], token), lambda: client.get(page)):
            with CaptureQueriesContext(connection) as caught:
                assert look().status_code == 200
            found.append(len([q for q in caught if "cache" not in q["sql"]]))
        return found

    issue_again(issued, 2)
    count()  # the first use of a token is noted
    acts, few = Jejak.objects.count(), count()
    issue_again(issued, 27, first=2)
    assert count() == few
    assert Jejak.objects.count() == acts
    told = ask(client, PATHS[0], token).json()
    assert (told["jumlah"], len(told["isi"])) == (30, 25)  # the rest is on the next page


def test_too_many_questions_are_refused_in_the_same_shape(client, token, settings):
    settings.API_LIMIT = "1/m/ip"
    ask(client, PATHS[0], token)
    answer = ask(client, PATHS[0], token)
    assert answer.status_code == 429
    assert answer.json()["galat"]["kode"] == "terlalu_sering"
