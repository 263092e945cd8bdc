"""A made-up document with every block of docs/document-style.md, as long as one likes."""

from datetime import datetime, timedelta, timezone

from django.template.loader import render_to_string

from sakip.pdf import Contents, Document, Labels, Numbering, Part
from sakip.pdf.blocks import BarisDaftar, Daftar, Kop, Penanda, Sampul

DATE = datetime(2022, 1, 31, 9, 0, tzinfo=timezone(timedelta(hours=7)))
KOP = Kop("Pemerintah Kabupaten Contoh", "Kecamatan Contoh", "Jalan Contoh Nomor 1 Contoh 68111")
CAMAT = Penanda(
    jabatan="Camat Contoh",
    nama="BUDI CONTOH, S.E., M.Si.",
    pangkat="Pembina Tingkat I",
    nip="19671229 199303 1 008",
    tempat="Contoh",
    tanggal="31 Januari 2022",
)
BUPATI = Penanda(jabatan="Bupati Contoh", nama="Ir. H. SITI CONTOH", keterangan="Pihak Kedua,")
TEXT = (
    "Penyelenggaraan pemerintahan kecamatan dilaksanakan menurut rencana strategis, dan hasilnya "
    "diukur dengan membandingkan realisasi setiap indikator dengan target yang diperjanjikan "
    "sehingga capaian, penyebab, dan langkah perbaikannya dapat dipertanggungjawabkan. "
)


def paragraphs(count: int) -> str:
    """Return ``count`` paragraphs that differ from one another."""
    return "".join(f"<p>Butir {n}. {TEXT * (1 + n % 3)}</p>" for n in range(1, count + 1))


def data_table(anchor: str, rows: int, caption: str = "Target, Realisasi dan Capaian") -> str:
    """Return a data table with ``rows`` rows and a total."""
    body = "".join(
        f'<tr><td class="tengah">{n}</td><td>Indikator kinerja ke-{n} dari sasaran strategis</td>'
        f'<td class="angka">{n}.000.000</td><td class="angka">{n}.500</td>'
        '<td><span class="belum">belum diisi</span></td></tr>'
        for n in range(1, rows + 1)
    )
    heads = "".join(
        f'<th scope="col">{head}</th>'
        for head in ("No", "Indikator", "Pagu (Rp)", "Realisasi (Rp)", "Capaian")
    )
    return (
        f'<table class="data"><caption id="{anchor}"><span class="nomor">Tabel {anchor}</span> '
        f'{caption}</caption><colgroup><col class="w-8"><col class="w-40"><col class="w-18">'
        f'<col class="w-18"><col class="w-16"></colgroup><thead><tr>{heads}</tr>'
        f'<tr class="kolom">{"".join(f"<td>({n})</td>" for n in range(1, 6))}</tr></thead>'
        f'<tbody>{body}<tr class="jumlah"><th scope="row" colspan="2">Jumlah</th>'
        '<td class="angka">1</td><td class="angka">2</td><td></td></tr></tbody></table>'
    )


def box(number: int) -> str:
    """Return the box of a sub kegiatan."""
    return (
        f'<section class="kotak"><p class="kotak-judul">7.01.01.2.02.{number:02} Penyediaan Gaji '
        'dan Tunjangan</p><table class="rincian"><colgroup><col class="w-30"><col></colgroup>'
        '<tbody><tr><th scope="row">Masukan</th><td class="angka">9.230.268.085</td></tr>'
        '<tr><th scope="row">Keluaran</th><td>14 bulan</td></tr></tbody></table>'
        f"<p>{TEXT}</p></section>"
    )


def chapter(number: int, tables: int) -> Part:
    """Return a chapter of headings, text, tables and boxes."""
    body = "".join(
        f'<h2 id="bab-{number}-{n}"><span class="nomor">{n}.</span> Bagian {n}</h2>'
        f"{paragraphs(3)}<h3>Rincian</h3>{data_table(f'{number}.{n}', 4 + n * 7 % 17)}"
        f'{box(n)}<p>Lihat <a href="#lampiran-1">Lampiran 1</a>.</p>'
        for n in range(1, tables + 1)
    )
    heading = f'<h1 id="bab-{number}"><span class="bab">BAB {number}</span> PERENCANAAN</h1>'
    return Part(f"bab-{number}", f"Bab {number}", heading + body)


def contents(parts: list[Part]) -> Contents:
    """Return a list of pages of the headings in ``parts``."""

    def build(labels: Labels) -> str:
        rows = [BarisDaftar("DAFTAR ISI", "daftar-isi", labels["daftar-isi"])]
        for anchor, title, level in headings(parts):
            rows.append(BarisDaftar(title, anchor, labels[anchor], level))
        return render_to_string(
            "naskah/daftar.html", {"daftar": Daftar("DAFTAR ISI", "daftar-isi", tuple(rows))}
        )

    return Contents("daftar-isi", "Daftar Isi", build)


def headings(parts: list[Part]) -> list[tuple[str, str, int]]:
    """Return (id, text, level) of what the list of pages names."""
    rows = []
    for part in parts:
        rows.append((part.key, part.title.upper(), 1))
        for n in range(1, part.html.count("<h2 ") + 1):
            rows.append((f"{part.key}-{n}", f"{n}. Bagian {n} dari {part.title}", 2))
    return rows


def make_document(chapters: int = 2, tables: int = 3, **changes) -> Document:
    """Return cover, preface, list of pages, summary, chapters and a landscape annex."""
    preface = Part(
        "kata-pengantar",
        "Kata Pengantar",
        f'<h1 id="kata-pengantar">KATA PENGANTAR</h1>{paragraphs(3)}'
        + render_to_string("naskah/ttd.html", {"penanda": CAMAT}),
        Numbering.ROMAN,
    )
    summary = Part(
        "ikhtisar", "Ikhtisar", f'<h1 id="ikhtisar">IKHTISAR</h1>{paragraphs(4)}', Numbering.ROMAN
    )
    annex = Part(
        "lampiran-1",
        "Lampiran 1",
        '<section class="melintang"><h1 class="lampiran" id="lampiran-1"><span class="bab">'
        f"LAMPIRAN 1</span> MATRIKS</h1>{data_table('L.1', 25)}</section>",
    )
    body = [chapter(n, tables) for n in range(1, chapters + 1)]
    sampul = Sampul(
        "Laporan Akuntabilitas Kinerja Instansi Pemerintah",
        "LAKIP",
        "Tahun 2021",
        "Kecamatan Contoh",
        "Kabupaten Contoh",
    )
    cover = Part(
        "sampul",
        "Sampul",
        render_to_string("naskah/sampul.html", {"sampul": sampul}),
        Numbering.NONE,
    )
    listed = [preface, summary, *body, annex]
    about = {
        "parts": (cover, preface, contents(listed), summary, *body, annex),
        "title": "LAKIP Kecamatan Contoh Tahun 2021",
        "author": "Kecamatan Contoh",
        "date": DATE,
        "footer": "LAKIP Kecamatan Contoh Tahun 2021",
    }
    return Document(**(about | changes))


def bench_document() -> Document:
    """Return about 57 pages."""
    return make_document(chapters=8, tables=4)
