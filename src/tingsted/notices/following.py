"""Following an area by mail: asked for, confirmed by the link in the letter, ended by a link; and the news itself."""

from __future__ import annotations

from datetime import date, timedelta

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from tingsted.kernel import clock, links
from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.notices import events
from tingsted.notices.actions import write_letter
from tingsted.notices.models import Bulletin, Follower, Following
from tingsted.places.models import Area, Office
from tingsted.places.queries import the_municipality

CONFIRM, KEEP = "notices.following", "notices.follower"
OPEN_FOR = timedelta(days=7)


@action
def tell_area(actor: Actor, *, area: Area, office: Office, title: str, words: str = "") -> Bulletin:
    """Tell short news in an area: at once on its page and in its feed, and in the next digest of its followers."""
    require("notices.tell_area", actor, area)
    title, words = tidy(title), tidy(words)
    if not title:
        raise Refused(_("Write the news in a few words."), "title")
    bulletin = Bulletin.objects.create(
        area=area, office=office, title=title, words=words, told_at=clock.now()
    )
    announce(actor, events.BulletinTold(about=about(area), title=title, office=office.name))
    return bulletin


@action
def withdraw_bulletin(actor: Actor, *, bulletin: Bulletin) -> Bulletin:
    """Take news down: it was wrong, or is no use any more."""
    require("notices.withdraw_bulletin", actor, bulletin)
    bulletin.withdrawn_on = clock.today()
    save_version(bulletin, seen=None, sentence="", fields=["withdrawn_on"])
    announce(
        actor,
        events.BulletinWithdrawn(
            about=about(bulletin.area), title=bulletin.title, office=bulletin.office.name
        ),
    )
    return bulletin


@action
def follow_area(actor: Actor, *, area: Area, email: str) -> Following:
    """Somebody gave an address: a letter with a link goes there, and nothing else before the link is used."""
    require("notices.follow", actor, area)
    follower, _new = Follower.objects.get_or_create(
        email=email.strip().lower(), defaults={"language": get_language() or "da"}
    )
    following, _new = Following.objects.get_or_create(
        follower=follower, area=area, defaults={"asked_at": clock.now()}
    )
    if following.confirmed_at is None:
        following.asked_at = clock.now()
        following.save(update_fields=["asked_at"])
    _send_letter(following)
    announce(actor, events.FollowingAsked(area=area.name))
    return following


@action
def confirm_following(actor: Actor, *, following: Following) -> Following:
    """The link in the letter was used: from now on the address hears what is new in the area."""
    require("notices.keep_following", actor, following)
    if following.confirmed_at is None:
        now = clock.now()
        following.confirmed_at = now
        following.save(update_fields=["confirmed_at"])
        follower = following.follower
        if follower.told_until is None:
            follower.told_until = now
            follower.save(update_fields=["told_until"])
    announce(actor, events.FollowingConfirmed(area=following.area.name))
    return following


@action
def end_following(actor: Actor, *, follower: Follower, area: Area | None = None) -> int:
    """Follow an area no more, or none at all; with the last area the address is deleted."""
    found = follower.followings.all() if area is None else follower.followings.filter(area=area)
    require("notices.keep_following", actor, found.first())
    count = found.delete()[0]
    if not follower.followings.exists():
        follower.delete()
    announce(actor, events.FollowingEnded(areas=count))
    return count


@action
def forget_unconfirmed(actor: Actor, *, on: date) -> int:
    """Addresses whose owner never used the link are not kept."""
    require("notices.write", actor)
    late = clock.now() - OPEN_FOR
    gone = Following.objects.filter(confirmed_at__isnull=True, asked_at__lt=late)
    count = gone.count()
    if count:
        gone.delete()
        Follower.objects.filter(followings__isnull=True).delete()
        announce(actor, events.FollowersForgotten(count=count))
    return count


def keep_url(follower: Follower) -> str:
    """The whole address where a follower sees and ends what they follow."""
    return links.whole(reverse("notices:followed", args=[links.sign(KEEP, follower.pk)]))


def _send_letter(following: Following) -> None:
    follower, area = following.follower, following.area
    known = following.confirmed_at is not None
    confirm = links.whole(reverse("notices:confirm", args=[links.sign(CONFIRM, following.pk)]))
    facts = {
        "area": area,
        "known": known,
        "link": keep_url(follower) if known else confirm,
        "municipality": the_municipality(),
        "days": OPEN_FOR.days,
    }
    with override(follower.language):
        subject = (_("You already follow %(area)s") if known else _("Will you follow %(area)s?")) % {
            "area": area.name
        }
        write_letter(
            to=follower.email,
            kind="notices.following",
            subject=subject,
            text=render_to_string("notices/mail/following.txt", facts).strip() + "\n",
        )
