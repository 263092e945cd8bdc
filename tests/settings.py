"""Settings of the tests: those of the product, faster where nothing is proven by being slow."""

import tempfile

from sakip.settings import *  # noqa: F403
from sakip.settings import DATABASES, VAR_DIR

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
JOBS_ENGINE = "langsung"
MEDIA_ROOT = tempfile.mkdtemp(prefix="sakip-berkas-")
# A file, not memory: with a database in memory a live server fails three requests in four.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}
