"""What the notices show on an area's page, tell those who follow it, and hold on people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop

from tingsted.kernel import clock, ports, rounds
from tingsted.kernel.ports import (
    Filling,
    Matter,
    PersonalData,
    holds_nothing_personal,
    holds_personal_data,
    open_matters,
)
from tingsted.notices.models import (
    Ask,
    Bulletin,
    Digest,
    Follower,
    Following,
    Letter,
    News,
    Subscription,
)
from tingsted.notices.writing import sentence
from tingsted.places.models import Area, Office
from tingsted.places.remembered import remembered


@open_matters.fill
def what_waits(offices: Sequence[Office]) -> Filling[Matter]:
    """For whoever takes bodies over: what waits for the contact office. What waits for a body is the body's own."""
    town_hall = [office.pk for office in offices if not office.is_body]
    waiting = Ask.objects.waiting().filter(office__in=town_hall)
    for ask in (yield from rounds.rows(waiting.order_by("due", "since", "pk"))):
        yield Matter(ask.office_id or 0, sentence(ask.kind, ask.facts), ask.url, ask.due)


@ports.area_sections.fill
def on_the_areas_page(request: HttpRequest, area: Area) -> ports.Filling[ports.Section]:
    """The latest short news, and the way to follow the area."""
    news = yield from latest(area.pk)
    yield ports.Section("notices/parts/follow.html", {"area": area}, order=70, place="side")
    if news:
        yield ports.Section("notices/parts/news.html", {"area": area, "news": news}, order=15)


@remembered(most=64)
def latest(area_id: int) -> rounds.Reading[tuple[Bulletin, ...]]:
    """The latest short news of an area, as a reading."""
    recent = clock.now() - timedelta(days=120)
    found = Bulletin.objects.all().visible_to(None).filter(area=area_id, told_at__gt=recent)
    news = yield from rounds.rows(found.select_related("office", "area").order_by("-told_at", "-pk")[:3])
    return tuple(news)


@ports.doings.fill
def doings(start: datetime, end: datetime, areas: frozenset[int] | None) -> ports.Filling[ports.Doing]:
    """Short news."""
    found = Bulletin.objects.all().visible_to(None).filter(told_at__gte=start, told_at__lte=end)
    found = found if areas is None else found.filter(area__in=areas)
    for bulletin in (yield from rounds.rows(found.select_related("area"))):
        yield ports.Doing(
            at=bulletin.told_at,
            area_id=bulletin.area_id,
            kind="news",
            words=bulletin.title,
            url=bulletin.get_absolute_url(),
            key=f"notices.bulletin:{bulletin.pk}",
            detail=bulletin.words,
        )


def _follows(person: Any) -> Iterator[dict[str, Any]]:
    if person.email:
        found = Following.objects.filter(follower__email=person.email.lower()).select_related("area")
        for following in found:
            yield {
                "area": following.area.name,
                "asked_at": following.asked_at,
                "confirmed_at": following.confirmed_at,
            }


def _follow_no_more(person: Any) -> int:
    return Follower.objects.filter(email=(person.email or "").lower()).delete()[0]


def _rows(model: Any, *fields: str) -> Any:
    def export(person: Any) -> Iterator[dict[str, Any]]:
        yield from model.objects.filter(person=person).values(*fields)

    return export


def _delete(model: Any) -> Any:
    return lambda person: model.objects.filter(person=person).delete()[0]


def _letters(person: Any) -> Iterator[dict[str, Any]]:
    for letter in Letter.objects.filter(to__iexact=person.email or "-"):
        yield {
            "to": letter.to,
            "subject": letter.subject,
            "text": letter.text,
            "written_at": letter.written_at,
        }


for _model, _fields, _kept in (
    (
        Ask,
        ("kind", "about", "facts", "due", "since", "done_at"),
        gettext_noop("90 days after it was done or told."),
    ),
    (News, ("kind", "about", "facts", "at"), gettext_noop("90 days after it was done or told.")),
    (Digest, ("day", "empty"), gettext_noop("Until you ask to be forgotten")),
    (Subscription, ("digest",), gettext_noop("Until you ask to be forgotten")),
):
    holds_personal_data(
        PersonalData(
            model=f"notices.{_model.__name__}",
            fields=frozenset({"person"}),
            why=gettext_noop("To tell people what waits for them."),
            kept=_kept,
            export=_rows(_model, *_fields),
            erase=_delete(_model),
        )
    )
holds_personal_data(
    PersonalData(
        model="notices.Follower",
        fields=frozenset({"email"}),
        why=gettext_noop("To send news from the areas that somebody asked to follow, and for nothing else."),
        kept=gettext_noop("Until the last area is followed no more; a week where nobody confirmed."),
        export=_follows,
        erase=_follow_no_more,
    )
)
for _field in ("title", "words"):
    holds_nothing_personal(f"notices.Bulletin.{_field}", "A body's public news.")
holds_personal_data(
    PersonalData(
        model="notices.Letter",
        fields=frozenset({"to", "subject", "text", "html"}),
        why=gettext_noop("To send what was asked for, once."),
        kept=gettext_noop("90 days after it was sent."),
        export=_letters,
        erase=lambda person: Letter.objects.filter(to__iexact=person.email or "-").delete()[0],
    )
)
