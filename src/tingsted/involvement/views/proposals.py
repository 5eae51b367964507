"""Citizens' proposals: raised without an account, followed by a link, weighed, carried on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tingsted.ideas.queries import office_that_reads
from tingsted.involvement import actions
from tingsted.involvement.forms import LeaveForm, LiftForm, ProposalForm, SendForm, TakeUpForm, ViewForm
from tingsted.involvement.models import Proposal
from tingsted.involvement.notices import PROPOSAL
from tingsted.involvement.queries import proposals_of
from tingsted.involvement.views.reading import not_too_many
from tingsted.kernel import links
from tingsted.kernel.actions import ChangedMeanwhile, Refused
from tingsted.kernel.actors import Actor
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.freshness import revalidated
from tingsted.kernel.limits import scrambled, too_many
from tingsted.kernel.rights import may, require
from tingsted.places.acting import actor_for_any, actor_of
from tingsted.places.models import Area, OfficeKind

RELATED = ("area__contact_office", "office__contact_office", "idea", "view_of", "promise__owed_by")
LETTERS_A_DAY = 10
A_PAGE = 30


@require_safe
@revalidated
def proposals(request: HttpRequest, slug: str) -> HttpResponse:
    """What citizens of an area have proposed, and how far it has come."""
    area = get_visible(Area, request.user, slug=slug)
    page = Paginator(proposals_of(request.user, area), A_PAGE).get_page(request.GET.get("side"))
    return render(request, "involvement/proposals.html", {"area": area, "page": page})


def raise_one(request: HttpRequest, slug: str) -> HttpResponse:
    """»Raise a proposal«: open to everybody."""
    area = get_visible(Area, request.user, "contact_office", slug=slug)
    reader = office_that_reads(area)
    form = ProposalForm(request.POST or None, reader=reader)

    def act() -> str:
        not_too_many(request, "involvement.proposal")
        said = dict(form.cleaned_data)
        said.pop("consent")
        letters = f"involvement.letter:{scrambled(said['email'])}"
        if said["email"] and too_many(letters, most=LETTERS_A_DAY, within=timedelta(days=1)):
            raise Refused(_("We have written to this address many times today. Go on tomorrow."), "email")
        proposal = actions.raise_proposal(actor_of(request), area=area, **said)
        return reverse("involvement:proposal_receipt", args=[links.sign(PROPOSAL, proposal.pk)])

    return answer_form(request, form, "involvement/raise.html", {"area": area, "reader": reader}, act)


@require_safe
def receipt(request: HttpRequest, token: str) -> HttpResponse:
    """How far one's own proposal has come, for whoever holds the link: also before others can see it."""
    key = links.read(PROPOSAL, token)
    proposal = Proposal.objects.select_related(*RELATED).filter(pk=key).first()
    if proposal is None:
        raise Http404
    return render(
        request,
        "involvement/proposal.html",
        {"proposal": proposal, "area": proposal.area, "is_receipt": True},
    )


@revalidated
def proposal(request: HttpRequest, key: int) -> HttpResponse:
    """One proposal from the citizen to the answer, with what each office may do."""
    noun = get_visible(Proposal, request.user, *RELATED, pk=key)
    actor = _actor(request, noun)
    rights = {
        "may_weigh": may("involvement.weigh", actor, noun),
        "may_send": may("involvement.send_proposal", actor, noun),
        "may_view": may("involvement.give_view", actor_of(request, noun.view_of), noun),
        "is_department": noun.office.kind == OfficeKind.DEPARTMENT,
    }
    return render(request, "involvement/proposal.html", {"proposal": noun, "area": noun.area, **rights})


def lift(request: HttpRequest, key: int) -> HttpResponse:
    """The body makes it the area's joint interest."""
    noun, actor = _of_ours(request, key, "involvement.weigh")
    form = LiftForm(request.POST or None, initial={"place": noun.place, "seen": noun.version})
    words = {"title": _("The joint interest of the area"), "verb": _("Lift the proposal")}
    return _step(
        request,
        noun,
        actor,
        "involvement.weigh",
        form,
        words,
        lambda said: actions.lift_proposal(actor, proposal=noun, **said),
    )


def leave(request: HttpRequest, key: int) -> HttpResponse:
    """Not taken further, with the reason."""
    noun, actor = _of_ours(request, key, "involvement.weigh")
    form = LeaveForm(request.POST or None, initial={"seen": noun.version})
    words = {"title": _("Not taken further"), "verb": _("Tell them why")}
    return _step(
        request,
        noun,
        actor,
        "involvement.weigh",
        form,
        words,
        lambda said: actions.leave_proposal(actor, proposal=noun, **said),
    )


def send(request: HttpRequest, key: int) -> HttpResponse:
    """The body, or its contact officer, carries it to a department."""
    noun, actor = _of_ours(request, key, "involvement.send_proposal")
    form = SendForm(request.POST or None, initial={"seen": noun.version})
    words = {"title": _("Send it to a department"), "verb": _("Ask the department")}
    return _step(
        request,
        noun,
        actor,
        "involvement.send_proposal",
        form,
        words,
        lambda said: actions.send_proposal(actor, proposal=noun, **said),
    )


def take_up(request: HttpRequest, key: int) -> HttpResponse:
    """A department that was asked directly promises an answer."""
    noun, actor = _of_ours(request, key, "involvement.weigh")
    form = TakeUpForm(request.POST or None, initial={"seen": noun.version})
    words = {"title": _("We answer this proposal"), "verb": _("Promise the answer and ask the council")}
    return _step(
        request,
        noun,
        actor,
        "involvement.weigh",
        form,
        words,
        lambda said: actions.take_up_proposal(actor, proposal=noun, **said),
    )


def view(request: HttpRequest, key: int) -> HttpResponse:
    """The body says what it thinks of what a department was asked."""
    noun = get_visible(Proposal, request.user, *RELATED, pk=key)
    actor = actor_of(request, noun.view_of)
    if request.method != "POST" or actor.office is None:
        require("involvement.give_view", actor, noun)
    form = ViewForm(request.POST or None, initial={"seen": noun.version})
    words = {"title": _("What you think of it"), "verb": _("Tell the department")}
    return _step(
        request,
        noun,
        actor,
        "involvement.give_view",
        form,
        words,
        lambda said: actions.give_view(actor, proposal=noun, **said),
    )


def _actor(request: HttpRequest, noun: Proposal) -> Actor:
    return actor_for_any(request, noun.office, noun.office.contact_office)


def _of_ours(request: HttpRequest, key: int, right: str) -> tuple[Proposal, Actor]:
    """A proposal, and the actor for the office whose step it is; what a colleague did meanwhile is told by the form."""
    noun = get_visible(Proposal, request.user, *RELATED, pk=key)
    actor = _actor(request, noun)
    if request.method != "POST" or actor.office is None:
        require(right, actor, noun)
    return noun, actor


def _step(
    request: HttpRequest,
    noun: Proposal,
    actor: Actor,
    right: str,
    form: forms.Form,
    words: dict[str, str],
    step: Callable[[dict[str, Any]], object],
) -> HttpResponse:
    def act() -> str:
        if not may(right, actor, noun):
            raise ChangedMeanwhile(
                noun, _("A colleague has dealt with it meanwhile. Your text is still here.")
            )
        step(form.cleaned_data)
        return noun.get_absolute_url()

    context = {"proposal": noun, "area": noun.area, **words}
    return answer_form(request, form, "involvement/proposal_step.html", context, act)
