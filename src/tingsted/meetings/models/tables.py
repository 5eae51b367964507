"""Who sits where, in every round: the people in the room, and the seating that was found for them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tingsted.kernel.models import Noun
from tingsted.meetings.models.meetings import Meeting
from tingsted.meetings.models.sign_ups import SignUp
from tingsted.places.models import Seat


class GuestQuerySet(models.QuerySet["Guest"]):
    def visible_to(self, person: Any) -> GuestQuerySet:
        """Only the body that called the meeting has the list of names."""
        if getattr(person, "pk", None) is None:
            return self.none()
        return self.filter(meeting__body__in=Seat.objects.filter(person=person).in_force().values("office"))


class Guest(models.Model):
    """One who is there and shall sit somewhere; forgotten with the sign-ups."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="guests")
    sign_up = models.ForeignKey(
        SignUp, null=True, blank=True, on_delete=models.CASCADE, related_name="guests"
    )
    name = models.CharField(max_length=80)
    group = models.CharField(max_length=40, blank=True, help_text="What to mix by: their village, their age.")
    hosts = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="The table they stay at in every round, from 1."
    )

    objects = GuestQuerySet.as_manager()

    class Meta:
        verbose_name = _("guest")
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return self.name


class TablePlan(Noun):
    """Everybody's table in every round, as it was found, with what is needed to find it again."""

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="table_plan")
    seats = models.PositiveSmallIntegerField()
    rounds = models.PositiveSmallIntegerField()
    seed = models.PositiveIntegerField(default=0)
    guests = models.JSONField(default=list, help_text="The guests by key, in the order of the tables' rows.")
    tables = models.JSONField(
        default=list, help_text="By round, the table of each guest from 0; -1 where they had not come yet."
    )
    repeats = models.PositiveIntegerField(default=0)
    uneven = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("who sits where")

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.rounds}"
