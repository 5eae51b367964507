"""One's own answer by the key that only its owner holds: see it, save or print a copy, correct it until it closes.

The key travels in the body of a form, never in an address: no log of a server has it.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt

from tingsted.kernel import limits, rounds
from tingsted.kernel.actors import VISITOR
from tingsted.kernel.rights import RIGHTS, NotAllowed, may
from tingsted.surveys.copying import copy_as_text, copy_of
from tingsted.surveys.keys import ballot_digest, is_key
from tingsted.surveys.models import Ballot, Survey
from tingsted.surveys.queries import asked_in, own_words, survey_for
from tingsted.surveys.sheet import AnswerSheet, as_sent
from tingsted.surveys.views.doors import sent_from_elsewhere
from tingsted.surveys.views.form_page import Coming, form_page

WRONG_KEYS = 30


@csrf_exempt
@cache_control(private=True, no_store=True)
def mine(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask for the key; with it, the answer."""
    asked = survey_for(request.user, slug)
    if request.method != "POST":
        return _asked_for_key(request, asked)
    if sent_from_elsewhere(request):
        raise NotAllowed(RIGHTS["surveys.answer"])
    key = is_key(request.POST.get("noegle", ""))
    ballot = (
        Ballot.objects.filter(survey=asked, key_digest=ballot_digest(asked, key)).first() if key else None
    )
    if ballot is None:
        return _unknown(request, asked)
    words = own_words(asked, key)
    if request.POST.get("skridt") == "ret" and may("surveys.answer", VISITOR, asked):
        cards, questions, _as_of = rounds.read(asked_in(asked.pk))
        data = QueryDict(mutable=True)
        for name, values in as_sent(ballot, words, questions.values()).items():
            data.setlist(name, values)
        sheet = AnswerSheet(data, cards, questions.values())
        return form_page(request, asked, sheet, coming=Coming(correcting=key))
    return _shown(request, asked, ballot, words, key)


def _shown(
    request: HttpRequest, asked: Survey, ballot: Ballot, words: dict[str, str], key: str
) -> HttpResponse:
    copy = copy_of(asked, ballot, words)
    if request.POST.get("skridt") == "gem":
        text = copy_as_text(asked, copy)
        response = HttpResponse(text, content_type="text/plain; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{asked.slug}.txt"'
        return response
    context: dict[str, Any] = {"survey": asked, "copy": copy, "key": key, "day": asked.closes}
    return render(request, "surveys/mine.html", context)


def _asked_for_key(request: HttpRequest, asked: Survey, error: str = "", status: int = 200) -> HttpResponse:
    typed = request.POST.get("noegle", "")[:40]
    return render(
        request, "surveys/key.html", {"survey": asked, "error": error, "typed": typed}, status=status
    )


def _unknown(request: HttpRequest, asked: Survey) -> HttpResponse:
    if asked.closed_on is not None:
        sentence = _("The survey has closed. Since then nobody can open an answer any more, not even you.")
        return _asked_for_key(request, asked, sentence, status=422)
    place = f"survey-key:{limits.came_from(request)}"
    if limits.too_many(place, most=WRONG_KEYS, within=timedelta(hours=1)):
        sentence = _("Very many wrong keys come from this address just now. Wait an hour, and try again.")
        return _asked_for_key(request, asked, sentence, status=429)
    sentence = _("We know no answer to this survey by that key. Look at it again.")
    return _asked_for_key(request, asked, sentence, status=422)
