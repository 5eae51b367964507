"""A body's own page of a matter: answer, prepare together, contribute."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from tingsted.ideas.models import Standing
from tingsted.involvement import actions
from tingsted.involvement.forms import (
    ContributionForm,
    DraftForm,
    Nothing,
    ReasonForm,
    RemarkForm,
    ReplyForm,
)
from tingsted.involvement.models import Agreement, Contribution, Invitation, Preparation, Remark, Saying
from tingsted.involvement.queries import documents_of
from tingsted.kernel import ports, rounds
from tingsted.kernel.actors import Actor
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.rights import may, require
from tingsted.places.acting import actor_of
from tingsted.places.models import Seat
from tingsted.places.queries import municipality_of_ours

PAGE = "involvement/invitation.html"
RELATED = ("matter__owner", "office__area", "preparation", "question", "contribution__promise__owed_by")


def of_ours(request: HttpRequest, key: int, right: str = "involvement.note_seen") -> tuple[Invitation, Actor]:
    """An invitation, and the actor for the body that was asked."""
    noun = get_visible(Invitation, request.user, *RELATED, pk=key)
    actor = actor_of(request, noun.office)
    require(right, actor, noun)
    return noun, actor


def invitation(request: HttpRequest, key: int) -> HttpResponse:
    """What is asked, the three answers, and the body's own room. Looking at it answers nothing."""
    noun, actor = of_ours(request, key)
    if request.method == "POST":
        require("involvement.answer", actor, noun)
    form = ReplyForm(request.POST or None, initial={"seen": noun.version, "reason": noun.reason})

    def act() -> str:
        actions.reply_to(actor, invitation=noun, **form.cleaned_data)
        return noun.get_absolute_url()

    return answer_form(request, form, PAGE, context_of(request, noun, actor, reply_form=form), act)


@require_POST
def seen(request: HttpRequest, key: int) -> HttpResponse:
    """The page says by itself that it was seen; without scripts there is a button."""
    noun, actor = of_ours(request, key)
    actions.note_seen(actor, invitation=noun)
    return HttpResponse(status=204) if request.headers.get("HX-Request") else redirect(noun)


def draft(request: HttpRequest, key: int) -> HttpResponse:
    """Write on the draft."""
    noun, actor = of_ours(request, key, "involvement.prepare")
    if request.method != "POST":
        return redirect(noun)
    form = DraftForm(request.POST)

    def act() -> str:
        actions.write_draft(actor, invitation=noun, **form.cleaned_data)
        return f"{noun.get_absolute_url()}#udkast"

    return answer_form(request, form, PAGE, context_of(request, noun, actor, draft_form=form), act)


def remark(request: HttpRequest, key: int) -> HttpResponse:
    """Write to the others in the body."""
    noun, actor = of_ours(request, key, "involvement.prepare")
    if request.method != "POST":
        return redirect(noun)
    form = RemarkForm(request.POST)

    def act() -> str:
        actions.remark(actor, invitation=noun, **form.cleaned_data)
        return f"{noun.get_absolute_url()}#samtale"

    return answer_form(request, form, PAGE, context_of(request, noun, actor, remark_form=form), act)


def agree(request: HttpRequest, key: int) -> HttpResponse:
    """Agree with the draft one has read."""
    noun, actor = of_ours(request, key, "involvement.prepare")
    if request.method != "POST":
        return redirect(noun)
    form, read = Nothing(request.POST), request.POST.get("seen", "")

    def act() -> str:
        actions.agree(actor, invitation=noun, seen=int(read) if read.isdecimal() else 0)
        return f"{noun.get_absolute_url()}#udkast"

    return answer_form(request, form, PAGE, context_of(request, noun, actor), act)


def contribute(request: HttpRequest, key: int) -> HttpResponse:
    """The body's own words: begun with its draft, or with what it sent before."""
    noun, actor = of_ours(request, key, "involvement.answer")
    earlier: Contribution | None = getattr(noun, "contribution", None)
    room: Preparation | None = getattr(noun, "preparation", None)
    sent = earlier is not None and earlier.withdrawn_on is None
    start = earlier.words if sent and earlier else room.draft if room else ""
    initial = {"words": start, "seen": earlier.version if sent and earlier else None}
    form = ContributionForm(request.POST or None, initial=initial)

    def act() -> str:
        return actions.contribute(actor, invitation=noun, **form.cleaned_data).get_absolute_url()

    context = {"invitation": noun, "matter": noun.matter, "sent": sent}
    return answer_form(request, form, "involvement/contribute.html", context, act)


def take_back(request: HttpRequest, key: int) -> HttpResponse:
    """Take the contribution back, with a reason."""
    related = ("matter__owner", "office", "promise__owed_by", "promise__owed_to")
    noun = get_visible(Contribution, request.user, *related, pk=key)
    actor = actor_of(request, noun.office)
    require("involvement.take_back", actor, noun)
    form = ReasonForm(
        request.POST or None, initial={"seen": noun.version}, of_body=noun.source == Contribution.From.BODY
    )

    def act() -> str:
        actions.take_back(actor, contribution=noun, **form.cleaned_data)
        return noun.matter.get_absolute_url()

    context = {"contribution": noun, "matter": noun.matter}
    return answer_form(request, form, "involvement/take_back.html", context, act)


def context_of(request: HttpRequest, noun: Invitation, actor: Actor, **forms: Any) -> dict[str, Any]:
    """What the body's page shows, with the form that was sent in the place of an empty one."""
    room: Preparation | None = getattr(noun, "preparation", None)
    question = getattr(noun, "question", None)
    sayings, remarks, members, heard, documents, asking, _town = rounds.read(
        rounds.together(
            rounds.rows(Saying.objects.filter(question__invitation=noun).values_list("standing", flat=True)),
            rounds.rows(Remark.objects.filter(preparation__invitation=noun).select_related("person")),
            members_of(noun, room),
            rounds.rows(noun.heard.all()),
            documents_of(noun.matter),
            ports.asking_ways.gather(request, noun),
            municipality_of_ours(),
        )
    )
    answers, late = may("involvement.answer", actor, noun), noun.matter.is_late()
    contribution = getattr(noun, "contribution", None)
    return {
        "invitation": noun,
        "matter": noun.matter,
        "documents": documents,
        "room": room,
        "remarks": remarks,
        "members": members,
        "i_agree": any(seat.agrees and seat.person_id == request.user.pk for seat in members),
        "question": question,
        "said": sum(s != Standing.HIDDEN for s in sayings),
        "to_read": sayings.count(Standing.WAITING),
        "heard": heard,
        "asking": asking,
        "contribution": contribution if contribution and contribution.withdrawn_on is None else None,
        "answers": answers,
        "takes": noun.matter.takes_answers(),
        "may_reply": answers and noun.matter.takes_answers() and not (noun.reply and late),
        "late": late,
        "changes": bool(
            noun.reply
        ),  # what was answered already is folded away, unless it comes back with a fault
        "opened": any(form.is_bound for name, form in forms.items() if name == "reply_form"),
        "reply_form": ReplyForm(initial={"seen": noun.version, "reason": noun.reason}),
        "draft_form": DraftForm(
            initial={"draft": room.draft if room else "", "seen": room.version if room else None}
        ),
        "remark_form": RemarkForm(),
    } | forms


def members_of(noun: Invitation, room: Preparation | None) -> rounds.Reading[list[Any]]:
    """The body's members, and who of them agrees with the draft as it stands, as a reading."""
    agreed = Agreement.objects.filter(
        preparation=room, person=OuterRef("person"), draft_version=room.version if room else 0
    )
    seats = (
        Seat.objects.in_force()
        .filter(office=noun.office, person__isnull=False)
        .select_related("person")
        .annotate(agrees=Exists(agreed))
        .order_by("starts", "pk")
    )
    found: dict[int | None, Any] = {}
    for seat in (yield from rounds.rows(seats)):
        found.setdefault(seat.person_id, seat)
    return list(found.values())
