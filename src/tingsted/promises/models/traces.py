"""What stays readable of a promise on its way: new dates, moves, and that its two sides were told; and the patience."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tingsted.kernel.models import Noun
from tingsted.places.models import Office
from tingsted.promises.models.promises import Promise


class Extension(models.Model):
    """A new date with its reason: the old one stays readable."""

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="extensions")
    from_due = models.DateField()
    to_due = models.DateField()
    reason = models.TextField()
    on = models.DateField()

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return f"{self.from_due} → {self.to_due}"


class Move(models.Model):
    """That a promise went to another office with its work, and why: who owed it before stays readable."""

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="moves")
    from_office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    to_office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    on = models.DateField()

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return f"{self.from_office} → {self.to_office}"


class Reminder(models.Model):
    """That both sides were told of a date once: the row is the proof, whoever's clock asks again."""

    class Stage(models.TextChoices):
        SOON = "soon", _("the date is near")
        OVER = "over", _("the date has passed")
        LEADER = "leader", _("the leader was told")
        REVIEW = "review", _("a standing promise is looked at again")

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="reminders")
    stage = models.CharField(max_length=6, choices=Stage)
    for_due = models.DateField(help_text="The date it was about: a new date is reminded of anew.")
    on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["promise", "stage", "for_due"], name="reminded_once_of_each_date")
        ]

    def __str__(self) -> str:
        return f"{self.promise_id} {self.stage} {self.for_due}"


class Patience(Noun):
    """How long the ledger waits before it speaks up: one row, which the municipality's editors set."""

    remind_before = models.PositiveSmallIntegerField(
        default=7, help_text="Days before a date that the office is reminded; half of a shorter time."
    )
    tell_leader_after = models.PositiveSmallIntegerField(
        default=14, help_text="Days over the date after which it lies on the leader's desk."
    )

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=Q(pk=1), name="one_patience")]

    def __str__(self) -> str:
        return f"{self.remind_before} / {self.tell_leader_after}"


def patience() -> Patience:
    """The municipality's patience, or that of the house where it has set none."""
    return Patience.objects.filter(pk=1).first() or Patience(pk=1, version=0)
