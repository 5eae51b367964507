"""A word to one paragraph; and when a new version comes, where each paragraph went."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from tingsted.ideas.models import Standing
from tingsted.involvement.actions.contributing import (
    contribute_alone,
    ideas_in,
    note_contributed,
    owe_answer,
    said,
    tell_of,
)
from tingsted.involvement.actions.inviting import may_still
from tingsted.involvement.events import Contributed, ParagraphCommented, ParagraphsFollowed
from tingsted.involvement.following import follow
from tingsted.involvement.models import (
    Comment,
    Contribution,
    Document,
    DocumentVersion,
    Invitation,
    Matter,
    Paragraph,
    Reply,
    Succession,
)
from tingsted.kernel import clock
from tingsted.kernel.actions import Refused, action, announce
from tingsted.kernel.actors import Actor
from tingsted.kernel.events import about
from tingsted.kernel.rights import require
from tingsted.places.models import Area


@action
def comment(
    actor: Actor,
    *,
    paragraph: Paragraph,
    words: str,
    invitation: Invitation | None = None,
    name: str = "",
    email: str = "",
    area: Area | None = None,
) -> Contribution:
    """Comment on a paragraph: for the body that was asked, or for oneself where the matter says so.

    It is a contribution like any other: an answer is owed to it, and a citizen's is read before it is public.
    """
    document = paragraph.version.document
    require("involvement.see_document", actor, document)
    if document.versions.filter(number__gt=paragraph.version.number).exists():
        raise Refused(_("There is a newer version. Comment on that one."), "words")
    if invitation is None:
        contribution: Contribution = contribute_alone(
            actor, matter=document.matter, words=words, name=name, email=email, area=area
        )
    else:
        contribution = _for_the_body(actor, invitation, document.matter, words)
    Comment.objects.create(contribution=contribution, paragraph=paragraph)
    announce(
        actor,
        ParagraphCommented(
            about=about(document),
            title=document.matter.title,
            document=document.title,
            number=paragraph.number,
        ),
    )
    return contribution


def _for_the_body(actor: Actor, invitation: Invitation, matter: Matter, words: str) -> Contribution:
    require("involvement.answer", actor, invitation)
    if invitation.matter_id != matter.pk:
        raise Refused(_("Your body was asked about another matter."))
    may_still(matter)
    contribution = Contribution(
        matter=matter,
        source=Contribution.From.BODY,
        office=invitation.office,
        area=invitation.office.area,
        words=said(words),
        standing=Standing.PUBLIC,
        late=matter.is_late(),
        sent_on=clock.today(),
        sent_at=clock.now(),
    )
    contribution.promise = owe_answer(actor, contribution)
    contribution.save()
    contribution.ideas.set(ideas_in(contribution.words))
    if invitation.reply != Reply.CONTRIBUTED:
        note_contributed(invitation)
    tell_of(contribution)
    announce(
        actor,
        Contributed(
            about=about(contribution), contribution=contribution.pk, title=matter.title, by=contribution.by
        ),
    )
    return contribution


@action
def follow_paragraphs(actor: Actor, *, document: Document) -> Sequence[Succession]:
    """Where each paragraph of the last version but one went in the last: the comments go with them."""
    require("involvement.keep_time", actor, document.matter)
    versions = list(document.versions.order_by("-number")[:2])
    if len(versions) < 2:
        return []
    later, earlier = (_paragraphs(version) for version in versions)
    rows = [
        Succession(earlier=earlier[a], later=later[b], changed=changed)
        for a, b, changed in follow([p.text for p in earlier], [p.text for p in later])
    ]
    Succession.objects.filter(later__version=versions[0]).delete()
    made = Succession.objects.bulk_create(rows)
    changed = sum(row.changed for row in rows)
    announce(
        actor,
        ParagraphsFollowed(
            about=about(document),
            document=document.title,
            stand=len(rows) - changed,
            changed=changed,
            gone=len(earlier) - len(rows),
        ),
    )
    return made


def _paragraphs(version: DocumentVersion) -> list[Paragraph]:
    return list(version.paragraphs.order_by("number"))
