"""What ideas show elsewhere: new notes on the front and area pages, the first steps of the trail."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, ngettext

from tingsted.ideas.models import Author, Idea, Offer
from tingsted.ideas.queries import own_steps
from tingsted.kernel import ports, rounds
from tingsted.places.models import Area, Office
from tingsted.places.remembered import remembered


@ports.menu.fill
def menu(request: HttpRequest) -> Iterator[ports.MenuEntry]:
    """The way to all ideas."""
    yield ports.MenuEntry(gettext_lazy("Ideas"), reverse("ideas:all"), 35)


@remembered(most=1)
def _newest() -> rounds.Reading[list[Idea]]:
    return (
        yield from rounds.rows(Idea.objects.public().select_related("area").order_by("-said_on", "-pk")[:4])
    )


@remembered(most=64)
def _newest_of(area_id: int) -> rounds.Reading[list[Idea]]:
    return (yield from _newest_in(area_id))


@rounds.prepared
def _newest_in(area: int) -> QuerySet[Idea]:
    return Idea.objects.public().filter(area=area).order_by("-number")[:4]


@ports.front_sections.fill
def newest(request: HttpRequest) -> ports.Filling[ports.Section]:
    """The newest notes of the whole municipality."""
    ideas = yield from _newest()
    if ideas:
        yield ports.Section("ideas/parts/board.html", {"ideas": ideas, "url": reverse("ideas:all")}, order=50)


@ports.area_sections.fill
def board(request: HttpRequest, area: Area) -> ports.Filling[ports.Section]:
    """The area's newest notes, and the way to write one."""
    ideas = yield from _newest_of(area.pk)
    context = {"ideas": ideas, "area": area, "url": reverse("ideas:ideas", args=[area.slug])}
    yield ports.Section("ideas/parts/board.html", context, order=50)


@ports.trail_steps.fill
def steps(idea: Idea) -> ports.Filling[ports.Step]:
    """Written here, put together, corrected."""
    yield from (yield from own_steps(idea))


@ports.office_holdings.fill
def holdings(office: Office) -> ports.Filling[ports.Held]:
    """Ideas that wait to be read by the body."""
    if office.area is not None and office.is_body:
        count = yield from rounds.count(Idea.objects.filter(area=office.area).to_be_read())
        if count:
            words = ngettext("%(n)d idea waits to be read", "%(n)d ideas wait to be read", count) % {
                "n": count
            }
            yield ports.Held(words, reverse("ideas:reading", args=[office.area.slug]))


def _authorship(person: Any) -> Iterator[dict[str, Any]]:
    for author in Author.objects.filter(person=person).select_related("idea"):
        yield {_("idea"): author.idea.label, _("name"): author.name, _("words"): author.idea.words}


def _forget_authorship(person: Any) -> int:
    return Author.objects.filter(person=person).update(person=None, name="", public=False)


def _offers(person: Any) -> Iterator[dict[str, Any]]:
    for offer in Offer.objects.filter(email__iexact=person.email or "-").select_related("idea"):
        yield {
            _("idea"): offer.idea.label,
            _("help"): offer.get_kind_display(),
            _("name"): offer.name,
            _("e-mail"): offer.email,
            _("note"): offer.note,
            _("day"): offer.consented_on.isoformat(),
        }


def _forget_offers(person: Any) -> int:
    return Offer.objects.filter(email__iexact=person.email or "-").delete()[0]


ports.holds_personal_data(
    ports.PersonalData(
        model="ideas.Author",
        fields=frozenset({"name", "person"}),
        why=gettext_noop("So that those who want to be are named with their idea."),
        kept=gettext_noop("As long as the idea stands, or until the person asks to be forgotten."),
        export=_authorship,
        erase=_forget_authorship,
    )
)
ports.holds_personal_data(
    ports.PersonalData(
        model="ideas.Offer",
        fields=frozenset({"name", "email", "note"}),
        why=gettext_noop("So that a working group can write to those who offered to help with its idea."),
        kept=gettext_noop(
            "Until the helper says no again by the link in the mail; three months after the groups are formed from "
            "the survey it came with, and never more than a year."
        ),
        export=_offers,
        erase=_forget_offers,
    )
)
ports.holds_nothing_personal("ideas.Idea.title", "Read for names before it is shown; corrected by the body.")
ports.holds_nothing_personal("ideas.Idea.words", "Read for names before it is shown; corrected by the body.")
ports.holds_nothing_personal("ideas.Idea.place", "A place in the area, not an address of somebody.")
