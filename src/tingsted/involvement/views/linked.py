"""Answering from a mail: the link opens a page, and one press answers; opening it answers nothing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from tingsted.involvement import actions
from tingsted.involvement.forms import ReplyForm
from tingsted.involvement.models import Invitation, Reply
from tingsted.involvement.notices import ANSWER
from tingsted.kernel import links
from tingsted.kernel.actors import Actor
from tingsted.kernel.forms import answer_form
from tingsted.kernel.rights import may
from tingsted.places.models import Seat

CHOSEN = {"ja": Reply.WILL, "mere": Reply.HEAR_MORE, "nej": Reply.NO_THANKS}


def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind a letter's link: for the seat it was written to, while that seat speaks for the body."""
    noun, actor = behind(token)
    wanted = CHOSEN.get(request.GET.get("svar", ""))
    form = ReplyForm(request.POST or None, initial={"seen": noun.version, "reason": noun.reason})

    def act() -> str:
        actions.reply_to(actor, invitation=noun, **form.cleaned_data)
        return f"{reverse('involvement:by_link', args=[token])}?tak=1"

    matter = noun.matter
    context = {
        "invitation": noun,
        "matter": matter,
        "wanted": wanted or "",
        "thanked": "tak" in request.GET and bool(noun.reply),
        "may_reply": may("involvement.answer", actor, noun)
        and matter.takes_answers()
        and not (noun.reply and matter.is_late()),
    }
    return answer_form(request, form, "involvement/by_link.html", context, act)


def behind(token: str) -> tuple[Invitation, Actor]:
    """The invitation a link is about, and who holds it: the person of the seat it was sent to."""
    invitation, _colon, seat = str(links.read(ANSWER, token)).partition(":")
    related = ("matter__owner", "office__area")
    noun = Invitation.objects.select_related(*related).filter(pk=invitation).first()
    held = Seat.objects.in_force().filter(pk=seat).select_related("person", "office").first()
    if noun is None or held is None or held.person is None or held.office_id != noun.office_id:
        raise links.LinkExpired
    return noun, Actor("person", person=held.person, office=noun.office)
