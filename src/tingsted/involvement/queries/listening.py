"""Who wants to hear what comes of what citizens said to a body, wherever they said it."""

from __future__ import annotations

from dataclasses import dataclass

from tingsted.involvement.models import Listener, Saying


@dataclass(frozen=True)
class Listening:
    """An address to write to, what its owner was asked, and a key that keeps a letter from going twice."""

    email: str
    asked: str
    key: str


def listening_to(invitation: int | None) -> list[Listening]:
    """Each address once, of those who answered the body's question or left it where they were asked elsewhere."""
    if invitation is None:
        return []
    sayings = Saying.objects.filter(question__invitation=invitation).exclude(email="")
    found = [
        Listening(s.email, s.question.words, str(s.pk))
        for s in sayings.select_related("question").order_by("day", "pk")
    ]
    found += [
        Listening(one.email, one.asked, str(one.pk)) for one in Listener.objects.filter(invitation=invitation)
    ]
    return list({one.email.casefold(): one for one in reversed(found)}.values())[::-1]
