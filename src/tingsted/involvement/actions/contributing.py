"""Words to a matter, from a body or from one who speaks for themselves; each is owed an answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from tingsted.ideas.models import Idea, Standing
from tingsted.ideas.numbers import ideas_called
from tingsted.involvement.actions.inviting import may_still
from tingsted.involvement.actions.listeners import tell_citizens
from tingsted.involvement.actions.outcome import count_waiting, tell_who_was_read
from tingsted.involvement.events import (
    Contributed,
    ContributionChanged,
    ContributionReceived,
    ContributionsRead,
)
from tingsted.involvement.models import Contribution, Invitation, Matter, Reply
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.notices.actions import ask, settle, tell
from tingsted.places.models import Area, Office
from tingsted.promises.actions import promise_answer
from tingsted.promises.models import Promise

LABEL = re.compile(r"\b[^\W\d_]\w*-\d+\b")
# The least time an office has to answer what came late.
LEAST_TIME = timedelta(days=14)
LONGEST = 20_000


@action
def contribute(actor: Actor, *, invitation: Invitation, words: str, seen: int | None = None) -> Contribution:
    """The body's own words to the matter; from then on an answer is owed. Until the deadline it may be rewritten."""
    require("involvement.answer", actor, invitation)
    words = said(words)
    earlier = Contribution.objects.filter(invitation=invitation).select_related("matter__owner").first()
    if earlier is not None and earlier.withdrawn_on is None:
        return _rewrite(actor, earlier, words, seen)
    matter = invitation.matter
    may_still(matter)
    contribution = earlier or Contribution(
        invitation=invitation, matter=matter, source=Contribution.From.BODY
    )
    contribution.office, contribution.area = invitation.office, invitation.office.area
    contribution.words, contribution.standing = words, Standing.PUBLIC
    contribution.late, contribution.withdrawn_on = matter.is_late(), None
    contribution.sent_on, contribution.sent_at = clock.today(), clock.now()
    contribution.promise = owe_answer(actor, contribution)
    contribution.save()
    contribution.ideas.set(ideas_in(words))
    note_contributed(invitation)
    tell_of(contribution)
    tell_citizens(contribution)
    announce(
        actor,
        Contributed(
            about=about(contribution), contribution=contribution.pk, title=matter.title, by=contribution.by
        ),
    )
    return contribution


@action
def contribute_alone(
    actor: Actor, *, matter: Matter, words: str, name: str = "", email: str = "", area: Area | None = None
) -> Contribution:
    """A citizen, or a member of a body, for themselves, where the matter says so: read before it is public."""
    require("involvement.contribute_alone", actor, matter)
    body = actor.office if actor.office is not None and actor.office.is_body else None
    contribution = Contribution.objects.create(
        matter=matter,
        source=Contribution.From.MEMBER if body else Contribution.From.CITIZEN,
        office=body,
        area=area or (body.area if body else None),
        person=actor.person,
        name=tidy(name)[:120],
        email=email,
        words=said(words),
        standing=Standing.WAITING,
        late=matter.is_late(),
        sent_on=clock.today(),
        sent_at=clock.now(),
    )
    contribution.ideas.set(ideas_in(contribution.words))
    ask(
        kind="involvement.read",
        about=about(matter),
        url=reverse("involvement:read", args=[matter.slug]),
        office=matter.owner,
        title=matter.title,
    )
    announce(actor, ContributionReceived(about=about(matter), title=matter.title))
    return contribution


@action
def read_contributions(actor: Actor, *, matter: Matter, decided: Mapping[str, str]) -> Matter:
    """Let what people wrote for themselves through, or hide it; an answer is owed to what is let through."""
    require("involvement.write", actor, matter)
    counts, read = {Standing.PUBLIC: 0, Standing.HIDDEN: 0}, list[Contribution]()
    waiting = matter.contributions.filter(standing=Standing.WAITING, pk__in=[int(key) for key in decided])
    waiting = waiting.select_for_update(of=("self",))  # two who read the same at once owe one answer
    for contribution in waiting.select_related("matter__owner", "office", "area"):
        standing = Standing(decided[str(contribution.pk)])
        contribution.standing = standing
        if standing == Standing.PUBLIC:
            contribution.promise = owe_answer(actor, contribution)
        contribution.save(update_fields=["standing", "promise"])
        counts[standing] += 1
        read.append(contribution)
    tell_who_was_read(read)
    if not matter.contributions.filter(standing=Standing.WAITING).exists():
        settle(about=about(matter), kind="involvement.read")
    count_waiting(matter)
    announce(
        actor,
        ContributionsRead(
            about=about(matter),
            title=matter.title,
            through=counts[Standing.PUBLIC],
            hidden=counts[Standing.HIDDEN],
        ),
    )
    return matter


def ideas_in(words: str) -> list[Idea]:
    """The public ideas a text points to by their numbers, such as Glumsø-27."""
    found = ideas_called(set(LABEL.findall(words)), Idea.objects.filter(standing=Standing.PUBLIC))
    return sorted(set(found.values()), key=lambda idea: idea.pk)


def _rewrite(actor: Actor, contribution: Contribution, words: str, seen: int | None) -> Contribution:
    if contribution.words == words:
        return contribution
    may_still(contribution.matter, answered=True)
    contribution.words, contribution.changed_on = words, clock.today()
    save_version(contribution, seen=seen, sentence=changed_in_your_body(), fields=["words", "changed_on"])
    contribution.ideas.set(ideas_in(words))
    announce(
        actor,
        ContributionChanged(
            about=about(contribution),
            contribution=contribution.pk,
            title=contribution.matter.title,
            by=contribution.by,
        ),
    )
    return contribution


def owe_answer(actor: Actor, contribution: Contribution) -> Promise:
    """The answer that is owed from now on. A row of its own needs its key first, for the address."""
    if contribution.pk is None:
        contribution.save()
    matter = contribution.matter
    due = max(matter.answer_by or clock.today(), clock.today() + LEAST_TIME)
    promise: Promise = promise_answer(
        actor,
        kind="involvement.contribution",
        owed_by=matter.owner,
        owed_to=contribution.office if contribution.source == Contribution.From.BODY else None,
        title=matter.title,
        due=due,
        area=contribution.area,
        url=contribution.get_absolute_url(),
        quietly=True,
    )
    return promise


def note_contributed(invitation: Invitation) -> None:
    if not invitation.reply:
        invitation.late = invitation.matter.is_late()
    invitation.reply, invitation.replied_on = Reply.CONTRIBUTED, clock.today()
    invitation.seen_on = invitation.seen_on or clock.today()
    invitation.version += 1
    invitation.save(update_fields=["reply", "replied_on", "seen_on", "late", "version"])
    settle(about=about(invitation))


def tell_of(contribution: Contribution) -> None:
    """The owner and the body's contact office hear of it; one ask stands for all answers owed."""
    count_waiting(contribution.matter)
    tell_office(contribution, "involvement.contributed", contribution.matter.owner)
    office = contribution.office
    if office is not None and office.contact_office not in (None, contribution.matter.owner):
        tell_office(contribution, "involvement.contributed", office.contact_office)


def tell_office(contribution: Contribution, kind: str, office: Office | None) -> None:
    """News of a contribution for one office."""
    facts: dict[str, Any] = {"by": contribution.by, "title": contribution.matter.title}
    tell(
        kind=kind,
        about=about(contribution),
        url=contribution.get_absolute_url(),
        office=office,
        area=contribution.area,
        **facts,
    )


def said(words: str) -> str:
    words = tidy(words)
    if not words:
        raise Refused(_("Write what you want to say."), "words")
    if len(words) > LONGEST:
        raise Refused(_("The text is too long. Keep it under %(n)d characters.") % {"n": LONGEST}, "words")
    return words


def changed_in_your_body() -> str:
    """What the second of two members is told."""
    return _("Somebody else in your body changed it in the meantime. Your text is still here.")
