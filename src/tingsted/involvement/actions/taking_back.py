"""Words that are taken back before the deadline: nobody owes an answer to them any more, and the trail says so."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tingsted.ideas.models import Standing
from tingsted.involvement.actions.contributing import changed_in_your_body, tell_office
from tingsted.involvement.actions.desks import lay_on_desk
from tingsted.involvement.actions.inviting import may_still
from tingsted.involvement.actions.outcome import count_waiting
from tingsted.involvement.events import ContributionTakenBack, WordsTakenBack
from tingsted.involvement.models import Contribution, Invitation
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import CLOCK, Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy
from tingsted.notices.actions import settle
from tingsted.promises.actions import withdraw


@action
def take_back(
    actor: Actor, *, contribution: Contribution, reason: str = "", seen: int | None = None
) -> Contribution:
    """Take a contribution or a comment back: a body with its reason, one who wrote for themselves without."""
    require("involvement.take_back", actor, contribution)
    if contribution.source == Contribution.From.BODY and not tidy(reason):
        raise Refused(_("Write why, so that those who read it can understand it."), "reason")
    return _take_back(actor, contribution, reason, seen)


@action
def take_back_by_link(actor: Actor, *, contribution: Contribution) -> Contribution:
    """Whoever wrote without an account takes it back with the link of their receipt."""
    require("involvement.take_back_by_link", actor, contribution)
    return _take_back(actor, contribution, "", None)


def _take_back(actor: Actor, contribution: Contribution, reason: str, seen: int | None) -> Contribution:
    """The words go from every page but those of the two sides; that there were some stays on the trail."""
    if contribution.withdrawn_on is not None:
        raise Refused(_("It was taken back already."))
    may_still(contribution.matter, answered=True)
    waited = contribution.standing == Standing.WAITING
    contribution.standing, contribution.withdrawn_on = Standing.HIDDEN, clock.today()
    contribution.email = ""
    fields = ["standing", "withdrawn_on", "email"]
    save_version(contribution, seen=seen, sentence=changed_in_your_body(), fields=fields)
    if contribution.source == Contribution.From.BODY:
        _ask_the_body_again(contribution)
    if contribution.promise is not None and contribution.promise.is_open:
        why = tidy(reason) or _("It was taken back by the one who wrote it.")
        withdraw(CLOCK, promise=contribution.promise, reason=why)
    _clear_the_desk(contribution, waited=waited)
    if contribution.source == Contribution.From.BODY:
        announce(actor, _body_took_back(contribution))
    else:
        announce(actor, WordsTakenBack(about=about(contribution.matter), title=contribution.matter.title))
    return contribution


def _body_took_back(contribution: Contribution) -> ContributionTakenBack:
    return ContributionTakenBack(
        about=about(contribution),
        contribution=contribution.pk,
        title=contribution.matter.title,
        by=contribution.by,
    )


def _ask_the_body_again(contribution: Contribution) -> None:
    """Where nothing of what the body said stands any more, it has not contributed, and may think again."""
    matter = contribution.matter
    others = matter.contributions.filter(office=contribution.office, source=Contribution.From.BODY)
    if others.filter(withdrawn_on__isnull=True).exists():
        return
    rows = Invitation.objects.select_related("matter__owner", "office__area")
    invitation = rows.get(matter=matter, office=contribution.office)
    invitation.reply, invitation.reason, invitation.replied_on = "", "", None
    invitation.version += 1
    invitation.save(update_fields=["reply", "reason", "replied_on", "version"])
    lay_on_desk(invitation)


def _clear_the_desk(contribution: Contribution, *, waited: bool) -> None:
    """What the owner has to read or to answer is one less; it hears of what it had seen."""
    matter = contribution.matter
    if waited and not matter.contributions.filter(standing=Standing.WAITING).exists():
        settle(about=about(matter), kind="involvement.read")
    count_waiting(matter)
    if not waited:
        tell_office(contribution, "involvement.taken_back", matter.owner)
