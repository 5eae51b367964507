"""A body's question to its citizens: asked, answered without an account, read by the body first."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tingsted.ideas.models import Standing
from tingsted.involvement import actions
from tingsted.involvement.forms import Nothing, QuestionForm, SayingForm
from tingsted.involvement.models import Question
from tingsted.involvement.notices import question_address
from tingsted.involvement.views.inside import of_ours
from tingsted.involvement.views.keeping import decided
from tingsted.involvement.views.reading import not_too_many
from tingsted.kernel.actors import VISITOR
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.freshness import revalidated
from tingsted.kernel.rights import may, require
from tingsted.places.acting import actor_of

RELATED = ("invitation__matter__owner", "invitation__office__area")


def ask(request: HttpRequest, key: int) -> HttpResponse:
    """One question to everybody in the area, before the body answers."""
    noun, actor = of_ours(request, key, "involvement.answer")
    matter = noun.matter
    initial = {"words": matter.question, "closes": None if matter.is_late() else matter.deadline}
    form = QuestionForm(request.POST or None, initial=initial)

    def act() -> str:
        return actions.ask_citizens(actor, invitation=noun, **form.cleaned_data).get_absolute_url()

    return answer_form(request, form, "involvement/ask.html", {"invitation": noun, "matter": matter}, act)


def question(request: HttpRequest, slug: str) -> HttpResponse:
    """The question, and the box for an answer: no account, a name only if one likes."""
    noun = get_visible(Question, request.user, *RELATED, slug=slug)
    if request.method == "POST":
        require("involvement.say", VISITOR, noun)
    actor = actor_of(request, noun.invitation.office)
    form = SayingForm(request.POST or None)

    def act() -> str:
        not_too_many(request, f"question:{noun.pk}")
        said = {name: form.cleaned_data[name] for name in ("words", "name", "email")}
        actions.say(VISITOR, question=noun, **said)
        return reverse("involvement:question_thanks", args=[noun.slug])

    sayings = noun.sayings.filter(standing=Standing.PUBLIC)
    context = {
        "question": noun,
        "invitation": noun.invitation,
        "matter": noun.invitation.matter,
        "sayings": list(sayings[:100]),
        "reads": may("involvement.read", actor, noun),
        "closes": may("involvement.answer", actor, noun.invitation) and noun.is_asking,
        "address": question_address(noun),
    }
    return answer_form(request, form, "involvement/question.html", context, act)


@require_safe
@revalidated
def thanks(request: HttpRequest, slug: str) -> HttpResponse:
    """Thank you, and what happens now."""
    noun = get_visible(Question, request.user, *RELATED, slug=slug)
    context = {"question": noun, "matter": noun.invitation.matter, "invitation": noun.invitation}
    return render(request, "involvement/question_thanks.html", context)


def read_sayings(request: HttpRequest, slug: str) -> HttpResponse:
    """The body reads what was said before others do."""
    noun = get_visible(Question, request.user, *RELATED, slug=slug)
    actor = actor_of(request, noun.invitation.office)
    require("involvement.read", actor, noun)
    rows = list(noun.sayings.filter(standing=Standing.WAITING)[:200])
    form = Nothing(request.POST or None)

    def act() -> str:
        actions.read_sayings(actor, question=noun, decided=decided(request, {str(row.pk) for row in rows}))
        return noun.get_absolute_url()

    return answer_form(request, form, "involvement/read_sayings.html", {"question": noun, "rows": rows}, act)


def close(request: HttpRequest, slug: str) -> HttpResponse:
    """Close the question before its last day: a page that asks first."""
    noun = get_visible(Question, request.user, *RELATED, slug=slug)
    actor = actor_of(request, noun.invitation.office)
    require("involvement.answer", actor, noun.invitation)
    form = Nothing(request.POST or None)

    def act() -> str:
        actions.close_question(actor, question=noun)
        return noun.get_absolute_url()

    words = {"title": _("Close the question?"), "verb": _("Close it now")}
    context = {"question": noun, "matter": noun.invitation.matter, "back": noun.get_absolute_url(), **words}
    return answer_form(request, form, "involvement/asked_first.html", context, act)
