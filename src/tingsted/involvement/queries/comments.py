"""The comments of a document, each beside the paragraph it stands on in the version that is shown."""

from __future__ import annotations

from dataclasses import dataclass, field

from tingsted.ideas.models import Standing
from tingsted.involvement.models import Contribution, Document, DocumentVersion, Paragraph, Succession
from tingsted.kernel import rounds


@dataclass(frozen=True)
class Placed:
    """A comment as one version shows it: `changed` where its paragraph reads otherwise than it did then."""

    contribution: Contribution
    written_to: Paragraph
    changed: bool = False

    @property
    def taken_back(self) -> bool:
        """Whether its words are gone, and only that they were there is told."""
        return self.contribution.withdrawn_on is not None

    @property
    def version(self) -> int:
        """The version that was commented on."""
        return self.written_to.version.number


@dataclass(frozen=True)
class Commented:
    """A version's paragraphs with their comments, and the comments whose paragraph is gone."""

    paragraphs: tuple[tuple[Paragraph, tuple[Placed, ...]], ...]
    gone: tuple[Placed, ...] = field(default=())

    @property
    def count(self) -> tuple[int, int, int]:
        """How many stand, stand on a changed paragraph, and stand on none any more."""
        placed = [
            comment
            for _paragraph, comments in self.paragraphs
            for comment in comments
            if not comment.taken_back
        ]
        changed = sum(comment.changed for comment in placed)
        return len(placed) - changed, changed, sum(not comment.taken_back for comment in self.gone)


def comments_in(document: Document, shown: DocumentVersion) -> rounds.Reading[Commented]:
    """What was let through of the comments on this version and those before it, as a reading."""
    public = (
        Contribution.objects.filter(standing=Standing.PUBLIC) | Contribution.objects.told_and_taken_back()
    )
    on_it = public.filter(
        comment__paragraph__version__document=document,
        comment__paragraph__version__number__lte=shown.number,
    )
    paragraphs, comments, steps = yield from rounds.together(
        rounds.rows(shown.paragraphs.all()),
        rounds.rows(
            on_it.select_related("comment__paragraph__version", "office", "promise__owed_by").order_by(
                "sent_at", "pk"
            )
        ),
        rounds.rows(
            Succession.objects.filter(later__version__document=document)
            .order_by("pk")
            .values_list("earlier_id", "later_id", "changed")
        ),
    )
    here = {paragraph.pk for paragraph in paragraphs}
    became = {earlier: (later, changed) for earlier, later, changed in steps}
    beside: dict[int, list[Placed]] = {}
    gone = []
    for contribution in comments:
        written_to = contribution.comment.paragraph
        key, changed = _carried(written_to.pk, became, here)
        placed = Placed(contribution, written_to, changed)
        if key is None:
            gone.append(placed)
        else:
            beside.setdefault(key, []).append(placed)
    return Commented(tuple((p, tuple(beside.get(p.pk, ()))) for p in paragraphs), tuple(gone))


def _carried(key: int, became: dict[int, tuple[int, bool]], here: set[int]) -> tuple[int | None, bool]:
    """Where a paragraph of an earlier version is now, and whether it was changed on the way."""
    changed = False
    while key not in here:
        if key not in became:
            return None, changed
        key, step = became[key]
        changed = changed or step
    return key, changed
