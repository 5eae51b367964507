"""The door of a survey that asks who comes: by a postcard's code, a mail's link, or signing in."""

from __future__ import annotations

from datetime import timedelta

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from tingsted.kernel import limits
from tingsted.kernel.actors import VISITOR
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.rights import RIGHTS, NotAllowed, require
from tingsted.surveys import actions
from tingsted.surveys.actions.roll import answered_already, sentence_why_not
from tingsted.surveys.keys import pass_for, person_digest, read_pass
from tingsted.surveys.models import Door, Survey
from tingsted.surveys.sayings import rule_in_words
from tingsted.surveys.views.form_page import Coming, form_page

# A library may try many codes in an hour; somebody who guesses gets nowhere: one in a million is a code.
WRONG_CODES, LINKS_FOR_AN_ADDRESS, LINKS_FROM_A_PLACE = 60, 3, 60
WINDOW = timedelta(hours=1)


def sent_from_elsewhere(request: HttpRequest) -> bool:
    """Whether the browser says that another site's page sent this: such a page can't act for its visitors."""
    return request.META.get("HTTP_SEC_FETCH_SITE", "same-origin") not in {"same-origin", "none"}


class AskForLink(forms.Form):
    """An address, for the link."""

    mail = forms.EmailField(
        label=gettext_lazy("Your e-mail"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            name: gettext_lazy("Write your e-mail address, for example inger@tingsted.example")
            for name in ("required", "invalid")
        },
    )


@require_safe
def short(request: HttpRequest, key: int) -> HttpResponse:
    """The short address that stands on paper leads to the survey, and takes a postcard's code along."""
    asked = get_visible(Survey, request.user, pk=key)
    query = request.META.get("QUERY_STRING", "")
    return HttpResponseRedirect(asked.get_absolute_url() + (f"?{query}" if query else ""))


def at_the_door(request: HttpRequest, asked: Survey) -> HttpResponse:
    """The form for those who may come in, and for the others what lets them in."""
    passed = _pass_of(request, asked)
    if not passed:
        return _door(request, asked)
    if has_guessed_too_often(request, asked):
        return _door(request, asked, too_many_codes(), status=429)
    refusal = sentence_why_not(asked, read_pass(asked, passed))
    if not refusal:
        return form_page(request, asked, coming=Coming(admitted=passed))
    count_guess(request, asked)
    return _door(request, asked, refusal, status=422, used=refusal == answered_already())


def has_guessed_too_often(request: HttpRequest, asked: Survey) -> bool:
    """Asked before the code is looked at, so that a right one and a wrong one then get the same answer."""
    return asked.door == Door.CODE and limits.is_full(_guesses(request, asked), most=WRONG_CODES)


def count_guess(request: HttpRequest, asked: Survey) -> None:
    """One more code that lets nobody in. The other doors have nothing that can be guessed."""
    if asked.door == Door.CODE:
        limits.too_many(_guesses(request, asked), most=WRONG_CODES, within=WINDOW)


def too_many_codes() -> str:
    """What is said to a place that many wrong codes came from."""
    return _("Very many wrong codes come from this address just now. Wait an hour, and try again.")


def _guesses(request: HttpRequest, asked: Survey) -> str:
    return f"survey-code:{asked.pk}:{limits.came_from(request)}"


def _pass_of(request: HttpRequest, asked: Survey) -> str:
    """What the visitor shows: a code, a link's pass, or who they are signed in as."""
    if asked.door == Door.SIGN_IN:
        person = getattr(request.user, "pk", None)
        return pass_for(asked, person_digest(asked, person)) if person else ""
    return request.GET.get("adgang", "")[:400]


def _door(
    request: HttpRequest, asked: Survey, refusal: str = "", status: int = 200, *, used: bool = False
) -> HttpResponse:
    context = {
        "survey": asked,
        "rule": rule_in_words(asked),
        "refusal": refusal,
        "typed": request.GET.get("adgang", "")[:20] if asked.door == Door.CODE else "",
        "form": AskForLink(),
        "with_ideas": asked.cards.exists(),
        "used": used,
    }
    return render(request, "surveys/door.html", context, status=status)


@csrf_exempt
@cache_control(private=True, no_cache=True)
def ask_for_link(request: HttpRequest, slug: str) -> HttpResponse:
    """Have the link sent. The page says the same to everybody, so that it tells nobody who is on the roll."""
    asked = get_visible(Survey, request.user, "area", "body", slug=slug)
    require("surveys.answer", VISITOR, asked)
    if asked.door != Door.MAIL:
        return HttpResponseRedirect(asked.get_absolute_url())
    if request.method == "POST" and sent_from_elsewhere(request):
        raise NotAllowed(RIGHTS["surveys.answer"])
    form = AskForLink(request.POST or None)

    def act() -> str:
        actions.ask_for_pass(VISITOR, survey=asked, email=form.cleaned_data["mail"])
        return reverse("surveys:link_sent", args=[slug])

    context = {
        "survey": asked,
        "rule": rule_in_words(asked),
        "refusal": "",
        "with_ideas": asked.cards.exists(),
    }
    if request.method == "POST" and form.is_valid():
        address = limits.scrambled(f"{asked.pk}\n{form.cleaned_data['mail']}")
        place = f"survey-link:{limits.came_from(request)}"
        if limits.too_many(place, most=LINKS_FROM_A_PLACE, within=WINDOW) or limits.too_many(
            f"survey-link:{address}", most=LINKS_FOR_AN_ADDRESS, within=WINDOW
        ):
            form.add_error(
                "mail", _("We have sent several links just now. Look in your mail, or wait an hour.")
            )
            return render(request, "surveys/door.html", {**context, "form": form}, status=429)
    return answer_form(request, form, "surveys/door.html", context, act)


def link_sent(request: HttpRequest, slug: str) -> HttpResponse:
    """Look in your mail."""
    asked = get_visible(Survey, request.user, "area", "body", slug=slug)
    return render(request, "surveys/link_sent.html", {"survey": asked})
