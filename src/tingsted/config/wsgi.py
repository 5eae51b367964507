"""The door a WSGI server opens."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tingsted.config.settings")

# After a fall the hall waits for us. Nothing of what is read in here is garbage, so nobody looks for any meanwhile,
# nor later; and the addresses are read now, not while the first visitor waits.
gc.disable()
application = get_wsgi_application()
get_resolver().reverse_dict  # noqa: B018  reading it is what fills it
gc.freeze()
gc.enable()
