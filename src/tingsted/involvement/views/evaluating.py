"""Three questions to those who were asked: one answer from each body, by the link of its letter."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from tingsted.involvement import actions
from tingsted.involvement.forms import EvaluationForm, Nothing
from tingsted.involvement.models import Evaluation, Matter
from tingsted.involvement.notices import EVALUATE
from tingsted.involvement.queries import judgement_rows
from tingsted.involvement.views.keeping import of_mine
from tingsted.kernel import links
from tingsted.kernel.actors import VISITOR
from tingsted.kernel.forms import answer_form
from tingsted.kernel.rights import may


def keep(request: HttpRequest, slug: str) -> HttpResponse:
    """The owner asks the three questions, follows how many have answered, and closes them."""
    noun, actor = of_mine(request, slug, "involvement.open")
    form = Nothing(request.POST or None)

    def act() -> str:
        verb = actions.open_evaluation if noun.evaluation_opened_on is None else actions.close_evaluation
        verb(actor, matter=noun)
        return reverse("involvement:evaluation", args=[noun.slug])

    context = {"matter": noun, "rows": judgement_rows(noun), **_how_many(noun)}
    return answer_form(request, form, "involvement/evaluation.html", context, act)


def _how_many(noun: Matter) -> dict[str, int]:
    answered = list(Evaluation.objects.filter(invitation__matter=noun).values_list("answered", flat=True))
    asked = len(answered) or noun.invitations.filter(lapsed_on__isnull=True).count()
    return {"asked": asked, "answered": sum(answered)}


def evaluate(request: HttpRequest, token: str) -> HttpResponse:
    """Three presses from a mail; opening the page answers nothing."""
    noun = (
        Evaluation.objects.select_related("invitation__matter__owner", "invitation__office")
        .filter(pk=links.read(EVALUATE, token))
        .first()
    )
    if noun is None:
        raise links.LinkExpired
    form = EvaluationForm(request.POST or None)

    def act() -> str:
        actions.answer_evaluation(VISITOR, evaluation=noun, **form.cleaned_data)
        return reverse("involvement:evaluate", args=[token])

    context = {
        "evaluation": noun,
        "matter": noun.invitation.matter,
        "office": noun.invitation.office,
        "may_answer": may("involvement.evaluate", VISITOR, noun),
    }
    return answer_form(request, form, "involvement/evaluate.html", context, act)
