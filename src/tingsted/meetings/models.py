"""A citizen meeting: called on a public page, with a wall in two columns."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tingsted.ideas.models import Idea
from tingsted.kernel.models import Noun
from tingsted.places.models import Area, Office
from tingsted.plans.models import Plan


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def visible_to(self, person: Any) -> MeetingQuerySet:
        """A meeting is public from the moment it is called."""
        return self


class Meeting(Noun):
    """People of an area in one room on one evening."""

    class Kind(models.TextChoices):
        CITIZEN = "citizen", _("citizen meeting")
        RESULT = "result", _("meeting about the result")
        COUNCIL = "council", _("council meeting")

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="meetings")
    body = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="meetings")
    plan = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.SET_NULL, related_name="meetings")
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.CITIZEN)
    title = models.CharField(max_length=140)
    slug = models.SlugField(max_length=80, unique=True)
    about = models.TextField(blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    place = models.CharField(max_length=160)
    cancelled_on = models.DateField(null=True, blank=True)
    cancelled_why = models.CharField(max_length=300, blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        ordering: ClassVar[list[str]] = ["starts_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")), name="meeting_ends_after_it_starts"
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("meetings:meeting", args=[self.slug])


class WallNote(models.Model):
    """That an idea was put on this meeting's wall, by which table."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="notes")
    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="wall_notes")
    table = models.CharField(max_length=20, blank=True)
    remark = models.CharField(max_length=300, blank=True, help_text="Seen by the body only.")
    source_row = models.CharField(max_length=120, blank=True, help_text="File and record it was read from.")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "idea"], name="on_the_wall_once"),
            models.UniqueConstraint(
                fields=["meeting", "source_row"], condition=~Q(source_row=""), name="a_record_is_read_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.idea_id}"
