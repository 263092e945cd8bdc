"""Settings of the tests: those of the product, faster where nothing is proven by being slow."""

import os
import tempfile
from pathlib import Path

# The tests make no key of their own in var/: processes side by side would race for it.
os.environ.setdefault("SECRET_KEY", "only-for-the-tests-" + "0" * 40)

from sakip.settings import *  # noqa: E402, F403
from sakip.settings import DATABASES, VAR_DIR  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
JOBS_ENGINE = "langsung"
# Held by a name, so that the folder lives as long as the tests and no longer.
_BERKAS = tempfile.TemporaryDirectory(prefix="sakip-berkas-")
MEDIA_ROOT = _BERKAS.name
# A file, not memory: with a database in memory a live server fails three requests in four.
# Each process of pytest-xdist adds its own ending to the name.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A test that forgot to ask for the test database finds none, instead of the real one.
    DATABASES["default"]["NAME"] = str(VAR_DIR / "no-such-folder" / "sakip.sqlite3")
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
# What the tests keep beside the database (head and key of the trail) is theirs alone.
VAR_DIR = Path(MEDIA_ROOT)
CA_DIR, CA_PASSPHRASE = str(VAR_DIR / "ca"), "frasa penerbit untuk pengujian"
VERIFIKASI_LIMIT = "10000/m/ip"  # the walk through all pages asks far more than one person would
