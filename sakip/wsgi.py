"""WSGI entry point."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sakip.settings")

application = get_wsgi_application()

# What is loaded by now lives as long as the process: without this each full collection walks over
# all of it, and every few requests one waits an eighth of a second longer.
gc.collect()
gc.freeze()
