"""Areas that want the same thing are found, and offered to meet; each body says yes or no thanks for itself."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.notices.actions import ask, settle, tell
from tingsted.places.models import Office
from tingsted.plans.events import PairingAnswered, PairingOffered, WishesSought
from tingsted.plans.models import Action, Pairing, WishSearch
from tingsted.plans.wishes import Searched


@action
def keep_wishes(actor: Actor, *, searched: Searched, groups: list[list[int]]) -> WishSearch:
    """Keep what was found in all plans. The search takes long, so it is over before anything is held for writing."""
    require("plans.keep_alive", actor)
    facts = {"digest": searched.digest, "actions": len(searched.rows), "groups": groups, "at": clock.now()}
    search, _new = WishSearch.objects.update_or_create(pk=1, defaults=facts)
    announce(actor, WishesSought(actions=len(searched.rows), wishes=len(groups)))
    return search


@action
def offer_pairing(actor: Actor, *, one: Action, other: Action, words: str = "") -> Pairing:
    """Offer two bodies to talk about one wish; it waits with both, and neither owes an answer."""
    require("plans.pair", actor, one)
    if one.plan.area_id == other.plan.area_id:
        raise Refused(_("Both actions are of the same area."))
    if one.archived_on or other.archived_on:
        raise Refused(_("One of them was taken out of its plan."))
    one, other = sorted((one, other), key=lambda noun: noun.pk)
    if Pairing.objects.filter(one=one, other=other).exists():
        raise Refused(_("The two have been offered to meet already."))
    if actor.office is None:
        raise Refused(_("Only a contact office brings areas together."))
    pairing = Pairing.objects.create(
        one=one, other=other, words=tidy(words), by=actor.office, on=clock.today()
    )
    for mine, theirs in ((one, other), (other, one)):
        ask(
            kind="plans.pairing", about=about(pairing), url=pairing.get_absolute_url(), office=mine.plan.body,
            area=mine.plan.area, title=mine.title, theirs=theirs.title, body=str(theirs.plan.body),
        )  # fmt: skip
    announce(
        actor,
        PairingOffered(about=about(pairing), one=one.title, other=other.title, by=str(actor.office)),
    )
    return pairing


@action
def answer_pairing(actor: Actor, *, pairing: Pairing, answer: str) -> Pairing:
    """A body says yes or no thanks; when both have said yes, each is told whom to talk to."""
    require("plans.answer_pairing", actor, pairing)
    if answer not in Pairing.Answer.values:
        raise Refused(_("Choose one of the two answers."), "answer")
    side = "one_says" if actor.office == pairing.one.plan.body else "other_says"
    setattr(pairing, side, answer)
    pairing.save(update_fields=[side])
    _settle(pairing, actor.office)
    if pairing.agreed:
        for mine, theirs in ((pairing.one, pairing.other), (pairing.other, pairing.one)):
            tell(
                kind="plans.paired", about=about(pairing), url=pairing.get_absolute_url(), office=mine.plan.body,
                area=mine.plan.area, title=mine.title, body=str(theirs.plan.body),
            )  # fmt: skip
    announce(actor, PairingAnswered(about=about(pairing), body=str(actor.office), answer=answer))
    return pairing


def _settle(pairing: Pairing, office: Office | None) -> None:
    """The ask of the one who answered is done; the other's still waits."""
    from tingsted.notices.models import Ask

    Ask.objects.waiting().filter(about=about(pairing), office=office).update(done_at=clock.now())
    if pairing.one_says and pairing.other_says:
        settle(about=about(pairing))
