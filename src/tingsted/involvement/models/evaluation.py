"""Three questions to those who were asked; an answer has no key to anybody."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tingsted.involvement.models.invitations import Invitation
from tingsted.involvement.models.matters import Matter


class Evaluation(models.Model):
    """That one invited body was asked the three questions, and whether it has answered: not what."""

    invitation = models.OneToOneField(Invitation, on_delete=models.CASCADE, related_name="evaluation")
    asked_on = models.DateField()
    answered = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.invitation_id} {self.answered}"


class EvaluationAnswer(models.Model):
    """One answer to the three questions: with the matter only, without body, person or day."""

    class Judgement(models.TextChoices):
        YES = "yes", _("yes")
        PARTLY = "partly", _("partly")
        NO = "no", _("no")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="judgements")
    influence = models.CharField(max_length=6, choices=Judgement)
    answer = models.CharField(max_length=6, choices=Judgement)
    worth = models.CharField(max_length=6, choices=Judgement)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return str(self.pk)
