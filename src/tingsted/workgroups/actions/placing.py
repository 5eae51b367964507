"""Placing many people in groups by what they wish: a proposal that costs least, changed by hand, then made so."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _

from civicmath.groups import WorkGroup, form_groups
from tingsted.design.days import language
from tingsted.ideas.models import Help, Idea
from tingsted.kernel import clock, links
from tingsted.kernel.actions import Refused, action, announce, save_version, unchanged_since
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import may, require
from tingsted.kernel.text import slug, tidy
from tingsted.notices.actions import forget_letters_to
from tingsted.places.models import Area
from tingsted.workgroups.actions.joining import add_member
from tingsted.workgroups.actions.leading import form_group
from tingsted.workgroups.events import (
    PlacedByHand,
    PlacingChanged,
    PlacingOpened,
    PlacingProposed,
    PlacingSettled,
    WishGiven,
)
from tingsted.workgroups.models import Choice, Group, Placing, Wisher
from tingsted.workgroups.notices import WISH, write_not_placed, write_wish

KEPT = timedelta(days=60)
MOST_WISHES = 3


@action
def open_placing(
    actor: Actor,
    *,
    area: Area,
    title: str,
    closes: date,
    ideas: Sequence[Idea] = (),
    groups: Sequence[Group] = (),
    least: int = 3,
    most: int = 12,
) -> Placing:
    """Let people wish for groups at work, and for groups that will be formed round ideas."""
    require("workgroups.form", actor, area)
    title = " ".join(tidy(title).split())[:120]
    if not title:
        raise Refused(_("Give it a title."), "title")
    if len(ideas) + len(groups) < 2:
        raise Refused(_("Choose at least two groups or ideas."), "ideas")
    if not 1 <= least <= most:
        raise Refused(_("The largest size must not be smaller than the smallest."), "most")
    if closes < clock.today():
        raise Refused(_("Write a day that is still to come."), "closes")
    if actor.office is None:
        raise Refused(_("A group belongs to a body."))
    taken = Placing.objects.count() + 1
    placing = Placing.objects.create(
        area=area, body=actor.office, title=title, slug=f"{slug(title)[:70]}-{taken}",
        opened_on=clock.today(), closes=closes,
    )  # fmt: skip
    offered = [Choice(group=group, name=group.name) for group in groups]
    offered += [Choice(idea=idea, name=idea.title[:120]) for idea in ideas]
    for choice in offered:
        choice.placing, choice.least, choice.most = placing, least, most
    Choice.objects.bulk_create(offered)
    announce(actor, PlacingOpened(about=about(placing), placing=placing.title, area=area.short_name))
    return placing


@action
def change_placing(
    actor: Actor,
    *,
    placing: Placing,
    closes: date,
    sizes: Mapping[int, tuple[int, int]],
    seen: int | None = None,
) -> Placing:
    """Another last day, and for each choice the fewest and the most that a proposal puts in it."""
    require("workgroups.form", actor, placing.area)
    _unsettled(placing)
    if closes < placing.opened_on:
        raise Refused(_("The last day comes after the first."), "closes")
    placing.closes = closes
    save_version(
        placing, seen=seen, sentence=_("Somebody else changed it in the meantime."), fields=["closes"]
    )
    for choice in placing.choices.filter(pk__in=sizes):
        least, most = sizes[choice.pk]
        if not 1 <= least <= most:
            raise Refused(_("The largest size must not be smaller than the smallest."), f"most_{choice.pk}")
        choice.least, choice.most = least, most
        choice.save(update_fields=["least", "most"])
    announce(actor, PlacingChanged(about=about(placing), placing=placing.title))
    return placing


@action
def give_wish(
    actor: Actor,
    *,
    placing: Placing,
    name: str,
    wishes: Sequence[Choice],
    email: str = "",
    help: str = Help.TIME,  # the noun's own word
    consent: bool = False,
) -> Wisher:
    """Wish for up to three groups, best first; the same address again changes its wish.

    Without an address only the body may write it down, from paper.
    """
    require("workgroups.wish", actor, placing)
    if not placing.is_open:
        raise Refused(_("The wishes are closed. Write to the council if you still want to be in a group."))
    name, email = " ".join(tidy(name).split())[:120], email.strip().lower()
    if not name:
        raise Refused(_("Write your name, so that the others know who comes."), "name")
    if not email and not may("workgroups.form", actor, placing.area):
        raise Refused(_("Write your e-mail address, for example inger@tingsted.example"), "email")
    if not consent:
        raise Refused(_("The group can only write to you if you say yes to it here."), "consent")
    keys = list(dict.fromkeys(choice.pk for choice in wishes if choice.placing_id == placing.pk))[
        :MOST_WISHES
    ]
    facts = {
        "name": name, "help": Help(help), "wishes": keys, "consented_on": clock.today(), "placed": None,
        "by_hand": False,
    }  # fmt: skip
    if email:
        wisher, new = Wisher.objects.update_or_create(placing=placing, email=email, defaults=facts)
        if new:
            write_wish(wisher)
    else:
        wisher = Wisher.objects.create(placing=placing, **facts)
    announce(actor, WishGiven(about=about(placing), placing=placing.title))
    return wisher


@action
def take_wish_back(actor: Actor, *, token: str) -> Placing | None:
    """Take the wish back by its signed link: name and address go at once; None if gone before."""
    wisher = Wisher.objects.select_related("placing").filter(pk=str(links.read(WISH, token))).first()
    require("workgroups.take_back", actor, wisher)
    if wisher is None:
        return None
    forget_letters_to(wisher.email, kinds="workgroups.wish")
    wisher.delete()
    announce(actor, WishGiven(about=about(wisher.placing), placing=wisher.placing.title))
    return wisher.placing


@action
def propose_groups(actor: Actor, *, placing: Placing) -> Placing:
    """Compute who goes where, so that people lose as little of their wishes as the sizes allow.

    Whoever was placed by hand stays, and counts towards the sizes. The same wishes give the same groups.
    """
    require("workgroups.form", actor, placing.area)
    _unsettled(placing)
    choices = list(placing.choices.all())
    everybody = sorted(placing.wishers.all(), key=lambda w: str(w.pk))
    fixed = [w.placed_id for w in everybody if w.by_hand]
    free = [w for w in everybody if not w.by_hand]
    number = {choice.pk: at for at, choice in enumerate(choices)}
    wishes = [[number[key] for key in wisher.wishes if key in number] for wisher in free]
    sizes = [
        WorkGroup(c.name, max(0, c.least - fixed.count(c.pk)), max(0, c.most - fixed.count(c.pk)))
        for c in choices
    ]
    try:
        formation = form_groups(wishes, sizes)
    except ValueError:
        raise Refused(_("With those sizes there is not a place for everybody. Place some by hand.")) from None
    for at, wisher in enumerate(free):
        placed = formation.of(at)
        wisher.placed = choices[placed[0]] if placed else None
        wisher.save(update_fields=["placed"])
    placing.told = list(formation.sentences(language()))
    placing.digest = hashlib.sha256(
        json.dumps([wishes, [(s.least, s.most) for s in sizes]], separators=(",", ":")).encode()
    ).hexdigest()
    save_version(placing, seen=None, sentence="", fields=["told", "digest"])
    announce(actor, PlacingProposed(about=about(placing), placing=placing.title, digest=placing.digest))
    return placing


@action
def place_by_hand(
    actor: Actor, *, placing: Placing, moves: Mapping[str, int | None], seen: int | None = None
) -> Placing:
    """Change anything: wisher → choice, or none."""
    require("workgroups.form", actor, placing.area)
    _unsettled(placing)
    known = {choice.pk for choice in placing.choices.all()}
    for wisher in placing.wishers.filter(pk__in=moves):
        to = moves[str(wisher.pk)]
        if to != wisher.placed_id and (to is None or to in known):
            wisher.placed_id, wisher.by_hand = to, True
            wisher.save(update_fields=["placed", "by_hand"])
    save_version(placing, seen=seen, sentence=_("Somebody else has moved people in the meantime."), fields=[])
    announce(actor, PlacedByHand(about=about(placing), placing=placing.title))
    return placing


@action
def settle_placing(actor: Actor, *, placing: Placing) -> Placing:
    """Make it so: groups are formed, everybody becomes a member and hears of it; the wishes are forgotten."""
    require("workgroups.form", actor, placing.area)
    _unsettled(unchanged_since(None, placing, sentence=""))  # held: two presses form the groups once
    people = list(placing.wishers.select_related("placed__idea__area", "placed__group__coordinator"))
    if not any(wisher.placed for wisher in people):
        raise Refused(_("Nobody has been placed yet."))
    for choice in placing.choices.select_related(
        "idea__area", "idea__merged_into", "group__area", "group__coordinator"
    ):
        theirs = [wisher for wisher in people if wisher.placed_id == choice.pk]
        if theirs:
            _fill(actor, choice, theirs)
    for wisher in people:
        if wisher.placed is None and wisher.email:
            write_not_placed(wisher)
    placing.wishers.all().delete()
    placing.settled_on = clock.today()
    save_version(placing, seen=None, sentence="", fields=["settled_on"])
    announce(actor, PlacingSettled(about=about(placing), placing=placing.title))
    return placing


@action
def forget_wishes(actor: Actor, *, on: date) -> int:
    """Wishes that nobody made groups of are forgotten two months after their day."""
    require("workgroups.keep_time", actor)
    old = Wisher.objects.filter(placing__closes__lt=on - KEPT)
    forgotten = 0
    for placing in Placing.objects.filter(pk__in=old.values("placing")):
        forgotten += placing.wishers.all().delete()[0]
        announce(actor, WishGiven(about=about(placing), placing=placing.title))
    return forgotten


def _fill(actor: Actor, choice: Choice, people: Sequence[Wisher]) -> None:
    group = choice.group
    if group is None:
        assert choice.idea is not None
        known = frozenset(wisher.email for wisher in people if wisher.email)
        group = form_group(actor, idea=choice.idea, name=choice.name, not_asked=known)
    already = {member.email for member in group.members.all() if member.email}
    for wisher in people:
        if wisher.email not in already:
            add_member(group, name=wisher.name, email=wisher.email, help_kind=wisher.help)


def _unsettled(placing: Placing) -> None:
    if placing.settled_on is not None:
        raise Refused(_("The groups have been formed already."))
