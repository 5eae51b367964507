"""What the body sees while a survey is open, and the copies that went to an auditor."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tingsted.places.models import Office, Seat
from tingsted.surveys.models.surveys import Survey


class SoFar(models.Model):
    """How it stands while it is open, for the body alone: an order and rough shares, never a count per idea.

    It moves on only when some more have answered, and `seen` keeps every table it has shown, so that no later
    figure, the result's included, gives away what a few people have answered in between.
    """

    survey = models.OneToOneField(Survey, on_delete=models.CASCADE, related_name="so_far")
    answers = models.PositiveIntegerField()
    table = models.JSONField(help_text="One row per card: place, from, to, and the share between two steps.")
    tables = models.JSONField(default=dict, help_text="Who has answered: kind → publication.")
    compared = models.JSONField(default=dict, help_text="Beside who lives here: kind → rows.")
    seen = models.JSONField(default=list, help_text="Every table of people shown so far.")
    counted_on = models.DateField()

    class Meta:
        verbose_name = _("how it stands so far")

    def __str__(self) -> str:
        return f"{self.survey_id}: {self.answers}"


class AuditorCopyQuerySet(models.QuerySet["AuditorCopy"]):
    def visible_to(self, person: Any) -> AuditorCopyQuerySet:
        """Who got the whole material is seen by the body that handed it over, and by its contact office."""
        if getattr(person, "pk", None) is None:
            return self.none()
        mine = Seat.objects.filter(person=person).in_force().values("office")
        return self.filter(models.Q(survey__body__in=mine) | models.Q(survey__body__contact_office__in=mine))


class AuditorCopy(models.Model):
    """The whole material of a result, handed over under agreement so that somebody else can count again."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="copies")
    by = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    receiver = models.CharField(max_length=120, help_text="The organisation that counts again.")
    purpose = models.CharField(max_length=300)
    delete_by = models.DateField(help_text="When the receiver has promised to delete it.")
    digest = models.CharField(max_length=64, help_text="Of the material in it.")
    handed_on = models.DateField()

    objects = AuditorCopyQuerySet.as_manager()

    class Meta:
        verbose_name = _("copy for an auditor")
        ordering: ClassVar[list[str]] = ["-handed_on", "-pk"]

    def __str__(self) -> str:
        return self.receiver
