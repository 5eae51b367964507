"""The roll: who may answer, and who has. It knows no ballot, and no ballot knows it.

An entry has a random key, a digest that only the holder of the code or the address can make again, and whether it was
used: no day, no time, no name. Ballots are put in the order of their random keys every night (`mixing`), so the order
in which either table was written says nothing of the other.
"""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tingsted.places.models import Seat
from tingsted.surveys.models.surveys import Survey


class PrintingQuerySet(models.QuerySet["Printing"]):
    def visible_to(self, person: Any) -> PrintingQuerySet:
        """What was printed is seen by the body and its contact office."""
        if getattr(person, "pk", None) is None:
            return self.none()
        mine = Seat.objects.filter(person=person).in_force().values("office")
        return self.filter(survey__body__in=mine) | self.filter(survey__body__contact_office__in=mine)


class Printing(models.Model):
    """One file of postcards: how many, and when. The addresses and the codes stood in the file only."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="printings")
    cards = models.PositiveIntegerField()
    day = models.DateField()
    void_on = models.DateField(null=True, blank=True, help_text="Its unused codes let nobody in any more.")

    objects = PrintingQuerySet.as_manager()

    class Meta:
        verbose_name = _("printing of postcards")
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return f"{self.cards} ({self.day})"


class RollEntry(models.Model):
    """One who may answer once: a postcard's code, an address or a person, as a digest; used or not."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="roll")
    digest = models.CharField(max_length=64)
    used = models.BooleanField(default=False)
    listed = models.BooleanField(default=False, help_text="Written on the roll beforehand by the body.")
    printing = models.ForeignKey(Printing, null=True, on_delete=models.CASCADE, related_name="entries")

    class Meta:
        verbose_name = _("entry of the roll")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["survey", "digest"], name="one_entry_per_digest")
        ]

    def __str__(self) -> str:
        return str(self.pk)
