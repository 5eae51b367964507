"""What everybody reads: the matters, one of them, a contribution; and writing for oneself where a matter is open."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tingsted.ideas.models import Standing
from tingsted.involvement import actions
from tingsted.involvement.forms import AloneForm
from tingsted.involvement.models import Contribution, Kind, Matter, Phase
from tingsted.involvement.models.matters import PHASES
from tingsted.involvement.queries import as_heard, documents_of, filtered, judgement_rows, tally_in
from tingsted.involvement.rules import is_of_the_sides
from tingsted.kernel import limits, links, ports, rounds
from tingsted.kernel.actions import Refused
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.freshness import revalidated
from tingsted.kernel.rights import may, require
from tingsted.places.acting import actor_of, may_any
from tingsted.places.models import Area, Office
from tingsted.places.queries import municipality_of_ours
from tingsted.places.rules import seats_of

A_PAGE = 40
# What the link of a receipt is signed for.
REGRET = "involvement.regret"


@require_safe
@revalidated
def matters(request: HttpRequest) -> HttpResponse:
    """What the municipality asks and tells, with what narrows it."""
    phase, kind = request.GET.get("fase", ""), request.GET.get("slags", "")
    areas = list(Area.objects.in_order())
    area = next((a for a in areas if a.slug == request.GET.get("omraade", "")), None)
    found = filtered(
        request.user,
        phase=phase if phase in {*Phase.values, "open", "information"} else "",
        kind=kind if kind in Kind.values else "",
        area=area,
    )
    page = Paginator(found, A_PAGE).get_page(request.GET.get("side"))
    choices = [("", _("All")), ("open", _("Still open for influence")), ("information", _("For information"))]
    return render(
        request,
        "involvement/matters.html",
        {
            "page": page,
            "phases": [*choices, *[(p.value, p.label) for p in Phase]],
            "kinds": [("", _("All kinds")), *Kind.choices],
            "areas": [("", _("The whole municipality")), *((a.slug, a.name) for a in areas)],
            "chosen": {"phase": phase, "kind": kind, "area": area.slug if area else ""},
            "may_start": office_of(request) is not None,
        },
    )


@require_safe
@revalidated
def matter(request: HttpRequest, slug: str) -> HttpResponse:
    """A matter: what is asked, what can be influenced, who has said what, and how it goes on."""
    noun = get_visible(Matter, request.user, "owner", slug=slug)
    every = Contribution.objects.filter(matter=noun, comment=None)
    said = every.filter(standing=Standing.PUBLIC) | every.told_and_taken_back()
    comments = Contribution.objects.standing_ones().filter(matter=noun, standing=Standing.PUBLIC)
    invitations, contributions, commented, changes, areas, documents, decisions, _town = rounds.read(
        rounds.together(
            rounds.rows(noun.invitations.select_related("office", "question")),
            rounds.rows(said.select_related("office", "promise__owed_by")),
            rounds.count(comments.exclude(comment=None)),
            rounds.rows(noun.changes.all()),
            rounds.rows(noun.areas.in_order()),
            documents_of(noun),
            rounds.rows(noun.decisions.select_related("by")),
            municipality_of_ours(),
        )
    )
    mine = {seat.office_id for seat in seats_of(request.user)}
    actor = actor_of(request, noun.owner)
    for invitation in invitations:
        invitation.matter = noun
    return render(
        request,
        "involvement/matter.html",
        {
            "matter": noun,
            "phases": _phases(noun),
            "changes": changes,
            "areas": areas,
            "documents": documents,
            "decisions": decisions,
            "contributions": [c for c in contributions if c.withdrawn_on is None],
            "comments": commented,
            "taken_back": [c.taken_back for c in contributions if c.withdrawn_on is not None],
            "questions": [i.question for i in invitations if getattr(i, "question", None)],
            "tally": tally_in(invitations),
            "mine": [i for i in invitations if i.office_id in mine],
            "writes": may("involvement.write", actor, noun),
            "opens": may("involvement.open", actor, noun),
            "follows": noun.owner_id in mine or any(i.office.contact_office_id in mine for i in invitations),
            "alone": may_any(request, "involvement.contribute_alone", noun),
            "judgements": judgement_rows(noun),
        },
    )


def _phases(noun: Matter) -> list[tuple[str, str]]:
    """The way of a matter as steps: the word, and whether it is past, now, or ahead."""
    here = PHASES.index(noun.phase)
    moments = ("past", "now", "")
    return [
        (str(Phase(code).label), moments[0 if n < here else 1 if n == here else 2])
        for n, code in enumerate(PHASES)
    ]


@require_safe
@revalidated
def contribution(request: HttpRequest, key: int) -> HttpResponse:
    """What a body said, what its citizens said to it, and the answer that is owed."""
    related = ("matter__owner", "office", "promise__owed_by", "invitation__matter", "invitation__office")
    pointed = "comment__paragraph__version__document__matter"
    noun = get_visible(Contribution, request.user, *related, pointed, pk=key)
    heard, elsewhere, ideas = rounds.read(
        rounds.together(
            as_heard(noun.invitation) if noun.invitation else rounds.together(),
            ports.heard_sections.gather(request, noun.invitation),
            rounds.rows(noun.ideas.order_by("pk")),
        )
    )
    still = noun.withdrawn_on is None and not noun.matter.is_late() and noun.matter.takes_answers()
    may_take_back = still and may("involvement.take_back", actor_of(request, noun.office), noun)
    sides = (actor_of(request, office) for office in (noun.office, noun.matter.owner))
    shows = noun.withdrawn_on is None or any(is_of_the_sides(actor, noun) for actor in sides)
    return render(
        request,
        "involvement/contribution.html",
        {
            "contribution": noun,
            "matter": noun.matter,
            "heard": heard or None,
            "elsewhere": elsewhere,
            "ideas": ideas,
            "may_take_back": may_take_back,
            "shows_words": shows,
            "may_rewrite": may_take_back and noun.invitation is not None,
            "may_answer": noun.promise is not None
            and may("promises.answer", actor_of(request, noun.promise.owed_by), noun.promise),
        },
    )


def contribute_alone(request: HttpRequest, slug: str) -> HttpResponse:
    """For oneself, where the matter says so: without account, read before it is public."""
    noun = get_visible(Matter, request.user, "owner", slug=slug)
    actor = next((a for a in _as_member(request)), actor_of(request))
    require("involvement.contribute_alone", actor, noun)
    form = AloneForm(request.POST or None, areas=Area.objects.in_order())

    def act() -> str:
        not_too_many(request, f"involvement:{noun.pk}")
        said: dict[str, Any] = {name: form.cleaned_data[name] for name in ("words", "name", "email", "area")}
        return receipt_of(actions.contribute_alone(actor, matter=noun, **said))

    return answer_form(request, form, "involvement/contribute_alone.html", {"matter": noun}, act)


def not_too_many(request: HttpRequest, key: str) -> None:
    """A school's shared address may write often, a script may not; nothing is kept with what was written."""
    if limits.too_many(
        f"{key}:{limits.came_from(request)}",
        most=settings.ANSWERS_PER_ADDRESS_AN_HOUR,
        within=timedelta(hours=1),
    ):
        raise Refused(
            _(
                "Very many answers come from this address just now. Wait an hour. What you wrote is still here."
            )
        )


def _as_member(request: HttpRequest) -> list[Any]:
    bodies = [seat.office for seat in seats_of(request.user) if seat.office.is_body]
    return [actor_of(request, office) for office in bodies]


@require_safe
@revalidated
def thanks(request: HttpRequest, slug: str) -> HttpResponse:
    """Thank you, and what happens now."""
    noun = get_visible(Matter, request.user, "owner", slug=slug)
    token = request.GET.get("kvittering", "")
    regret = links.whole(reverse("involvement:regret", args=[token])) if token else ""
    return render(request, "involvement/thanks.html", {"matter": noun, "regret": regret})


def receipt_of(contribution: Contribution) -> str:
    """The page of thanks, with the link by which somebody without an account can take their words back."""
    thanked = reverse("involvement:thanks", args=[contribution.matter.slug])
    return f"{thanked}?{urlencode({'kvittering': links.sign(REGRET, contribution.pk)})}"


def office_of(request: HttpRequest) -> Office | None:
    """The first office of the reader that may open matters."""
    offices = (seat.office for seat in seats_of(request.user) if not seat.office.is_body)
    return next((o for o in offices if may("involvement.start", actor_of(request, o), o)), None)
