"""A word to one paragraph; and no more letters about it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from tingsted.involvement import actions
from tingsted.involvement.forms import CommentAloneForm, CommentForm, Nothing
from tingsted.involvement.models import Contribution, Document, Invitation, Paragraph
from tingsted.involvement.notices import STOP
from tingsted.involvement.views.reading import REGRET, not_too_many, receipt_of
from tingsted.kernel import links
from tingsted.kernel.actors import Actor
from tingsted.kernel.doors import get_visible
from tingsted.kernel.forms import answer_form
from tingsted.kernel.rights import may
from tingsted.places.acting import actor_of, actor_who_may, may_any
from tingsted.places.models import Area
from tingsted.places.rules import seats_of


def comment(request: HttpRequest, slug: str, key: int, number: int) -> HttpResponse:
    """Say something to one paragraph of the newest version: for the body that was asked, or for oneself."""
    document = get_visible(Document, request.user, "matter__owner", matter__slug=slug, pk=key)
    newest = document.versions.order_by("-number").values("pk")[:1]
    related = "version__document__matter__owner"
    paragraph = Paragraph.objects.select_related(related).filter(version__in=newest, number=number).first()
    if paragraph is None:
        raise Http404
    found = asked_here(request, document)
    context: dict[str, Any] = {"document": document, "matter": document.matter, "paragraph": paragraph}
    if found is not None:
        invitation, actor = found
        form = CommentForm(request.POST or None)

        def act() -> str:
            actions.comment(
                actor, paragraph=paragraph, invitation=invitation, words=form.cleaned_data["words"]
            )
            return f"{document.get_absolute_url()}#afsnit-{number}"

        return answer_form(
            request, form, "involvement/comment.html", context | {"body": invitation.office}, act
        )
    actor = actor_who_may(request, "involvement.contribute_alone", document.matter)
    alone = CommentAloneForm(request.POST or None, areas=Area.objects.in_order())

    def say() -> str:
        not_too_many(request, f"involvement:{document.matter_id}")
        said: dict[str, Any] = {name: alone.cleaned_data[name] for name in ("words", "name", "email", "area")}
        return receipt_of(actions.comment(actor, paragraph=paragraph, **said))

    return answer_form(request, alone, "involvement/comment.html", context, say)


def may_comment(request: HttpRequest, document: Document) -> bool:
    """Whether the reader may say something to its paragraphs, in any of their ways."""
    alone = may_any(request, "involvement.contribute_alone", document.matter)
    return alone or asked_here(request, document) is not None


def asked_here(request: HttpRequest, document: Document) -> tuple[Invitation, Actor] | None:
    """The invitation of a body the reader speaks for, and the actor who may answer it; None where there is none."""
    offices = {seat.office_id for seat in seats_of(request.user) if seat.office.is_body}
    rows = document.matter.invitations.filter(office__in=offices).select_related("office__area", "office")
    for invitation in rows.select_related("matter__owner", "office__area").order_by("pk"):
        actor = actor_of(request, invitation.office)
        if may("involvement.answer", actor, invitation):
            return invitation, actor
    return None


def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever has the letter wants no more: a page with one button, and the address is forgotten."""
    key = links.read(STOP, token)
    noun = Contribution.objects.select_related("matter__owner").filter(pk=key).first()
    if noun is None:
        raise links.LinkExpired
    form = Nothing(request.POST or None)

    def act() -> str:
        actions.forget_address(actor_of(request), contribution=noun)
        return request.path

    return answer_form(
        request, form, "involvement/stop.html", {"matter": noun.matter, "done": not noun.email}, act
    )


def regret(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever has the receipt takes their own words back: a page with one button."""
    key = links.read(REGRET, token)
    noun = Contribution.objects.select_related("matter__owner", "office", "promise").filter(pk=key).first()
    if noun is None:
        raise links.LinkExpired
    form = Nothing(request.POST or None)

    def act() -> str:
        actions.take_back_by_link(actor_of(request), contribution=noun)
        return request.path

    context = {"contribution": noun, "matter": noun.matter, "done": noun.withdrawn_on is not None}
    return answer_form(request, form, "involvement/regret.html", context, act)
