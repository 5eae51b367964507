"""A meeting: called on a public page, in a room, on a link or both, with seats or without."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tingsted.kernel import clock
from tingsted.kernel.models import Noun
from tingsted.places.models import Area, Office
from tingsted.plans.models import Plan


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def visible_to(self, person: Any) -> MeetingQuerySet:
        """A meeting is public from the moment it is called."""
        return self

    def coming(self) -> MeetingQuerySet:
        """Those that are not over and not cancelled, the nearest first."""
        ended = clock.now() - timedelta(hours=3)
        return self.filter(cancelled_on__isnull=True, starts_at__gte=ended).order_by("starts_at")


class Meeting(Noun):
    """People of an area in one room on one evening."""

    class Kind(models.TextChoices):
        CITIZEN = "citizen", _("citizen meeting")
        RESULT = "result", _("meeting about the result")
        WORKSHOP = "workshop", _("workshop")
        DIALOGUE = "dialogue", _("dialogue meeting")
        ASSEMBLY = "assembly", _("general assembly")
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
    place = models.CharField(max_length=160, blank=True)
    link = models.URLField(max_length=300, blank=True, help_text="Where people take part from home.")
    longitude = models.FloatField(null=True, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    signs_up = models.BooleanField(default=False, help_text="Whether people tell beforehand that they come.")
    seats = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Empty: there is room for all.")
    revised_at = models.DateTimeField(
        null=True, editable=False, help_text="When calendars had to hear of it."
    )
    cancelled_on = models.DateField(null=True, blank=True)
    cancelled_why = models.CharField(max_length=300, blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        ordering: ClassVar[list[str]] = ["starts_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                name="meeting_ends_after_it_starts",
            ),
            models.CheckConstraint(condition=~Q(place="") | ~Q(link=""), name="a_meeting_is_held_somewhere"),
            models.CheckConstraint(
                condition=Q(longitude__isnull=True, latitude__isnull=True)
                | Q(longitude__isnull=False, latitude__isnull=False),
                name="a_meetings_point_has_both_its_numbers",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("meetings:meeting", args=[self.slug])

    @property
    def where(self) -> str:
        """The place in words; a meeting on a link alone is held at home."""
        return self.place or str(_("on a link"))

    @property
    def over_at(self) -> datetime:
        """When it is over: as it was called, or three hours after it began."""
        return self.ends_at or self.starts_at + timedelta(hours=3)

    @property
    def is_over(self) -> bool:
        return self.over_at < clock.now()

    @property
    def takes_sign_ups(self) -> bool:
        """Whether one can still tell that one comes: until it begins."""
        return self.signs_up and self.cancelled_on is None and self.starts_at > clock.now()
