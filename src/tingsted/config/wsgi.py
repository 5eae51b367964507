"""The door a WSGI server opens."""

import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tingsted.config.settings")
application = get_wsgi_application()
import_module(settings.ROOT_URLCONF)  # now, rather than while the first reader waits
# What is loaded stays for good: left to the collector, a walk through all of it stops some reader for 150 ms.
gc.collect()
gc.freeze()
