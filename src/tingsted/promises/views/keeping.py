"""Standing promises, promises on the move, and the ledger's patience."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tingsted.kernel import clock
from tingsted.kernel.actors import Actor
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.rights import require
from tingsted.places.acting import actor_for_any, actor_who_may
from tingsted.places.models import Office
from tingsted.promises import actions
from tingsted.promises.forms import MoveForm, PatienceForm, ReasonForm, ReviewForm
from tingsted.promises.models import Promise, patience
from tingsted.promises.views.answering import one_step
from tingsted.promises.views.reading import SIDES

A_YEAR = timedelta(365)


def review(request: HttpRequest, key: int) -> HttpResponse:
    """Either side says that a standing promise still holds."""
    noun, actor = _of_either_side(request, key)
    initial = {"seen": noun.version, "review_on": max(noun.due, clock.today()) + A_YEAR}
    form = ReviewForm(request.POST or None, initial=initial)
    words = {
        "title": _("The promise still holds"),
        "verb": _("It still holds"),
        "then": _("Both sides are reminded when the day comes."),
    }
    return one_step(
        request, noun, form, words, lambda said: actions.review_standing_promise(actor, promise=noun, **said)
    )


def end(request: HttpRequest, key: int) -> HttpResponse:
    """Either side lets a standing promise go."""
    noun, actor = _of_either_side(request, key)
    form = ReasonForm(request.POST or None, initial={"seen": noun.version})
    words = {
        "title": _("The promise no longer holds"),
        "verb": _("End the promise"),
        "then": _(
            "The promise stays here as ended, with your reason, and the other side is told. "
            "This can't be undone."
        ),
    }
    return one_step(
        request, noun, form, words, lambda said: actions.end_standing_promise(actor, promise=noun, **said)
    )


def move(request: HttpRequest, key: int) -> HttpResponse:
    """One promise goes to another office with its work."""
    noun = get_visible(Promise, request.user, *SIDES, pk=key)
    actor = actor_who_may(request, "promises.move", noun)
    form = MoveForm(request.POST or None, office=noun.owed_by, initial={"seen": noun.version})
    words = {
        "title": _("Another office takes over"),
        "verb": _("Move the promise"),
        "then": _("The date moves along. Both offices and those who wait are told."),
    }
    return one_step(
        request, noun, form, words, lambda said: actions.move_promise(actor, promise=noun, **said)
    )


def move_all(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything an office owes goes to another one, before it closes."""
    office = get_visible(Office, request.user, slug=slug)
    actor = actor_who_may(request, "promises.move_all", office)
    form = MoveForm(request.POST or None, office=office)
    owed = Promise.objects.visible_to(request.user).filter(owed_by=office)
    count = owed.open().count() + owed.standing().count()

    def act() -> str:
        said = form.cleaned_data
        moved = actions.move_all_promises(actor, office=office, to=said["to"], reason=said["reason"])
        told = ngettext(
            "%(n)d promise was moved. Both sides are told.",
            "%(n)d promises were moved. Both sides are told.",
            moved,
        )
        messages.success(request, told % {"n": moved})
        return f"{reverse('promises:ledger')}?kun=open&af={said['to'].slug}"

    return answer_form(request, form, "promises/move_all.html", {"office": office, "count": count}, act)


def set_patience(request: HttpRequest) -> HttpResponse:
    """How long the ledger waits before it speaks up."""
    actor = actor_who_may(request, "places.set_up", None)
    now = patience()
    initial = {
        "remind_before": now.remind_before,
        "tell_leader_after": now.tell_leader_after,
        "seen": now.version,
    }
    form = PatienceForm(request.POST or None, initial=initial)

    def act() -> str:
        actions.set_patience(actor, **form.cleaned_data)
        messages.success(request, _("Saved. It holds from tomorrow morning."))
        return request.path

    return answer_form(request, form, "promises/patience.html", {}, act)


def _of_either_side(request: HttpRequest, key: int) -> tuple[Promise, Actor]:
    noun = get_visible(Promise, request.user, *SIDES, pk=key)
    actor = actor_for_any(request, noun.owed_by, noun.owed_to)
    if noun.is_standing or request.method != "POST" or actor.office not in (noun.owed_by, noun.owed_to):
        require("promises.review", actor, noun)
    return noun, actor
