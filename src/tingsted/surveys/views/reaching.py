"""Who may be reached: seen and deleted by the body that asked, taken back from the letter."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from tingsted.kernel import links, receipts
from tingsted.kernel.actors import VISITOR
from tingsted.kernel.doors import get_visible
from tingsted.kernel.rights import require
from tingsted.places.acting import actor_of
from tingsted.surveys import actions
from tingsted.surveys.actions.reaching import CONTACT_LINK
from tingsted.surveys.models import Contact, Kind, Survey


def contacts(request: HttpRequest, slug: str) -> HttpResponse:
    """How people may be reached, question by question, for the body alone."""
    asked = get_visible(Survey, request.user, "area", "body", slug=slug)
    require("surveys.see_contacts", actor_of(request, asked.body), asked)
    left = (
        Contact.objects.visible_to(request.user)
        .filter(question__survey=asked)
        .order_by("name", "email", "pk")
    )
    by_question: dict[int, list[Contact]] = {}
    for contact in left:
        by_question.setdefault(contact.question_id, []).append(contact)
    asked_so = asked.questions.filter(kind=Kind.CONTACT)
    rows = [(question, by_question.get(question.pk, [])) for question in asked_so]
    return render(request, "surveys/contacts.html", {"survey": asked, "rows": rows, "people": len(left)})


@require_POST
def remove_contact(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """One press: whoever told the body so is forgotten."""
    contact = get_visible(
        Contact, request.user, "question__survey__body", question__survey__slug=slug, pk=key
    )
    actor = actor_of(request, contact.question.survey.body)

    def act() -> str:
        actions.remove_contact(actor, contact=contact)
        return reverse("surveys:contacts", args=[slug])

    return receipts.once(request, act)


def withdraw_contact(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """Take an address back from the letter: opening the link changes nothing, the button does."""
    asked = get_visible(Survey, request.user, "area", "body", slug=slug)
    links.read(CONTACT_LINK, token)
    if request.method == "POST":
        actions.withdraw_contact(VISITOR, survey=asked, token=token)
    context = {"survey": asked, "done": request.method == "POST"}
    return render(request, "surveys/withdraw_contact.html", context)
