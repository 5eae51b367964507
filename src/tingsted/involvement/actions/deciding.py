"""The political decision and the start of work; and everybody who contributed hears of it."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from tingsted.ideas.models import Standing
from tingsted.involvement.actions.matters import turn_phase
from tingsted.involvement.events import AddressForgotten, ContributorsTold, DecisionRecorded
from tingsted.involvement.models import Contribution, Decision, Matter, Phase
from tingsted.involvement.models.matters import PHASES
from tingsted.involvement.notices import write_step
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.notices.actions import tell
from tingsted.places.models import Office

WORDS = {
    Decision.What.DECIDED: "the political decision",
    Decision.What.STARTED: "the start of work",
}


@action
def record_decision(
    actor: Actor,
    *,
    matter: Matter,
    what: str,
    on: date,
    by: Office,
    words: str,
    link: str = "",
    seen: int | None = None,
) -> Decision:
    """Record what was decided or begun, when, by which office, and where it can be read; the matter goes on with it."""
    require("involvement.open", actor, matter)
    if what not in Decision.What.values:
        raise Refused(_("Choose what you record."), "what")
    if on > clock.today():
        raise Refused(_("The day has not come yet. Record it when it has happened."), "on")
    if by.is_body:
        raise Refused(_("Choose the committee, council or department that decided."), "by")
    if not tidy(words):
        raise Refused(_("Write what was decided, or what is new. Those who were asked read it."), "words")
    if link and not link.startswith(("https://", "http://")):
        raise Refused(_("Write the whole address, from https:// on."), "link")
    decision = Decision.objects.create(
        matter=matter, what=what, on=on, by=by, words=tidy(words), link=link, entered_on=clock.today()
    )
    # A decision that is entered after work has begun is news of the matter as it stands.
    phase = max(what, matter.phase, key=PHASES.index)
    turn_phase(actor, matter=matter, phase=phase, words=words, seen=seen)
    announce(
        actor,
        DecisionRecorded(
            about=about(matter),
            title=matter.title,
            by=str(by),
            on=on.isoformat(),
            what=WORDS[Decision.What(what)],
        ),
    )
    return decision


@action
def tell_contributors(actor: Actor, *, matter: Matter) -> int:
    """Those who contributed for themselves hear of the step; when work begins, their addresses are forgotten."""
    require("involvement.keep_time", actor, matter)
    change = matter.changes.order_by("-pk")[0]
    alone = Contribution.objects.standing_ones().exclude(source=Contribution.From.BODY)
    rows = list(
        alone.exclude(standing=Standing.HIDDEN)
        .filter(matter=matter)
        .select_related("matter__owner", "person")
    )
    told: set[object] = set()
    for row in rows:
        if row.email and row.email.casefold() not in told:
            told.add(row.email.casefold())
            write_step(row, change)
        elif not row.email and row.person_id is not None and row.person_id not in told:
            told.add(row.person_id)
            tell(
                kind="involvement.step",
                about=about(matter),
                url=matter.get_absolute_url(),
                person=row.person,
                area=row.area,
                title=matter.title,
                owner=str(matter.owner),
                phase=str(Phase(matter.phase).value),
            )
    if matter.phase == Phase.IN_ACTION:
        matter.contributions.exclude(email="").update(email="")
    announce(actor, ContributorsTold(about=about(matter), title=matter.title, told=len(told)))
    return len(told)


@action
def forget_address(actor: Actor, *, contribution: Contribution) -> Contribution:
    """Somebody wants no more letters about what they wrote: the address is forgotten, the words stay."""
    require("involvement.forget_address", actor, contribution)
    matter = contribution.matter
    if contribution.email:
        matter.contributions.filter(email__iexact=contribution.email).update(email="")
    contribution.email = ""
    announce(actor, AddressForgotten(about=about(matter), title=matter.title))
    return contribution
