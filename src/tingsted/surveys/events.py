"""What can have happened to a survey; of a ballot only that one was received."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_noop

from tingsted.kernel.events import Event, known


@known
@dataclass(frozen=True, kw_only=True)
class SurveyMade(Event):
    title: str
    cards: int
    words: ClassVar[str] = gettext_noop("The survey »%(title)s« was made from %(cards)s ideas")


@known
@dataclass(frozen=True, kw_only=True)
class CardsAdded(Event):
    title: str
    cards: int
    words: ClassVar[str] = gettext_noop("%(cards)s ideas were added to the survey »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class QuestionAdded(Event):
    title: str
    question: str
    words: ClassVar[str] = gettext_noop("The survey »%(title)s« also asks: %(question)s")


@known
@dataclass(frozen=True, kw_only=True)
class QuestionChanged(Event):
    title: str
    question: str
    words: ClassVar[str] = gettext_noop("A question of the survey »%(title)s« was reworded: %(question)s")


@known
@dataclass(frozen=True, kw_only=True)
class QuestionClosed(Event):
    title: str
    question: str
    words: ClassVar[str] = gettext_noop("The survey »%(title)s« no longer asks: %(question)s")


@known
@dataclass(frozen=True, kw_only=True)
class CardShortened(Event):
    title: str
    label: str
    words: ClassVar[str] = gettext_noop("Words were taken out of the card of %(label)s in »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class SurveyOpened(Event):
    title: str
    closes: str
    words: ClassVar[str] = gettext_noop("The survey »%(title)s« opened; it closes on %(closes)s")


@known
@dataclass(frozen=True, kw_only=True)
class AnswerReceived(Event):
    quiet: ClassVar[bool] = True
    words: ClassVar[str] = gettext_noop("An answer was received")


@known
@dataclass(frozen=True, kw_only=True)
class SurveyClosed(Event):
    title: str
    answers: int
    words: ClassVar[str] = gettext_noop("The survey »%(title)s« closed with %(answers)s answers")


@known
@dataclass(frozen=True, kw_only=True)
class CommentsRead(Event):
    title: str
    through: int
    hidden: int
    words: ClassVar[str] = gettext_noop(
        "Of the comments on »%(title)s«, %(through)s were let through and %(hidden)s hidden"
    )


@known
@dataclass(frozen=True, kw_only=True)
class ReadingAsked(Event):
    surveys: int
    words: ClassVar[str] = gettext_noop("The bodies of %(surveys)s surveys were asked to read comments")


@known
@dataclass(frozen=True, kw_only=True)
class ResultPublished(Event):
    title: str
    digest: str
    words: ClassVar[str] = gettext_noop("The result of the survey »%(title)s« was published")


@known
@dataclass(frozen=True, kw_only=True)
class ContactsForgotten(Event):
    contacts: int
    words: ClassVar[str] = gettext_noop("%(contacts)s ways to reach somebody from surveys were deleted")


@known
@dataclass(frozen=True, kw_only=True)
class ContactsThanked(Event):
    contacts: int
    words: ClassVar[str] = gettext_noop("%(contacts)s people who left an address in a survey were written to")


@known
@dataclass(frozen=True, kw_only=True)
class ContactWithdrawn(Event):
    title: str
    words: ClassVar[str] = gettext_noop("An address that was left in the survey »%(title)s« was deleted")


@known
@dataclass(frozen=True, kw_only=True)
class CountedSoFar(Event):
    title: str
    words: ClassVar[str] = gettext_noop("How the survey »%(title)s« stands so far was counted")


@known
@dataclass(frozen=True, kw_only=True)
class AnswerCorrected(Event):
    quiet: ClassVar[bool] = True
    words: ClassVar[str] = gettext_noop("An answer was corrected")


@known
@dataclass(frozen=True, kw_only=True)
class BallotsMixed(Event):
    surveys: int
    words: ClassVar[str] = gettext_noop("The answers to %(surveys)s surveys were put in random order")


@known
@dataclass(frozen=True, kw_only=True)
class DoorSet(Event):
    title: str
    rule: str
    words: ClassVar[str] = gettext_noop("Who may answer »%(title)s« was decided: %(rule)s")


@known
@dataclass(frozen=True, kw_only=True)
class CountedAgain(Event):
    title: str
    digest: str
    words: ClassVar[str] = gettext_noop("The survey »%(title)s« was counted again")


@known
@dataclass(frozen=True, kw_only=True)
class PostcardsPrinted(Event):
    title: str
    cards: int
    words: ClassVar[str] = gettext_noop("%(cards)s postcards with codes were printed for »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class CommentReplied(Event):
    title: str
    words: ClassVar[str] = gettext_noop("The council replied to a comment on »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class PrintingVoided(Event):
    title: str
    cards: int
    words: ClassVar[str] = gettext_noop("%(cards)s unused codes for »%(title)s« were made void")


@known
@dataclass(frozen=True, kw_only=True)
class CommentsBundled(Event):
    title: str
    comments: int
    words: ClassVar[str] = gettext_noop(
        "%(comments)s comments on »%(title)s« that say the same were put together"
    )


@known
@dataclass(frozen=True, kw_only=True)
class RollWritten(Event):
    title: str
    addresses: int
    words: ClassVar[str] = gettext_noop("%(addresses)s addresses were written on the roll of »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class CopyHandedOver(Event):
    title: str
    receiver: str
    digest: str
    words: ClassVar[str] = gettext_noop(
        "The whole material of »%(title)s« was handed over to %(receiver)s, who can count it again"
    )


@known
@dataclass(frozen=True, kw_only=True)
class HelpersForgotten(Event):
    offers: int
    words: ClassVar[str] = gettext_noop("%(offers)s offers of help from surveys had their time")


@known
@dataclass(frozen=True, kw_only=True)
class PassAskedFor(Event):
    quiet: ClassVar[bool] = True
    words: ClassVar[str] = gettext_noop("A link to a survey was asked for")


@known
@dataclass(frozen=True, kw_only=True)
class SurveyAskedFor(Event):
    title: str
    matter: str
    words: ClassVar[str] = gettext_noop("The survey »%(title)s« asks for the answer to »%(matter)s«")


@known
@dataclass(frozen=True, kw_only=True)
class TypistLetIn(Event):
    title: str
    until: str
    whom: int
    personal: ClassVar[frozenset[str]] = frozenset({"whom"})
    words: ClassVar[str] = gettext_noop("Somebody may help to type in paper for »%(title)s« until %(until)s")


@known
@dataclass(frozen=True, kw_only=True)
class TypingEnded(Event):
    typists: int
    words: ClassVar[str] = gettext_noop("%(typists)s helpers no longer type in paper")


@known
@dataclass(frozen=True, kw_only=True)
class SheetsPrinted(Event):
    title: str
    sheets: int
    words: ClassVar[str] = gettext_noop("%(sheets)s sheets of paper were printed for »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class SheetTyped(Event):
    title: str
    batch: int
    words: ClassVar[str] = gettext_noop("A sheet was typed in batch %(batch)s of »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class BatchDrawn(Event):
    title: str
    batch: int
    sheets: int
    words: ClassVar[str] = gettext_noop(
        "%(sheets)s sheets of batch %(batch)s of »%(title)s« were drawn to be checked"
    )


@known
@dataclass(frozen=True, kw_only=True)
class SheetChecked(Event):
    title: str
    batch: int
    words: ClassVar[str] = gettext_noop("A sheet of batch %(batch)s of »%(title)s« was checked")


@known
@dataclass(frozen=True, kw_only=True)
class BatchPutIn(Event):
    title: str
    batch: int
    sheets: int
    words: ClassVar[str] = gettext_noop("Batch %(batch)s with %(sheets)s sheets was counted in »%(title)s«")


@known
@dataclass(frozen=True, kw_only=True)
class OlderAnswersRead(Event):
    title: str
    answers: int
    words: ClassVar[str] = gettext_noop("%(answers)s answers of an older form were read into »%(title)s«")
