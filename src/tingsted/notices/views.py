"""Saying no to the digest from a mail, without signing in; the outbox of an installation without mail server."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.csrf import csrf_exempt

from tingsted.accounts.models import Person
from tingsted.kernel import links
from tingsted.kernel.actors import Actor
from tingsted.notices.digests import change_hearing
from tingsted.notices.models import Letter
from tingsted.places.views.look_in import may_look_in


@csrf_exempt
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """A page where one press says no; a mail program's own button posts here too (RFC 8058)."""
    person = get_object_or_404(Person, pk=int(links.read("digest", token)))
    done = request.method == "POST"
    if done:
        change_hearing(Actor("person", person=person), person=person, digest=False)
    return render(request, "notices/unsubscribe.html", {"done": done})


def outbox(request: HttpRequest) -> HttpResponse:
    """The letters a demo has written: shown instead of sent, only to those who may look in as anybody anyway."""
    if settings.MAIL_SERVER or not may_look_in(request):
        raise Http404
    return render(request, "notices/outbox.html", {"letters": Letter.objects.all()[:60]})
