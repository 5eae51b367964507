"""A wall in two columns: that an idea hangs on it, and the records of a file that need a hand."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tingsted.ideas.models import Idea
from tingsted.meetings.models.meetings import Meeting
from tingsted.places.models import Seat


class WallNote(models.Model):
    """That an idea was put on this meeting's wall, by which table."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="notes")
    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="wall_notes")
    table = models.CharField(max_length=20, blank=True)
    paper_number = models.CharField(
        max_length=20, blank=True, help_text="The number written on the note itself."
    )
    from_phone = models.BooleanField(default=False, help_text="Sent from somebody's own phone in the room.")
    remark = models.TextField(blank=True, help_text="Seen by the body only.")
    source_row = models.CharField(
        max_length=40, blank=True, help_text="Fingerprint of the record it was read from."
    )
    read_from = models.CharField(max_length=120, blank=True, help_text="File and record, for people.")

    class Meta:
        verbose_name = _("note on the wall")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "idea"], name="on_the_wall_once"),
            models.UniqueConstraint(
                fields=["meeting", "source_row"], condition=~Q(source_row=""), name="a_record_is_read_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.idea_id}"


class LeftoverQuerySet(models.QuerySet["Leftover"]):
    def waiting(self) -> LeftoverQuerySet:
        return self.filter(settled_on__isnull=True)

    def visible_to(self, person: Any) -> LeftoverQuerySet:
        """Only the body that held the meeting sees what could not be read."""
        if getattr(person, "pk", None) is None:
            return self.none()
        return self.filter(meeting__body__in=Seat.objects.filter(person=person).in_force().values("office"))


class Leftover(models.Model):
    """A record that could not become an idea by itself: kept as it stood until somebody has decided."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="leftovers")
    source_row = models.CharField(max_length=40)
    read_from = models.CharField(max_length=120, blank=True)
    cells = models.JSONField(default=dict, help_text="The cells as they stood in the file.")
    why = models.CharField(max_length=20, help_text="What kept it back: no words, swapped, too long.")
    settled_on = models.DateField(null=True, blank=True)
    became = models.ForeignKey(Idea, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects = LeftoverQuerySet.as_manager()

    class Meta:
        verbose_name = _("record that needs a hand")
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "source_row"], name="a_leftover_is_kept_once")
        ]

    def __str__(self) -> str:
        return self.read_from
