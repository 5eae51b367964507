"""Signing up without an account, the link in the letter, and the hosts' list of who comes."""

from __future__ import annotations

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tingsted.kernel import limits, links, receipts
from tingsted.kernel.actions import Refused
from tingsted.kernel.actors import VISITOR
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.freshness import revalidated
from tingsted.meetings.actions import confirm_sign_up, sign_up, withdraw_sign_up
from tingsted.meetings.forms import SignUpForm
from tingsted.meetings.letters import SIGN_UP_LINK
from tingsted.meetings.models import Meeting, SignUp
from tingsted.meetings.queries import seats_left
from tingsted.meetings.views.calling import run_by

FROM_ONE_PLACE = 60
TO_ONE_ADDRESS = 4


def come(request: HttpRequest, slug: str) -> HttpResponse:
    """»I come«: a letter with a link goes to the address, whether it is known here or not."""
    meeting = get_visible(Meeting, request.user, "area", "body", slug=slug)
    if request.method != "POST" and not meeting.takes_sign_ups:
        return render(request, "meetings/sign_up_closed.html", {"meeting": meeting, "area": meeting.area})
    form = SignUpForm(request.POST or None)

    def act() -> str:
        _not_too_many(request, meeting, form.cleaned_data["email"])
        sign_up(VISITOR, meeting=meeting, **form.cleaned_data)
        return reverse("meetings:asked", args=[meeting.slug])

    context = {"meeting": meeting, "area": meeting.area, "left": seats_left(meeting)}
    return answer_form(request, form, "meetings/sign_up.html", context, act)


def _not_too_many(request: HttpRequest, meeting: Meeting, email: str) -> None:
    address = f"meetings.sign_up:{limits.came_from(request)}"
    if limits.too_many(address, most=FROM_ONE_PLACE, within=timedelta(hours=1)):
        raise Refused(_("Very many have asked from the same place just now. Try again in an hour."), "email")
    known = limits.scrambled(f"sign up {meeting.pk} {email}")
    if limits.too_many(f"meetings.sign_up:{known}", most=TO_ONE_ADDRESS, within=timedelta(days=1)):
        raise Refused(
            _("We have already sent letters to this address today. Look among your mails."), "email"
        )


@revalidated
def asked(request: HttpRequest, slug: str) -> HttpResponse:
    """A letter is on its way."""
    meeting = get_visible(Meeting, request.user, "area", slug=slug)
    return render(request, "meetings/asked.html", {"meeting": meeting, "area": meeting.area})


def my_seat(request: HttpRequest, token: str) -> HttpResponse:
    """What the letter's link opens: opening it changes nothing, one press does."""
    found = _signed(token)
    place = 0
    if found.standing == SignUp.Standing.WAITING:
        place = 1 + found.meeting.sign_ups.in_line().filter(stood_at__lt=found.stood_at).count()
    context = {"sign_up": found, "meeting": found.meeting, "area": found.meeting.area, "token": token}
    return render(request, "meetings/my_seat.html", {**context, "place": place})


@require_POST
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """»Yes, I come«."""
    found = _signed(token)

    def act() -> str:
        confirm_sign_up(VISITOR, sign_up=found)
        return reverse("meetings:my_seat", args=[token])

    return receipts.once(request, act)


@require_POST
def withdraw(request: HttpRequest, token: str) -> HttpResponse:
    """»I don't come after all«."""
    found = _signed(token)

    def act() -> str:
        withdraw_sign_up(VISITOR, sign_up=found)
        return reverse("meetings:my_seat", args=[token])

    return receipts.once(request, act)


def coming(request: HttpRequest, slug: str) -> HttpResponse:
    """For the hosts: who comes, who waits, and what they need."""
    meeting, _actor = run_by(request, slug)
    rows = list(SignUp.objects.visible_to(request.user).filter(meeting=meeting).order_by("stood_at", "pk"))
    by = {standing: [r for r in rows if r.standing == standing] for standing in SignUp.Standing}
    context = {
        "meeting": meeting,
        "area": meeting.area,
        "seated": by[SignUp.Standing.SEATED],
        "in_line": by[SignUp.Standing.WAITING],
        "unconfirmed": len(by[SignUp.Standing.ASKED]),
        "people": sum(r.people for r in by[SignUp.Standing.SEATED]),
        "needs": [r for r in by[SignUp.Standing.SEATED] if r.needs],
    }
    return render(request, "meetings/coming.html", context)


def _signed(token: str) -> SignUp:
    key = str(links.read(SIGN_UP_LINK, token))
    found = SignUp.objects.select_related("meeting__area", "meeting__body").filter(pk=key).first()
    if found is None:
        raise Http404
    return found
