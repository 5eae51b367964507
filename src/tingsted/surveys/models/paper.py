"""Paper: sheets with a code each, typed in batches by one person and checked by another before they are counted.

What was typed stands on the sheet only until its batch is put in among the answers. Then it becomes ballots in random
order, and the sheet keeps nothing but its code: nobody can type it twice, and nobody can tell which ballot it was.
"""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tingsted.kernel import clock
from tingsted.places.models import Seat
from tingsted.surveys.models.surveys import Survey


class TypistQuerySet(models.QuerySet["Typist"]):
    def in_force(self) -> TypistQuerySet:
        """Those whose time has not passed."""
        return self.filter(until__gte=clock.today())

    def visible_to(self, person: Any) -> TypistQuerySet:
        """Who helps with the typing is seen by the body that let them."""
        if getattr(person, "pk", None) is None:
            return self.none()
        return self.filter(survey__body__in=Seat.objects.filter(person=person).in_force().values("office"))


class Typist(models.Model):
    """Somebody whom the body lets type in and check sheets of one survey, until a day; forgotten when it has passed."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="typists")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    until = models.DateField(help_text="The last day.")

    objects = TypistQuerySet.as_manager()

    class Meta:
        verbose_name = _("helper with the typing")
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["survey", "person"], name="one_typist_per_person")
        ]

    def __str__(self) -> str:
        return str(self.person)


class BatchQuerySet(models.QuerySet["Batch"]):
    def visible_to(self, person: Any) -> BatchQuerySet:
        """A batch is seen by the body, by its contact office, and by those whom the body lets type."""
        if getattr(person, "pk", None) is None:
            return self.none()
        mine = Seat.objects.filter(person=person).in_force().values("office")
        lent = Typist.objects.in_force().filter(person=person).values("survey")
        return self.filter(
            Q(survey__body__in=mine) | Q(survey__body__contact_office__in=mine) | Q(survey__in=lent)
        )


class Batch(models.Model):
    """A pile of sheets that one person types; another types a sample of it again."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="batches")
    number = models.PositiveSmallIntegerField()
    typist = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    begun_on = models.DateField()
    drawn_on = models.DateField(null=True, blank=True, help_text="When the sample to check was drawn.")
    put_in_on = models.DateField(null=True, blank=True, help_text="When its sheets became ballots.")
    sheets_counted = models.PositiveSmallIntegerField(default=0)
    faults_found = models.PositiveSmallIntegerField(default=0)

    objects = BatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("batch of sheets")
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["survey", "number"], name="one_batch_per_number")
        ]

    def __str__(self) -> str:
        return f"{self.survey_id}: {self.number}"


class PaperSheet(models.Model):
    """One printed sheet: its code, and what was typed from it until the batch is put in."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="sheets")
    code = models.CharField(max_length=8)
    batch = models.ForeignKey(Batch, null=True, on_delete=models.SET_NULL, related_name="sheets")
    typed = models.JSONField(
        null=True, help_text="The fields as the page would send them; None once counted."
    )
    admitted = models.BooleanField(default=False, help_text="Its postcard's code has been used up.")
    drawn = models.BooleanField(default=False, help_text="In the sample that a second person types again.")
    checked = models.BooleanField(default=False)
    faults = models.PositiveSmallIntegerField(
        default=0, help_text="Fields that the second person read otherwise."
    )

    class Meta:
        verbose_name = _("sheet of paper")
        ordering: ClassVar[list[str]] = ["code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["survey", "code"], name="one_sheet_per_code")
        ]

    def __str__(self) -> str:
        return self.code
