"""Inside the body: a draft everybody writes on, a thread, and who agrees."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tingsted.involvement.events import DraftAgreed, DraftWritten, RemarkMade
from tingsted.involvement.models import Agreement, Invitation, Preparation, Remark
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce, save_version
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.kernel.text import tidy


@action
def write_draft(actor: Actor, *, invitation: Invitation, draft: str, seen: int | None = None) -> Preparation:
    """Write on the body's draft; two who write at once see each other's words."""
    require("involvement.prepare", actor, invitation)
    preparation = _room(invitation)
    if tidy(draft) == preparation.draft:
        return preparation
    preparation.draft, preparation.changed_on = tidy(draft), clock.today()
    save_version(
        preparation,
        seen=seen,
        sentence=_("Somebody else wrote on the draft in the meantime. Your text is still here."),
        fields=["draft", "changed_on"],
    )
    announce(
        actor,
        DraftWritten(about=about(preparation), title=invitation.matter.title, office=str(invitation.office)),
    )
    return preparation


@action
def remark(actor: Actor, *, invitation: Invitation, words: str) -> Remark:
    """Say something to the others in the body."""
    require("involvement.prepare", actor, invitation)
    if not tidy(words):
        raise Refused(_("Write what you want to say."), "words")
    made = Remark.objects.create(
        preparation=_room(invitation), person=actor.person, words=tidy(words)[:4000], at=clock.now()
    )
    announce(
        actor,
        RemarkMade(
            about=about(made.preparation), title=invitation.matter.title, office=str(invitation.office)
        ),
    )
    return made


@action
def agree(actor: Actor, *, invitation: Invitation, seen: int) -> Agreement:
    """Agree with the draft as one has read it; a draft that was changed since is read anew first."""
    require("involvement.prepare", actor, invitation)
    preparation = _room(invitation)
    if not preparation.draft:
        raise Refused(_("There is no draft yet."))
    if preparation.version != seen:
        raise Refused(_("The draft was changed since you read it. Read it again, and agree then."))
    agreement, _new = Agreement.objects.update_or_create(
        preparation=preparation,
        person=actor.person,
        defaults={"draft_version": seen, "on": clock.today()},
    )
    announce(
        actor,
        DraftAgreed(about=about(preparation), title=invitation.matter.title, office=str(invitation.office)),
    )
    return agreement


def _room(invitation: Invitation) -> Preparation:
    room, _new = Preparation.objects.get_or_create(
        invitation=invitation, defaults={"changed_on": clock.today()}
    )
    return room
