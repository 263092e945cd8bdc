"""Logo, paper and type of a Pemda: checked, kept, and seen in what is printed afterwards."""

from dataclasses import replace
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader

from instansi.models import Pemda
from instansi.queries import load_profil
from kerja.models import Jejak
from laporan.document import build_document
from laporan.queries import get_laporan, lakip_data_of
from sakip.pdf import Document, Part, document_key, render_part, render_whole
from tests import files
from tests.rows import make
from tests.sakip.pdf_reading import fonts_of

LOGO = files.picture("PNG", size=(200, 240), color="blue")
PAPER = {
    "nama": "Kabupaten Jember",
    "tempat": "Jember",
    "kertas": "F4",
    "huruf": "serif",
    "huruf_naskah": "sans",
}


def address(pemda, rest=""):
    return f"/pengaturan/{pemda.pk}/cetak/{rest}"


def upload(web, pemda, content, name, versi=None):
    sent = {"logo": SimpleUploadedFile(name, content), "versi": versi or pemda.versi}
    return web.post(address(pemda, "logo/ubah/"), sent)


# Logo --------------------------------------------------------------------------------------


def test_a_logo_is_kept_under_its_hash_and_carried_in_the_document(web, pemda, demo):
    assert upload(web, pemda, LOGO, "lambang.png").url == address(pemda)
    saved = Pemda.objects.get(pk=pemda.pk)
    assert saved.logo.name.startswith("logo/")
    assert len(saved.logo.name) == len("logo/.png") + 64
    demo.pemda = saved
    assert load_profil(demo).logo.startswith("data:image/png;base64,")
    assert b"".join(web.get(address(pemda, "logo/")).streaming_content) == LOGO
    assert Jejak.objects.first().aksi == "ganti logo"
    # What is no longer printed stays on disk: a document of then names it by its hash.
    assert web.post(address(pemda, "logo/hapus/"), {"versi": saved.versi}).status_code == 302
    assert saved.logo.storage.exists(saved.logo.name)
    assert web.get(address(pemda, "logo/")).status_code == 404


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (b"<svg/>", "a.svg", "harus berupa gambar PNG atau JPG"),
        (files.PDF, "a.pdf", "harus berupa gambar PNG atau JPG"),
        (files.PDF, "a.png", "isinya bukan itu"),
        (b"", "a.png", "kosong"),
        (files.picture(size=(40, 30)), "a.jpg", "terlalu kecil"),
        (files.picture(size=(900, 200)), "a.jpg", "terlalu lebar"),
        (LOGO[: len(LOGO) // 2], "a.png", "rusak atau terpotong"),
        (LOGO + b"0" * 2_100_000, "a.png", "paling besar 2 MB"),
        (files.huge_png(), "a.png", "terlalu besar"),
    ],
)
def test_what_cannot_be_printed_is_refused(web, pemda, content, name, told):
    assert told in upload(web, pemda, content, name).content.decode()
    assert not Pemda.objects.get(pk=pemda.pk).logo


def test_who_was_slower_is_told(web, pemda):
    upload(web, pemda, LOGO, "a.png")
    other = files.picture("PNG", size=(300, 300))
    page = upload(web, pemda, other, "b.png", versi=pemda.versi).content.decode()
    assert "baru saja diubah orang lain" in page
    assert "Pilih sebuah gambar." in web.post(address(pemda, "logo/ubah/"), {}).content.decode()


# Paper and type ----------------------------------------------------------------------------


def test_paper_and_type_reach_the_document_and_its_key(web, pemda, demo):
    before = build_document(lakip_data_of(get_laporan("patrang", 2021)))
    answer = web.post(address(pemda, "ubah/"), {**PAPER, "versi": pemda.versi})
    assert answer.url == address(pemda)
    after = build_document(lakip_data_of(get_laporan("patrang", 2021)))
    assert (after.paper, after.typeface, after.naskah_typeface) == ("F4", "serif", "sans")
    assert document_key(before) != document_key(after)
    wrong = web.post(address(pemda, "ubah/"), {**PAPER, "huruf": "comic", "versi": 2})
    assert wrong.status_code == 200


@pytest.mark.parametrize("name", ["paper", "typeface", "naskah_typeface"])
def test_each_of_them_is_in_the_key(name, patrang):
    document = Document("A", "B", build_document(patrang).date, (Part("a", "A", "<p>a</p>"),))
    other = {"paper": "F4", "typeface": "serif", "naskah_typeface": "sans"}[name]
    assert document_key(replace(document, **{name: other})) != document_key(document)


@pytest.mark.pdf
@pytest.mark.parametrize(
    ("face", "font"), [("sans", "Sans"), ("serif", "Serif"), ("bookman", "Bookman")]
)
def test_a_part_is_laid_out_in_the_chosen_type_alone(patrang, face, font):
    document = replace(build_document(patrang), typeface=face, attachments=())
    part = next(p for p in document.parts if p.key == "bab-4")
    fonts = fonts_of(PdfReader(BytesIO(render_part(document, part))))
    assert fonts
    assert all(font in name and embedded for name, embedded in fonts.items())


@pytest.mark.pdf
@pytest.mark.parametrize(("paper", "size"), [("A4", (210, 297)), ("F4", (215, 330))])
def test_on_either_paper_the_contents_name_the_pages_where_headings_stand(patrang, paper, size):
    """Fewer parts than the whole, but contents and a landscape table are among them."""
    keys = {"daftar-isi", "bab-1", "bab-2", "bab-4", "lampiran-renstra"}
    document = build_document(patrang)
    parts = tuple(part for part in document.parts if part.key in keys)
    whole = render_whole(replace(document, paper=paper, parts=parts, attachments=()))
    reader = PdfReader(BytesIO(whole.pdf))
    shapes = {tuple(round(float(x) * 25.4 / 72) for x in p.mediabox[2:]) for p in reader.pages}
    assert shapes == {size, size[::-1]}
    texts = dict(zip(reader.page_labels, map(_words, reader.pages), strict=True))
    contents = _words(reader.pages[0])
    titles = ["PENDAHULUAN", "PERENCANAAN DAN PERJANJIAN KINERJA", "PENUTUP"]
    for title, key in zip(titles, ["bab-1", "bab-2", "bab-4"], strict=True):
        assert title in texts[whole.labels[key]]
        after = contents.partition(title)[2].lstrip(". ")
        assert after.startswith(whole.labels[key])


def _words(page) -> str:
    return " ".join(page.extract_text().split())


def test_another_kabupaten_is_not_reached(web, pemda):
    other = make(Pemda, nama="Kota Seberang", contoh=True)
    for rest in ("", "ubah/", "logo/", "logo/ubah/", "pratinjau/"):
        assert web.get(address(other, rest)).status_code == 404
