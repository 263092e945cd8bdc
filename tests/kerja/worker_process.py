"""A worker in a process of its own, on the database and broker of a test (JSON in argv)."""

import json
import os
import sys

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django  # noqa: E402
from django.conf import settings  # noqa: E402

given = json.loads(sys.argv[1])
settings.DATABASES["default"]["NAME"] = given["database"]
settings.JOBS_ENGINE = given["engine"]
settings.MEDIA_ROOT = given["files"]
settings.CELERY_BROKER_URL = given["broker"]
django.setup()

from django.core.management import call_command  # noqa: E402

from tests.kerja import lambat  # noqa: E402

lambat.register()
call_command("worker")
