"""The evening itself: what the room takes in and shows, and what it votes about."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tingsted.ideas.models import Idea
from tingsted.kernel import clock
from tingsted.meetings.models.agenda import Point
from tingsted.meetings.models.meetings import Meeting

CLOSES_ITSELF = timedelta(hours=3)
ALPHABET = "ABDEFGHJKLMNPRSTUVXYZ23456789"
"""Letters and numbers that are read aloud and typed without mistaking one for another."""
CODE_LENGTH = 5


class RoomQuerySet(models.QuerySet["Room"]):
    def visible_to(self, person: Any) -> RoomQuerySet:
        """Everybody with the code; it stands on the wall of the room."""
        return self


class Room(models.Model):
    """One meeting's evening: the code to it, what is asked, what the screen shows, and the point that is on.

    `turn` counts what the hosts did: a phone asks for it alone, so that three hundred of them cost little.
    """

    class Shows(models.TextChoices):
        WALL = "wall", _("the notes")
        POLL = "poll", _("the vote")
        AGENDA = "agenda", _("the agenda")
        TABLES = "tables", _("who sits where")

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, primary_key=True, related_name="room")
    code = models.CharField(max_length=CODE_LENGTH, unique=True)
    question = models.CharField(max_length=140, blank=True)
    shows = models.CharField(max_length=6, choices=Shows, default=Shows.WALL)
    point = models.ForeignKey(Point, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    point_since = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    turn = models.PositiveIntegerField(default=0)

    objects = RoomQuerySet.as_manager()

    class Meta:
        verbose_name = _("room")

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("meetings:phone", args=[self.code])

    @property
    def is_open(self) -> bool:
        """Whether phones may send: opened, not closed, and not forgotten open since the meeting was over."""
        if self.opened_at is None or self.closed_at is not None or self.meeting.cancelled_on is not None:
            return False
        return clock.now() < max(self.meeting.over_at, self.opened_at) + CLOSES_ITSELF


class Apart(models.Model):
    """Two ideas that look alike and are not the same: a person said so, and is not asked again."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="apart")
    left = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="+")
    right = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("two that are not the same")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "left", "right"], name="told_apart_once"),
            models.CheckConstraint(condition=Q(left__lt=F("right")), name="the_lower_number_stands_left"),
        ]

    def __str__(self) -> str:
        return f"{self.left_id} {self.right_id}"


class Poll(models.Model):
    """A vote in the room: dots on several choices, or one raised hand.

    While it is open, each phone's marks stand under a number that is its own in this vote alone. When it closes only
    the counts are kept.
    """

    class Kind(models.TextChoices):
        DOTS = "dots", _("dots")
        HANDS = "hands", _("a show of hands")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="polls")
    kind = models.CharField(max_length=5, choices=Kind)
    question = models.CharField(max_length=140)
    dots = models.PositiveSmallIntegerField(default=3, help_text="How many choices one may mark.")
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    phones = models.PositiveIntegerField(default=0, help_text="How many phones voted, once it is closed.")

    class Meta:
        verbose_name = _("vote")
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return self.question

    @property
    def is_open(self) -> bool:
        return self.opened_at is not None and self.closed_at is None


class Choice(models.Model):
    """One thing to vote for: words, or an idea from the wall."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="choices")
    idea = models.ForeignKey(Idea, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    words = models.CharField(max_length=140)
    by_phone = models.PositiveIntegerField(default=0, help_text="Counted when the vote closed.")
    in_room = models.PositiveIntegerField(default=0, help_text="Hands or dots counted by people in the room.")

    class Meta:
        verbose_name = _("choice")
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return self.words


class Mark(models.Model):
    """One phone's mark on one choice, only while the vote is open."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="marks")
    choice = models.ForeignKey(Choice, on_delete=models.CASCADE, related_name="marks")
    hand = models.CharField(max_length=24, help_text="What tells a phone in this vote, and in no other.")

    class Meta:
        verbose_name = _("mark")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["poll", "hand", "choice"], name="a_hand_marks_a_choice_once")
        ]

    def __str__(self) -> str:
        return f"{self.poll_id} {self.choice_id}"
