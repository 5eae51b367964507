"""An area that was renamed is still found under the address it had: every page below it leads on to the new one."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from tingsted.kernel.leading import LeadOn
from tingsted.places.models import AreaName


class FormerAddresses(LeadOn):
    below = re.compile(r"^/omraader/([-\w]+)/")

    def lead(self, request: HttpRequest, name: str, rest: str) -> HttpResponse | None:
        was = AreaName.objects.filter(slug=name).select_related("area").order_by("-pk").first()
        if was is None or was.area.slug == name:
            return None
        return HttpResponsePermanentRedirect(f"{was.area.get_absolute_url()}{rest}")
