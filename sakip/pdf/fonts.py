"""The fonts of every document: files of two Debian packages, read from where those put them."""

import hashlib
from functools import cache
from pathlib import Path

# Liberation has the metrics of Arial and Times New Roman, URW Bookman those of Bookman Old Style:
# the faces that reports and naskah dinas are written in.
FILES = {
    "fonts-liberation2": (
        ("/usr/share/fonts/truetype/liberation2", "/usr/share/fonts/truetype/liberation"),
        (
            "LiberationSans-Regular.ttf",
            "LiberationSans-Bold.ttf",
            "LiberationSans-Italic.ttf",
            "LiberationSans-BoldItalic.ttf",
            "LiberationSerif-Regular.ttf",
            "LiberationSerif-Bold.ttf",
            "LiberationSerif-Italic.ttf",
            "LiberationSerif-BoldItalic.ttf",
        ),
    ),
    "fonts-urw-base35": (
        ("/usr/share/fonts/opentype/urw-base35",),
        (
            "URWBookman-Light.otf",
            "URWBookman-Demi.otf",
            "URWBookman-LightItalic.otf",
            "URWBookman-DemiItalic.otf",
        ),
    ),
}


class FontMissing(Exception):
    """A font package is not installed; the message names it and how to get it."""


@cache
def font_paths() -> dict[str, Path]:
    """Return the path of each font by file name, or raise ``FontMissing``."""
    paths, missing = {}, []
    for package, (folders, names) in FILES.items():
        found = {name: path for name in names if (path := _find(folders, name))}
        paths.update(found)
        if len(found) < len(names):
            missing.append(package)
    if missing:
        raise FontMissing(f"Huruf dokumen tidak ditemukan. Pasang: apt install {' '.join(missing)}")
    return paths


def _find(folders: tuple[str, ...], name: str) -> Path | None:
    paths = (Path(folder) / name for folder in folders)
    return next((path for path in paths if path.is_file()), None)


@cache
def fonts_digest() -> str:
    """Return a short hash of the font files: other fonts give other bytes."""
    digest = hashlib.sha256()
    for name, path in sorted(font_paths().items()):
        digest.update(name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]
