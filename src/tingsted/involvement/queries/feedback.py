"""The department's contributions as it works on them: in groups, with the answer that is written and the one given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tingsted.ideas.models import Standing
from tingsted.involvement.models import AnswerGroup, Contribution, Feedback, Matter
from tingsted.kernel import rounds
from tingsted.promises.models import OPEN_STATES


def is_owed_here(contribution: Contribution) -> bool:
    """Whether the office whose matter it is still owes the answer."""
    promise = contribution.promise
    return (
        promise is not None
        and promise.state in OPEN_STATES
        and promise.owed_by_id == contribution.matter.owner_id
    )


@dataclass(frozen=True)
class Line:
    """One contribution: what is written to it, and whether the office may still write."""

    contribution: Contribution
    feedback: Feedback | None
    open: bool

    @property
    def state(self) -> str:
        """Where its answer is: none, draft, given, elsewhere."""
        promise = self.contribution.promise
        if self.open:
            return "draft" if self.feedback is not None and self.feedback.is_draft else "none"
        return "given" if promise is not None and promise.answer else "elsewhere"


@dataclass(frozen=True)
class Heap:
    """Contributions under one title; the last heap has none."""

    group: AnswerGroup | None
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Answers:
    """All of a matter's contributions in heaps."""

    heaps: tuple[Heap, ...]

    def count(self, state: str) -> int:
        """How many stand there."""
        return sum(line.state == state for heap in self.heaps for line in heap.lines)


def answers_of(matter: Matter) -> rounds.Reading[Answers]:
    """The public contributions that stand, in the department's groups, as a reading."""
    public = Contribution.objects.standing_ones().filter(matter=matter, standing=Standing.PUBLIC)
    related = ("office", "promise__owed_by", "feedback__group", "feedback__to", "comment__paragraph__version")
    rows = yield from rounds.rows(
        public.select_related(*related, "comment__paragraph__version__document").order_by("sent_at", "pk")
    )
    return Answers(_in_heaps(matter, rows))


def _in_heaps(matter: Matter, rows: Iterable[Contribution]) -> tuple[Heap, ...]:
    heaps: dict[int | None, tuple[AnswerGroup | None, list[Line]]] = {}
    for row in rows:
        row.matter = matter
        feedback: Feedback | None = getattr(row, "feedback", None)
        group = feedback.group if feedback is not None else None
        _group, lines = heaps.setdefault(group.pk if group else None, (group, []))
        lines.append(Line(row, feedback, is_owed_here(row)))
    order = sorted(heaps, key=lambda key: (key is None, key or 0))
    return tuple(Heap(heaps[key][0], tuple(heaps[key][1])) for key in order)
