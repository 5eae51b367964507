"""Answering from the mail how far it is, and helping where somebody is stuck; opening a link answers nothing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from tingsted.kernel import links
from tingsted.kernel.actors import Actor
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.rights import may, require
from tingsted.places.acting import actor_for_any
from tingsted.plans import actions
from tingsted.plans.forms import Confirm, NudgeForm
from tingsted.plans.letters import ANSWERS, PURPOSE, STUCK
from tingsted.plans.models import Action, HelpCall, Nudge
from tingsted.plans.views.reading import BEHIND


def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind a letter's link: for the coordinator it was written to, while they coordinate."""
    nudge, actor = behind(token)
    noun = nudge.action
    chosen = request.GET.get("svar", "")
    wanted = STUCK if chosen == STUCK else ANSWERS.get(chosen, "")
    form = NudgeForm(request.POST or None, initial={"answer": wanted or noun.work, "note": ""})

    def act() -> str:
        said = form.cleaned_data
        if said["answer"] == STUCK:
            actions.call_for_help(actor, action=noun, words=said["note"])
        else:
            actions.answer_nudge(actor, nudge=nudge, work=said["answer"], note=said["note"])
        return f"{reverse('plans:by_link', args=[token])}?tak=1"

    context = {
        "noun": noun,
        "plan": noun.plan,
        "wanted": wanted,
        "needs_words": wanted in {STUCK, Action.Work.ASIDE},
        "stuck": STUCK,
        "thanked": "tak" in request.GET,
    }
    return answer_form(request, form, "plans/by_link.html", context, act)


def behind(token: str) -> tuple[Nudge, Actor]:
    """The question a link is about, and who holds it: the coordinator it was sent to, while they are that."""
    key, _colon, person = str(links.read(PURPOSE, token)).partition(":")
    related = (
        "person",
        "action__coordinator",
        "action__theme",
        *(f"action__plan__{name}" for name in BEHIND),
    )
    nudge = Nudge.objects.select_related(*related).filter(pk=key).first()
    if nudge is None or nudge.person is None or str(nudge.person_id) != person:
        raise links.LinkExpired
    actor = Actor("person", person=nudge.person)
    if nudge.action.archived_on is not None or not may("plans.write_action", actor, nudge.action):
        raise links.LinkExpired
    return nudge, actor


def help_with(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """What a coordinator needs help with, for those who can give it."""
    noun = get_visible(
        Action, request.user, "coordinator", *(f"plan__{name}" for name in BEHIND), plan__slug=slug, pk=key
    )
    actor = actor_for_any(request, noun.plan.body, noun.plan.body.contact_office)
    require("plans.settle_help", actor, noun)
    call = get_object_or_404(HelpCall.objects.filter(action=noun)[:1])
    call.action = noun

    def act() -> str:
        return actions.settle_help(actor, call=call).action.get_absolute_url()

    form = Confirm(request.POST or None)
    return answer_form(request, form, "plans/help.html", {"plan": noun.plan, "noun": noun, "call": call}, act)
