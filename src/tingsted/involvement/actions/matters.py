"""A matter is prepared, opened to everybody, and taken from phase to phase."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from tingsted.involvement.actions.desks import lay_on_all_desks, take_off_all_desks
from tingsted.involvement.events import MatterChanged, MatterOpened, MatterStarted, PhaseTurned
from tingsted.involvement.models import Kind, Matter, Phase, PhaseChange, Reply
from tingsted.involvement.models.matters import PHASES, TAKES_ANSWERS
from tingsted.involvement.queries import told_offices
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import slug, tidy
from tingsted.notices.actions import settle, tell
from tingsted.places.models import Area, Office

WORDS = frozenset({"title", "question", "about", "can_influence", "fixed", "themes", "case_number"})
FACTS = WORDS | {
    *("kind", "for_information", "deadline", "answer_by"),
    *("takes_late", "open_to_members", "open_to_citizens"),
}
# How long a department takes to answer where it says nothing else.
ANSWERS_WITHIN = timedelta(days=60)


@action
def start_matter(
    actor: Actor, *, owner: Office, title: str, areas: Sequence[Area] = (), **facts: Any
) -> Matter:
    """Prepare a matter; its own office alone sees it until it is opened."""
    require("involvement.start", actor, owner)
    matter = Matter(owner=owner, started_on=clock.today(), slug=_address(title))
    _fill(matter, {"title": title, **facts})
    matter.save()
    matter.areas.set(areas)
    announce(actor, MatterStarted(about=about(matter), title=matter.title, owner=str(owner)))
    return matter


@action
def write_matter(
    actor: Actor,
    *,
    matter: Matter,
    areas: Sequence[Area] | None = None,
    seen: int | None = None,
    **facts: Any,
) -> Matter:
    """Rewrite what a matter says of itself; a new deadline stands on every desk at once."""
    require("involvement.write", actor, matter)
    if matter.is_open and facts.get("for_information", matter.for_information) != matter.for_information:
        raise Refused(_("It is open already: whether it asks or only tells can't be changed any more."))
    _fill(matter, facts)
    if matter.is_open:
        _is_ready(matter)
    save_version(
        matter,
        seen=seen,
        sentence=_("A colleague changed the matter in the meantime. Your text is still here."),
    )
    if areas is not None:
        matter.areas.set(areas)
    lay_on_all_desks(matter)
    announce(actor, MatterChanged(about=about(matter), title=matter.title, owner=str(matter.owner)))
    return matter


@action
def open_matter(actor: Actor, *, matter: Matter) -> Matter:
    """Let everybody see it. One that asks says what can be influenced and by when; one that only tells, tells."""
    require("involvement.open", actor, matter)
    if matter.is_open:
        raise Refused(_("The matter is open already."))
    _is_ready(matter)
    if matter.asks and matter.is_late():
        raise Refused(_("The deadline has already passed. Choose a later one."), "deadline")
    matter.opened_on = clock.today()
    matter.version += 1
    matter.save(update_fields=["opened_on", "version"])
    PhaseChange.objects.create(matter=matter, phase=matter.phase, on=clock.today())
    if matter.for_information:
        _tell_of_information(matter)
    announce(
        actor,
        MatterOpened(about=about(matter), matter=matter.pk, title=matter.title, owner=str(matter.owner)),
    )
    return matter


@action
def turn_phase(
    actor: Actor, *, matter: Matter, phase: str, words: str = "", seen: int | None = None
) -> Matter:
    """The next step: a draft, the political decision, the start of work; or in the same phase, news of it.

    A matter goes forward only. Those who wait for more hear of every step; who said no thanks, of the decision.
    """
    require("involvement.open", actor, matter)
    _may_follow(matter, phase, words)
    same = phase == matter.phase
    matter.phase = Phase(phase)
    save_version(
        matter,
        seen=seen,
        sentence=_("A colleague changed the matter in the meantime. Your text is still here."),
        fields=["phase"],
    )
    PhaseChange.objects.create(matter=matter, phase=phase, words=tidy(words), on=clock.today())
    settle(about=about(matter), kind="involvement.tell_more")
    if phase not in TAKES_ANSWERS:
        take_off_all_desks(matter)
    also = () if same else ("silent", "seen", "not seen", Reply.NO_THANKS) if phase == Phase.DECIDED else ()
    for office in told_offices(matter, also=also):
        tell(
            kind="involvement.update" if same else "involvement.step",
            about=about(matter),
            url=matter.get_absolute_url(),
            office=office,
            area=office.area,
            title=matter.title,
            owner=str(matter.owner),
            phase=_english(Phase(phase)),
        )
    announce(
        actor,
        PhaseTurned(about=about(matter), matter=matter.pk, title=matter.title, phase=_english(Phase(phase))),
    )
    return matter


def _may_follow(matter: Matter, phase: str, words: str) -> None:
    if phase not in PHASES or phase == Phase.EVALUATED:
        raise Refused(_("Choose one of the phases."), "phase")
    if not matter.is_open:
        raise Refused(_("Open the matter first."))
    if PHASES.index(phase) < PHASES.index(matter.phase):
        raise Refused(_("A matter goes forward only. Write what is new, if a decision was changed."), "phase")
    if not tidy(words) and phase in {matter.phase, Phase.DECIDED}:
        raise Refused(_("Write what was decided, or what is new. Those who were asked read it."), "words")


def _english(phase: Phase) -> str:
    """The English of a phase, as an event keeps it: translated where it is read."""
    return str(phase.value)


def _fill(matter: Matter, facts: dict[str, Any]) -> None:
    if not facts.keys() <= FACTS:
        raise TypeError(f"a matter has {', '.join(sorted(FACTS))}, not {', '.join(sorted(facts))}")
    for name, fact in facts.items():
        setattr(matter, name, tidy(fact) if name in WORDS else fact)
    if not matter.title:
        raise Refused(_("Give the matter a title."), "title")
    if matter.kind not in Kind.values:
        raise Refused(_("Choose what kind of matter it is."), "kind")
    if matter.deadline and matter.answer_by is None:
        matter.answer_by = matter.deadline + ANSWERS_WITHIN
    if matter.deadline and matter.answer_by and matter.answer_by <= matter.deadline:
        raise Refused(_("The answer comes after the deadline. Choose a later day."), "answer_by")


def _is_ready(matter: Matter) -> None:
    """One that asks says what is asked, what can be influenced, and by when."""
    if matter.for_information:
        return
    if not matter.question:
        raise Refused(_("Write what you ask about, in one sentence."), "question")
    if not matter.can_influence:
        raise Refused(
            _("Say what can still be influenced. If nothing can, let the matter only tell."), "can_influence"
        )
    if matter.deadline is None:
        raise Refused(_("Give a deadline."), "deadline")


def _tell_of_information(matter: Matter) -> None:
    areas = list(matter.areas.all())
    bodies = Office.objects.bodies().open().select_related("area")
    for body in bodies.filter(area__in=areas) if areas else bodies:
        tell(
            kind="involvement.information",
            about=about(matter),
            url=matter.get_absolute_url(),
            office=body,
            area=body.area,
            title=matter.title,
            owner=str(matter.owner),
        )


def _address(title: str) -> str:
    base = slug(title)[:70] or "sag"
    taken = set(Matter.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(s for s in (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))) if s not in taken)
