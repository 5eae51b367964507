"""What the notices hold on people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext_noop

from tingsted.kernel import rounds
from tingsted.kernel.ports import Filling, Matter, PersonalData, holds_personal_data, open_matters
from tingsted.notices.models import Ask, Digest, Letter, News, Subscription
from tingsted.notices.writing import sentence
from tingsted.places.models import Office


@open_matters.fill
def what_waits(offices: Sequence[Office]) -> Filling[Matter]:
    """For whoever takes bodies over: what waits for the contact office. What waits for a body is the body's own."""
    town_hall = [office.pk for office in offices if not office.is_body]
    waiting = Ask.objects.waiting().filter(office__in=town_hall)
    for ask in (yield from rounds.rows(waiting.order_by("due", "since", "pk"))):
        yield Matter(ask.office_id or 0, sentence(ask.kind, ask.facts), ask.url, ask.due)


def _rows(model: Any, *fields: str) -> Any:
    def export(person: Any) -> Iterator[dict[str, Any]]:
        yield from model.objects.filter(person=person).values(*fields)

    return export


def _delete(model: Any) -> Any:
    return lambda person: model.objects.filter(person=person).delete()[0]


def _letters(person: Any) -> Iterator[dict[str, Any]]:
    for letter in Letter.objects.filter(to=person.email or ""):
        yield {
            "to": letter.to,
            "subject": letter.subject,
            "text": letter.text,
            "written_at": letter.written_at,
        }


for _model, _fields in (
    (Ask, ("kind", "about", "facts", "due", "since", "done_at")),
    (News, ("kind", "about", "facts", "at")),
    (Digest, ("day", "empty")),
    (Subscription, ("digest",)),
):
    holds_personal_data(
        PersonalData(
            model=f"notices.{_model.__name__}",
            fields=frozenset({"person"}),
            why=gettext_noop("To tell people what waits for them."),
            kept=gettext_noop("Until it is done, then with the person."),
            export=_rows(_model, *_fields),
            erase=_delete(_model),
        )
    )
holds_personal_data(
    PersonalData(
        model="notices.Letter",
        fields=frozenset({"to", "subject", "text", "html"}),
        why=gettext_noop("To send what was asked for, once."),
        kept=gettext_noop("90 days after it was sent."),
        export=_letters,
        erase=lambda person: Letter.objects.filter(to=person.email or "").delete()[0],
    )
)
