"""Every room brings its own addresses; Danish words in all of them."""

from __future__ import annotations

from importlib.util import find_spec

from django.urls import include, path

from tingsted.config.rooms import ROOMS

urlpatterns = [
    path("", include(f"tingsted.{room}.urls")) for room in ROOMS if find_spec(f"tingsted.{room}.urls")
]
handler400 = "tingsted.desk.errors.bad_request"
handler403 = "tingsted.desk.errors.not_allowed"
handler404 = "tingsted.desk.errors.not_found"
handler500 = "tingsted.desk.errors.broken"
