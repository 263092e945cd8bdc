"""Nothing from outside gets in, and nothing of the machine decides the bytes."""

import gc
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from sakip.pdf import Contents, render_whole
from tests.sakip.documents import make_document
from tests.sakip.pdf_reading import lay_out, open_pages

pytestmark = pytest.mark.pdf


ROOT = Path(__file__).resolve().parents[2]


DIGEST = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
import django
from django.conf import settings
settings.configure(TEMPLATES=[{
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "DIRS": [sys.argv[1] + "/templates"],
}])
django.setup()
from sakip.pdf import Attachment, render_whole
from tests.sakip.documents import make_document
data = Attachment("data.json", b"{}", "Data", "application/json")
print(hashlib.sha256(render_whole(make_document(attachments=(data,))).pdf).hexdigest())
"""


def test_same_bytes_from_processes_with_other_seed_zone_and_folder(tmp_path):
    digests = set()
    for seed, zone, folder in (("0", "Asia/Jakarta", tmp_path), ("77", "America/Lima", "/")):
        done = subprocess.run(
            [sys.executable, "-c", DIGEST, str(ROOT)],
            env={"PYTHONHASHSEED": seed, "TZ": zone, "PATH": "/usr/bin:/bin"},
            cwd=folder,
            check=True,
            capture_output=True,
            text=True,
        )
        digests.add(done.stdout)
    assert len(digests) == 1


def test_same_bytes_again_in_a_process_that_has_laid_out_other_things():
    before = render_whole(make_document()).pdf
    lay_out("<p>something else ☎</p>")
    assert render_whole(make_document()).pdf == before


def test_the_collector_rests_while_laying_out_and_is_on_again_whatever_happens():
    seen = []

    def build(labels):
        seen.append(gc.isenabled())
        raise RuntimeError("a template fails")

    broken = make_document(parts=(Contents("daftar", "Daftar", build),))
    with pytest.raises(RuntimeError, match="a template fails"):
        render_whole(broken)
    assert seen == [False]
    assert gc.isenabled()


class Server:
    """A web server on this machine that counts who asks."""

    def __enter__(self):
        asked = self.asked = []

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                asked.append(self.path)
                self.send_error(404)

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        return self

    def __exit__(self, *_error):
        self.server.shutdown()
        self.server.server_close()


ATTACKS = [
    '<img src="{url}/x.png" alt="x">',
    '<style>@import "{url}/x.css"; p {{ background: url({url}/y.png) }}</style>',
    '<link rel="stylesheet" href="{url}/x.css">',
    '<svg xmlns="http://www.w3.org/2000/svg"><image href="{url}/x.png"/></svg>',
    '<object data="{url}/x.png">x</object>',
    '<link rel="attachment" href="{url}/x.txt">',
    '<a rel="attachment" href="{url}/x.txt">x</a>',
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_network_is_never_asked(attack):
    with Server() as server:
        pdf = lay_out(f"<p>isi</p>{attack.format(url=server.address)}")
    assert server.asked == []
    assert "isi" in open_pages(pdf)[0].extract_text()


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_file_of_the_machine_gets_in(attack, tmp_path):
    for name in ("x.png", "y.png", "x.css", "x.txt"):
        (tmp_path / name).write_text("RAHASIA")
    reader = PdfReader(BytesIO(lay_out(f"<p>isi</p>{attack.format(url=tmp_path.as_uri())}")))
    assert not reader.attachments
    assert not any(stream_holds(o, b"RAHASIA") for o in streams(reader))


def streams(reader):
    objects_ = (reader.get_object(n) for n in range(1, len(reader.xref_objStm) + 500))
    return [o for o in objects_ if hasattr(o, "get_data")]


def stream_holds(stream, needle):
    return needle in stream.get_data()


def test_a_picture_in_the_html_itself_is_printed():
    pixel = (
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5E"
        "rkJggg=="
    )
    figure = f'<figure class="foto"><img src="data:image/png;base64,{pixel}" alt="Foto"></figure>'
    assert len(open_pages(lay_out(figure))[0].images) == 1
