"""The steps of a draft: out to the bodies, their answers, back to be rewritten, adopted."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from tingsted.agreements import actions
from tingsted.agreements.forms import AdoptForm, AnswerForm, AskForm
from tingsted.agreements.models import Answer
from tingsted.agreements.queries import bodies_of
from tingsted.agreements.views.finding import kept_version_at, version_at
from tingsted.kernel import clock, receipts
from tingsted.kernel.forms import answer_form
from tingsted.places.acting import actor_who_may

TIME_TO_ANSWER = timedelta(weeks=6)


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Send the draft to the bodies."""
    version, actor = kept_version_at(request, slug, number)
    initial = {"answers_by": clock.today() + TIME_TO_ANSWER, "seen": version.version}
    form = AskForm(request.POST or None, initial=initial)

    def act() -> str:
        return actions.ask_bodies(actor, version=version, **form.cleaned_data).get_absolute_url()

    context = {"version": version, "basis": version.basis, "bodies": bodies_of(version.basis)}
    return answer_form(request, form, "agreements/ask.html", context, act)


@require_POST
def take_back(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Take the draft back to be rewritten."""
    version, actor = kept_version_at(request, slug, number)

    def act() -> str:
        actions.take_back_draft(actor, version=version)
        return reverse("agreements:edit", args=[slug, number])

    return receipts.once(request, act)


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """A body answers the draft."""
    version = version_at(request, slug, number)
    actor = actor_who_may(request, "agreements.answer", version)
    body = actor.office
    given = Answer.objects.filter(to=version, body=body).first()
    initial = {} if given is None else {"stand": given.stand, "words": given.words}
    form = AnswerForm(request.POST or None, initial=initial)

    def act() -> str:
        actions.answer_draft(actor, version=version, body=body, **form.cleaned_data)
        return version.get_absolute_url()

    context = {"version": version, "basis": version.basis, "body": body, "given": given}
    return answer_form(request, form, "agreements/answer.html", context, act)


@require_http_methods(["GET", "POST"])
def adopt(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Note that the version was adopted."""
    version, actor = kept_version_at(request, slug, number)
    initial = {"adopted_on": clock.today(), "seen": version.version}
    form = AdoptForm(request.POST or None, initial=initial)

    def act() -> str:
        return actions.adopt_version(actor, version=version, **form.cleaned_data).basis.get_absolute_url()

    return answer_form(
        request, form, "agreements/adopt.html", {"version": version, "basis": version.basis}, act
    )
