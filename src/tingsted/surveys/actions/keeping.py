"""Where the parts of an answer go: comments, contacts and offers stand in tables that share no key with the ballot."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from tingsted.ideas.models import Help, Offer
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused
from tingsted.kernel.text import tidy
from tingsted.surveys.given import Given, Helping
from tingsted.surveys.keys import comment_digest
from tingsted.surveys.models import Comment, Contact, Survey
from tingsted.surveys.queries import CardKeys


def keep_comments(survey: Survey, given: Given, key: str) -> None:
    """Each with a digest of its own of the person's key: only the key tells that two belong together."""
    comments = list(comments_of(survey, given, key))
    if comments:
        secrets.SystemRandom().shuffle(comments)
        Comment.objects.bulk_create(comments)


def comments_of(survey: Survey, given: Given, key: str) -> Iterator[Comment]:
    """The comments of an answer, not yet kept."""
    day = survey.day_kept(clock.today())
    for card, text in given.comments.items():
        if words := tidy(text):
            digest = comment_digest(survey, key, f"c{card}") if key else None
            yield Comment(survey=survey, card_id=card, words=words, day=day, key_digest=digest)
    for question, text in given.said.items():
        if words := tidy(text):
            digest = comment_digest(survey, key, f"q{question}") if key else None
            yield Comment(survey=survey, question_id=question, words=words, day=day, key_digest=digest)


def keep_contacts(given: Given) -> None:
    """How somebody may be reached; left once more by a correction, it takes the place of what was left before."""
    contacts = [
        Contact(
            question_id=key,
            name=tidy(reach.name),
            email=reach.email.lower(),
            phone=tidy(reach.phone),
            consented_on=clock.today(),
        )
        for key, reach in given.reached.items()
    ]
    for each in contacts:
        same = Contact.objects.filter(question_id=each.question_id, name__iexact=each.name)
        (
            same.filter(email__iexact=each.email) if each.email else same.filter(email="", phone=each.phone)
        ).delete()
    if contacts:
        Contact.objects.bulk_create(contacts)


def keep_offers(helping: Helping, cards: Mapping[int, CardKeys]) -> None:
    """What somebody offers to each idea; what they had offered before stands on under today's name and consent."""
    if not helping.email:
        raise Refused(_("Write your e-mail address, for example inger@tingsted.example"), "mail")
    if any(k not in cards for k in helping.kinds) or any(
        kind not in Help.values for kinds in helping.kinds.values() for kind in kinds
    ):
        raise Refused(_("The answer does not fit this survey. Open the page again, and try once more."))
    wanted = {(cards[card].idea_id, kind) for card, kinds in helping.kinds.items() for kind in kinds}
    standing = Offer.objects.standing().filter(email__iexact=helping.email)
    again = {(o.idea_id, o.kind): o for o in standing if (o.idea_id, o.kind) in wanted}
    for offer in again.values():
        offer.name, offer.consented_on = tidy(helping.name), clock.today()
    Offer.objects.bulk_update(again.values(), ["name", "consented_on"])
    offers = [
        Offer(
            idea_id=idea,
            kind=kind,
            name=tidy(helping.name),
            email=helping.email.lower(),
            consented_on=clock.today(),
        )
        for idea, kind in wanted - again.keys()
    ]
    secrets.SystemRandom().shuffle(offers)
    Offer.objects.bulk_create(offers)
