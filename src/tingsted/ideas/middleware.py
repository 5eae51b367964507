"""An idea's number written otherwise than it was given still leads there: nobody is told that it is not here."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from tingsted.ideas.models import Idea
from tingsted.ideas.numbers import ideas_called
from tingsted.kernel.leading import LeadOn


class NumbersAsWritten(LeadOn):
    below = re.compile(r"^/ideer/([^/]+)/")

    def lead(self, request: HttpRequest, name: str, rest: str) -> HttpResponse | None:
        ideas = Idea.objects.visible_to(getattr(request, "user", None))
        idea = ideas_called([name], ideas).get(name)
        if idea is None or idea.label == name:
            return None
        return HttpResponseRedirect(f"{idea.get_absolute_url()}{rest}")
