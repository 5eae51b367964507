"""What is new in areas, for the page, the feed and those who follow; and the digest of one who follows by mail."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from tingsted.kernel import clock, links, ports
from tingsted.kernel.actions import action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.rights import require
from tingsted.notices.actions import write_letter
from tingsted.notices.events import FollowerTold
from tingsted.notices.following import keep_url
from tingsted.notices.lines import Group, Line
from tingsted.notices.models import Follower

IN_THE_FEED = timedelta(days=90)


def area_news(areas: Iterable[int], start: datetime, end: datetime) -> list[ports.Doing]:
    """What is new in these areas after `start` and until `end`, the latest first: one question to each room."""
    wanted = frozenset(areas)
    found = ports.doings.collect(start, end, wanted) if wanted else ()
    news = [doing for doing in found if doing.told and start < doing.at <= end and doing.area_id in wanted]
    return sorted(news, key=lambda doing: (doing.at, doing.key), reverse=True)


def followed_news(follower: Follower) -> list[Group]:
    """What is new to a follower in each area they follow, in the areas' order."""
    followed = [f.area for f in follower.followings.confirmed().select_related("area").order_by("area__name")]
    since = follower.told_until or clock.now()
    news: dict[int, list[Line]] = {}
    for doing in area_news([area.pk for area in followed], since, clock.now()):
        news.setdefault(doing.area_id, []).append(Line(doing.words, links.whole(doing.url)))
    return [Group(area.name, [], news[area.pk]) for area in followed if area.pk in news]


def note_told(follower: Follower, on: date) -> None:
    """From now on, what was new is known; called inside an action."""
    follower.told_until, follower.told_on = clock.now(), on
    follower.save(update_fields=["told_until", "told_on"])


@action
def make_follower_digest(actor: Actor, *, follower: Follower, on: date) -> int:
    """Tell one follower what is new, at most once a day, and nothing when there is nothing; returns how many lines."""
    require("notices.write", actor)
    if follower.told_on == on:
        return 0
    with override(follower.language):
        groups = followed_news(follower)
        if groups:
            _write(follower, on, groups)
    note_told(follower, on)
    count = sum(len(group.news) for group in groups)
    announce(actor, FollowerTold(news=count))
    return count


def followers_to_tell(on: date) -> list[Follower]:
    """Those with a confirmed following who have not been told that day."""
    found = Follower.objects.filter(followings__confirmed_at__isnull=False).exclude(told_on=on)
    return list(found.order_by("pk").distinct())


def _write(follower: Follower, on: date, groups: list[Group]) -> None:
    out = keep_url(follower)
    context = {"groups": groups, "language": follower.language, "unsubscribe": out}
    write_letter(
        to=follower.email,
        kind="notices.digest",
        once=f"followed:{follower.pk}:{on.isoformat()}",
        subject=_subject(groups),
        text=render_to_string("notices/digest.txt", context).strip() + "\n",
        html=render_to_string("notices/digest.html", context),
        headers={"List-Unsubscribe": f"<{out}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
    )


def _subject(groups: list[Group]) -> str:
    """One piece of news says itself; of several, how many and where."""
    count = sum(len(group.news) for group in groups)
    if count == 1:
        return groups[0].news[0].words
    if len(groups) == 1:
        return _("News from %(area)s") % {"area": groups[0].area}
    return ngettext("News from %(n)d area", "News from %(n)d areas", len(groups)) % {"n": len(groups)}
