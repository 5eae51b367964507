"""The contact officer carries an action to a department."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.rights import require
from tingsted.places.acting import actor_for_any
from tingsted.plans import actions
from tingsted.plans.forms import ForwardForm
from tingsted.plans.models import Action
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
