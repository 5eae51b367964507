"""The contact officer carries actions to departments; each department has its queue and tells where things stand."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.rights import RIGHTS, NotAllowed, require
from tingsted.places.acting import actor_for_any
from tingsted.places.models import OfficeKind
from tingsted.places.rules import seats_of
from tingsted.plans import actions
from tingsted.plans.forms import ForwardForm, ForwardManyForm, ReferenceForm
from tingsted.plans.models import Action, Forwarding, Plan
from tingsted.plans.views.reading import BEHIND


def forward(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """Department, date, words: from then on an answer is owed."""
    noun = get_visible(Action, request.user, *(f"plan__{b}" for b in BEHIND), plan__slug=slug, pk=key)
    actor = actor_for_any(request, noun.plan.body.contact_office)
    require("plans.forward", actor, noun)
    form = ForwardForm(request.POST or None)

    def act() -> str:
        actions.forward_action(actor, action=noun, **form.cleaned_data)
        return noun.get_absolute_url()

    earlier = noun.forwardings.select_related("to", "promise")
    return answer_form(
        request, form, "plans/forward.html", {"plan": noun.plan, "noun": noun, "earlier": list(earlier)}, act
    )


def forward_many(request: HttpRequest, slug: str) -> HttpResponse:
    """One or many actions to one or more departments: a promise for each."""
    plan = get_visible(Plan, request.user, *BEHIND, slug=slug)
    actor = actor_for_any(request, plan.body.contact_office)
    require("plans.forward", actor, Action(plan=plan))
    form = ForwardManyForm(request.POST or None, plan=plan)

    def act() -> str:
        actions.forward_actions(actor, **form.cleaned_data)
        return plan.get_absolute_url()

    has_any = plan.actions.standing().exists()
    return answer_form(request, form, "plans/forward_many.html", {"plan": plan, "has_any": has_any}, act)


def queue(request: HttpRequest) -> HttpResponse:
    """What plans ask of the department somebody sits in: owed first, then answered, the newest first."""
    seats = [seat for seat in seats_of(request.user) if seat.office.kind == OfficeKind.DEPARTMENT]
    if not seats:
        raise NotAllowed(RIGHTS["plans.refer"])
    office = seats[0].office
    rows = Forwarding.objects.filter(to=office).select_related("promise", "action__plan__area")
    found = list(rows.prefetch_related("references").order_by("promise__due", "pk")[:400])
    for forwarding in found:
        forwarding.promise.owed_by = office
    owed = [f for f in found if f.promise.is_open]
    answered = [f for f in reversed(found) if not f.promise.is_open]
    groups = [(title, rows) for title, rows in ((_("Owed"), owed), (_("Answered"), answered)) if rows]
    return render(request, "plans/queue.html", {"office": office, "groups": groups})


def reference(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """Where a department's answer stands in the municipal plan or the budget."""
    related = ("to", "action__coordinator", *(f"action__plan__{b}" for b in BEHIND))
    noun = get_object_or_404(Forwarding.objects.select_related(*related), action__plan__slug=slug, pk=key)
    actor = actor_for_any(request, noun.to, noun.action.plan.body.contact_office)
    require("plans.refer", actor, noun)
    form = ReferenceForm(request.POST or None)

    def act() -> str:
        actions.add_reference(actor, forwarding=noun, **form.cleaned_data)
        return noun.action.get_absolute_url()

    there = list(noun.references.all())
    context = {"forwarding": noun, "plan": noun.action.plan, "references": there}
    return answer_form(request, form, "plans/reference.html", context, act)
