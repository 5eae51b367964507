"""A survey that a body makes to hear its citizens before it answers the municipality."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tingsted.involvement.models import Contribution, Invitation
from tingsted.surveys.models.surveys import Survey


class AskedForQuerySet(models.QuerySet["AskedFor"]):
    def with_outcome(self) -> AskedForQuerySet:
        """With the matter, what the body answered and what came of it: what a survey's pages tell."""
        return self.select_related("invitation__matter__owner", "invitation__contribution__promise__owed_by")


class AskedFor(models.Model):
    """That a survey asks on behalf of a body's answer to a matter: what is said is laid beside that answer."""

    survey = models.OneToOneField(Survey, on_delete=models.CASCADE, related_name="asked_for")
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="surveys")

    objects = AskedForQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return f"{self.survey_id} → {self.invitation_id}"

    @property
    def answer(self) -> Contribution | None:
        """What the body has answered, if it stands."""
        said: Contribution | None = getattr(self.invitation, "contribution", None)
        return said if said is not None and said.withdrawn_on is None else None

    @property
    def takes_listeners(self) -> bool:
        """Whether anything is still to come that somebody may want to hear of."""
        answer = self.answer
        owed = answer.promise if answer is not None else None
        return self.invitation.lapsed_on is None and (owed is None or owed.is_open)
