"""Who wants to hear what comes of what citizens said to a body, wherever they said it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tingsted.involvement.models.invitations import Invitation
from tingsted.involvement.models.questions import Saying


class Listener(models.Model):
    """An address left by somebody who was asked elsewhere (in a survey), to hear what came of it; then forgotten.

    Without a day and with a key that says nothing, so that it can't be laid beside an answer.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="listeners")
    email = models.EmailField(help_text="Left with consent to be told what came of it; then forgotten.")
    asked = models.CharField(max_length=140, help_text="What they were asked, for the letter.")

    class Meta:
        verbose_name = _("address to be told at")
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["invitation", "email"], name="one_listener_for_each_address")
        ]

    def __str__(self) -> str:
        return str(self.pk)


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
