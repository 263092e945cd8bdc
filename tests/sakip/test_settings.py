"""What production promises to browsers, and believes of a proxy."""

import json
import subprocess
import sys

import pytest
from django.conf import settings

ASK = (
    "import json, sakip.settings as s;"
    "print(json.dumps([s.SECURE_HSTS_SECONDS, getattr(s, 'SECURE_PROXY_SSL_HEADER', None)]))"
)


@pytest.mark.parametrize(
    ("proxies", "believed"), [("0", None), ("1", ["HTTP_X_FORWARDED_PROTO", "https"])]
)
def test_a_proxy_is_believed_only_where_there_is_one(tmp_path, proxies, believed):
    env = {"SAKIP_VAR": str(tmp_path), "SAKIP_PRODUCTION": "1", "TRUSTED_PROXY_COUNT": proxies}
    told = subprocess.run(  # noqa: S603
        [sys.executable, "-c", ASK], env=env, cwd=settings.BASE_DIR, capture_output=True, check=True
    )
    seconds, header = json.loads(told.stdout)
    assert (seconds >= 2_592_000, header) == (True, believed)
