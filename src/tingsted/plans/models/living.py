"""What keeps a plan alive: the question twice a year to each coordinator, and their calls for help."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tingsted.plans.models.contents import Action


class Nudge(models.Model):
    """How far is it? asked of an action's coordinator on one of the two days of a year."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="nudges")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    on = models.DateField(help_text="The day of the round: the first of March or of September.")
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("question to a coordinator")
        ordering: ClassVar[list[str]] = ["-on", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["action", "on"], name="asked_once_a_round")]

    def __str__(self) -> str:
        return f"{self.action_id} {self.on}"


class HelpCallQuerySet(models.QuerySet["HelpCall"]):
    def waiting(self) -> HelpCallQuerySet:
        return self.filter(settled_on__isnull=True)


class HelpCall(models.Model):
    """»We are stuck«: a coordinator's call for help. It is no state of the work, and nobody else sees it."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="help_calls")
    words = models.CharField(max_length=600)
    on = models.DateField()
    settled_on = models.DateField(null=True, blank=True)

    objects = HelpCallQuerySet.as_manager()

    class Meta:
        verbose_name = _("call for help")
        ordering: ClassVar[list[str]] = ["-on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["action"], condition=Q(settled_on__isnull=True), name="one_call_for_help_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return self.words
