"""The roll: who may answer, and one answer each. Nothing here knows an answer."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.surveys.codes import POSTCARD, new_code
from tingsted.surveys.events import DoorSet, PassAskedFor, PostcardsPrinted, PrintingVoided, RollWritten
from tingsted.surveys.keys import address_digest, code_digest
from tingsted.surveys.models import Door, Printing, RollEntry, Survey
from tingsted.surveys.notices import write_pass

MOST_POSTCARDS = 3000


@action
def set_door(actor: Actor, *, survey: Survey, door: str, per_household: bool = False) -> Survey:
    """Say who may answer. Once it is open the rule stands: people have answered under it."""
    require("surveys.keep_roll", actor, survey)
    if survey.opened_on is not None:
        raise Refused(_("The survey is open. People have answered by the rule that stands."), "door")
    survey.door, survey.per_household = Door(door), per_household and door == Door.CODE
    survey.save(update_fields=["door", "per_household"])
    announce(actor, DoorSet(about=about(survey), title=survey.title, rule=str(survey.get_door_display())))
    return survey


@action
def print_postcards(actor: Actor, *, survey: Survey, cards: int) -> tuple[Printing, list[str]]:
    """Put so many new codes on the roll, and give them back in random order: the roll keeps their digests only."""
    require("surveys.keep_roll", actor, survey)
    if survey.door != Door.CODE:
        raise Refused(_("Choose first that people answer by the code on a postcard."), "file")
    if survey.closed_on is not None:
        raise Refused(_("The survey has closed."), "file")
    if not 1 <= cards <= MOST_POSTCARDS:
        raise Refused(_("Print at most %(most)s postcards at a time.") % {"most": MOST_POSTCARDS}, "file")
    printing = Printing.objects.create(survey=survey, cards=cards, day=clock.today())
    codes: list[str] = []
    while len(codes) < cards:
        codes += {new_code(POSTCARD) for _n in range(cards - len(codes))} - set(codes)
    RollEntry.objects.bulk_create(
        RollEntry(survey=survey, digest=digest, listed=True, printing=printing)
        for digest in sorted(code_digest(survey, code) for code in codes)
    )
    announce(actor, PostcardsPrinted(about=about(survey), title=survey.title, cards=cards))
    return printing, codes


@action
def void_printing(actor: Actor, *, printing: Printing) -> Printing:
    """The file was lost or never sent: its unused codes let nobody in; what came in by the others stays."""
    survey = printing.survey
    require("surveys.keep_roll", actor, survey)
    if printing.void_on is not None:
        raise Refused(_("Its codes let nobody in already."))
    unused, _each = RollEntry.objects.filter(printing=printing, used=False).delete()
    printing.void_on = clock.today()
    printing.save(update_fields=["void_on"])
    announce(actor, PrintingVoided(about=about(survey), title=survey.title, cards=unused))
    return printing


@action
def write_roll(actor: Actor, *, survey: Survey, emails: Iterable[str]) -> int:
    """Write addresses on the roll, as digests: from then on only these get a link. Gives how many are new."""
    require("surveys.keep_roll", actor, survey)
    if survey.door != Door.MAIL:
        raise Refused(_("Choose first that people answer by a link in a mail."), "file")
    digests = {address_digest(survey, email) for email in emails}
    known = set(survey.roll.filter(digest__in=digests).values_list("digest", flat=True))
    RollEntry.objects.bulk_create(
        RollEntry(survey=survey, digest=digest, listed=True) for digest in sorted(digests - known)
    )
    announce(actor, RollWritten(about=about(survey), title=survey.title, addresses=len(digests - known)))
    return len(digests - known)


@action
def ask_for_pass(actor: Actor, *, survey: Survey, email: str) -> Survey:
    """Mail somebody their link. Whether they stand on the roll, or have answered, the page does not tell."""
    require("surveys.answer", actor, survey)
    if survey.door != Door.MAIL:
        raise Refused(_("This survey needs no link."))
    digest = address_digest(survey, email)
    roll = RollEntry.objects.filter(survey=survey)
    if not roll.filter(listed=True).exists() or roll.filter(digest=digest).exists():
        write_pass(survey, email, digest)
    announce(actor, PassAskedFor())
    return survey


def spend(survey: Survey, digest: str) -> None:
    """Mark that this one has answered, at most once; called inside the action that takes the answer in.

    The mark is only that: no day, no time, no ballot.
    """
    if not digest:
        raise Refused(_("We need your code or your link to take the answer in."))
    if survey.door == Door.SIGN_IN or (
        survey.door == Door.MAIL and not survey.roll.filter(listed=True).exists()
    ):
        RollEntry.objects.bulk_create([RollEntry(survey=survey, digest=digest)], ignore_conflicts=True)
    if survey.roll.filter(digest=digest, used=False).update(used=True):
        return
    raise Refused(sentence_why_not(survey, digest))


def answered_already() -> str:
    return _("An answer has come in by this already. If it was yours, you can correct it with your key.")


def sentence_why_not(survey: Survey, digest: str) -> str:
    """Why this one does not come in; empty where they do."""
    found = RollEntry.objects.filter(survey=survey, digest=digest).first() if digest else None
    if found is not None and found.used:
        return answered_already()
    if found is None and survey.door == Door.CODE:
        return _("We do not know that code. Look at it again.")
    return "" if digest else _("That link can't be used here. Ask for a new one.")
