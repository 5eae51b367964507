"""The door a WSGI server opens."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tingsted.config.settings")

# After a fall a whole hall waits for us, so nobody looks for garbage while all of this is read in. It stays for good:
# left to the collector, a walk through it would later stop some reader for 150 ms.
gc.disable()
application = get_wsgi_application()
get_resolver().reverse_dict  # noqa: B018  reading it fills it: now, rather than while the first reader waits
gc.collect()
gc.freeze()
gc.enable()
