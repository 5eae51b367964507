"""The minutes: what was said and decided under each point, who does what, and who may be named."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tingsted.kernel.models import Noun
from tingsted.meetings.models.agenda import Point
from tingsted.meetings.models.meetings import Meeting
from tingsted.places.models import Seat


class MinutesQuerySet(models.QuerySet["Minutes"]):
    def visible_to(self, person: Any) -> MinutesQuerySet:
        """Published ones for everybody; drafts for the body that held the meeting."""
        public = Q(state=Minutes.State.PUBLISHED)
        if getattr(person, "pk", None) is None:
            return self.filter(public)
        mine = Seat.objects.filter(person=person).in_force().values("office")
        return self.filter(public | Q(meeting__body__in=mine))


class Minutes(Noun):
    """The minutes of one meeting."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        APPROVED = "approved", _("approved")
        PUBLISHED = "published", _("published")

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="minutes")
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    may_be_named = models.TextField(
        blank=True,
        help_text="A line each: people who said yes, groups and roles. Only these are named in public.",
    )
    not_named = models.TextField(
        blank=True, help_text="A line each: people who were there and are not named in public."
    )
    approved_on = models.DateField(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)

    objects = MinutesQuerySet.as_manager()

    class Meta:
        verbose_name = _("minutes")

    def __str__(self) -> str:
        return f"{self.meeting}: {self.get_state_display()}"

    def get_absolute_url(self) -> str:
        return reverse("meetings:minutes", args=[self.meeting.slug])


class Decision(models.Model):
    """What was decided under a point."""

    point = models.ForeignKey(Point, on_delete=models.CASCADE, related_name="decisions")
    words = models.CharField(max_length=500)

    class Meta:
        verbose_name = _("decision")
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return self.words


class Task(models.Model):
    """Who does what, until when. One that stayed open has a row of its own at the next meeting."""

    point = models.ForeignKey(Point, on_delete=models.CASCADE, related_name="tasks")
    words = models.CharField(max_length=300)
    owner = models.CharField(max_length=80, blank=True)
    due = models.DateField(null=True, blank=True)
    done = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("task")
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return self.words
