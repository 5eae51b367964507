"""The daily digest: what waits and what is new, grouped by area, once a day, never empty."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from tingsted.accounts.models import Person
from tingsted.design.days import day_text
from tingsted.kernel import clock, links
from tingsted.kernel.actions import action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.rights import require
from tingsted.notices.actions import write_letter
from tingsted.notices.events import DigestMade, HearingChanged
from tingsted.notices.followed import followed_news, note_told
from tingsted.notices.lines import Group, Line
from tingsted.notices.models import Ask, Digest, Follower, News, Subscription
from tingsted.notices.writing import sentence
from tingsted.places.models import Seat

# A thing that waits is told when it is new, and again when its day comes near: not every morning until it is done.
DAYS_BEFORE_TOLD_AGAIN = (7, 1, 0)
LONGEST_BACK = timedelta(days=14)


@action
def make_digest(actor: Actor, *, person: Person, on: date) -> Digest:
    """Make one person's digest of one day; the row says it was made, so a second call changes nothing."""
    require("notices.write", actor)
    made = Digest.objects.filter(person=person, day=on).first()
    if made is not None:
        return made
    before = Digest.objects.filter(person=person).order_by("-day").values_list("until", flat=True).first()
    since, until = before or clock.now() - LONGEST_BACK, clock.now()
    asks = list(Ask.objects.waiting().visible_to(person).select_related("area").order_by("due", "since"))
    news = list(
        News.objects.filter(_mine(person), at__gt=since, at__lte=until).select_related("area").order_by("at")
    )
    wanted = not Subscription.objects.filter(person=person, digest=False).exists()
    follower = _also_follows(person, on) if wanted else None
    with override(person.language):
        followed = followed_news(follower) if follower else []
    worth_it = bool(news or followed) or any(_is_told(ask, since, on) for ask in asks)
    digest = Digest.objects.create(person=person, day=on, until=until, empty=not (worth_it and wanted))
    if worth_it and wanted and person.email:
        with override(person.language):
            _write(person, on, asks, news, followed)
        if follower is not None:
            note_told(follower, on)
    announce(actor, DigestMade(waiting=len(asks), news=len(news)))
    return digest


@action
def change_hearing(actor: Actor, *, person: Person, digest: bool) -> Subscription:
    """Say yes or no to the daily digest; named requests and deadlines still come."""
    require("notices.change_hearing", actor, person)
    subscription, _new = Subscription.objects.update_or_create(person=person, defaults={"digest": digest})
    announce(actor, HearingChanged(digest=digest))
    return subscription


def people_to_tell(on: date) -> Iterable[Person]:
    """Everybody for whom something may wait: those with a seat in force, and those asked by name."""
    return (
        Person.objects.filter(is_active=True, email__isnull=False)
        .filter(
            Q(pk__in=Seat.objects.in_force(on).values("person"))
            | Q(pk__in=Ask.objects.waiting().exclude(person=None).values("person"))
            | Q(
                pk__in=News.objects.exclude(person=None)
                .filter(at__gt=clock.now() - LONGEST_BACK)
                .values("person")
            )
        )
        .exclude(digests__day=on)
        .order_by("pk")
    )


def _mine(person: Person) -> Q:
    offices = Seat.objects.filter(person=person).in_force().values("office")
    return Q(person=person) | Q(office__in=offices)


def _is_told(ask: Ask, since: datetime, on: date) -> bool:
    return ask.since > since or (ask.due is not None and (ask.due - on).days in DAYS_BEFORE_TOLD_AGAIN)


def _also_follows(person: Person, on: date) -> Follower | None:
    """The person's own address where it follows areas too: what is new there comes in the same letter."""
    return Follower.objects.filter(email=(person.email or "").lower()).exclude(told_on=on).first()


def _write(
    person: Person, on: date, asks: Sequence[Ask], news: Sequence[News], followed: Sequence[Group]
) -> None:
    groups = _with_followed(_grouped(asks, news), followed)
    out = settings.ORIGIN + reverse("notices:unsubscribe", args=[links.sign("digest", person.pk)])
    context = {"groups": groups, "language": person.language, "unsubscribe": out}
    write_letter(
        to=str(person.email),
        kind="notices.digest",
        once=f"digest:{person.pk}:{on.isoformat()}",
        subject=_subject(asks, news, followed),
        text=render_to_string("notices/digest.txt", context).strip() + "\n",
        html=render_to_string("notices/digest.html", context),
        headers={"List-Unsubscribe": f"<{out}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
    )


def _subject(asks: Sequence[Ask], news: Sequence[News], followed: Sequence[Group]) -> str:
    """Say the thing first: what waits, or what is new."""
    if not asks and not news:
        return followed[0].news[0].words
    if not asks:
        return sentence(news[0].kind, news[0].facts)
    areas = {ask.area.name for ask in asks if ask.area}
    if len(asks) == 1 and areas:
        return _("One thing is waiting for you in %(area)s") % {"area": areas.pop()}
    due = next((ask.due for ask in asks if ask.due), None)
    text = ngettext("One thing is waiting", "%(n)s things are waiting", len(asks)) % {"n": len(asks)}
    return (
        text
        if due is None
        else _("%(things)s, the first on %(day)s") % {"things": text, "day": day_text(due)}
    )


def _grouped(asks: Sequence[Ask], news: Sequence[News]) -> list[Group]:
    found: dict[str, Group] = {}

    def group(thing: Any) -> Group:
        name = thing.area.name if thing.area else _("The whole municipality")
        return found.setdefault(name, Group(name, [], []))

    for ask in asks:
        group(ask).waiting.append(Line(sentence(ask.kind, ask.facts), settings.ORIGIN + ask.url, ask.due))
    for piece in news:
        group(piece).news.append(Line(sentence(piece.kind, piece.facts), settings.ORIGIN + piece.url))
    return list(found.values())


def _with_followed(own: list[Group], followed: Sequence[Group]) -> list[Group]:
    """The areas one follows, after one's own; the same area's lines stand together, each address once."""
    groups = {group.area: group for group in own}
    for each in followed:
        group = groups.setdefault(each.area, Group(each.area, [], []))
        known = {line.url for line in (*group.waiting, *group.news)}
        group.news.extend(line for line in each.news if line.url not in known)
    return list(groups.values())
