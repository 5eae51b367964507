"""The agenda: points in their order, each with its minutes and the one who leads it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tingsted.kernel.models import Noun
from tingsted.meetings.models.meetings import Meeting


class Point(Noun):
    """One point of an agenda."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="points")
    place = models.PositiveSmallIntegerField(help_text="Its place in the order, from 1.")
    title = models.CharField(max_length=140)
    minutes = models.PositiveSmallIntegerField(default=15)
    owner = models.CharField(
        max_length=80, blank=True, help_text="Who leads it, as the public agenda says it."
    )
    words = models.TextField(blank=True)
    notes = models.TextField(blank=True, help_text="What was said, for the minutes.")
    stays_open = models.BooleanField(
        default=False, help_text="Not finished: it comes up at the next meeting."
    )
    carried_from = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="carried_to"
    )

    class Meta:
        verbose_name = _("point of the agenda")
        ordering: ClassVar[list[str]] = ["place", "pk"]

    def __str__(self) -> str:
        return self.title
