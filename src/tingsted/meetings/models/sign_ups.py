"""Who said that they come: without an account, confirmed by the link in a letter, forgotten after the meeting."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from tingsted.meetings.models.meetings import Meeting
from tingsted.places.models import Seat

MOST_TOGETHER = 8


class SignUpQuerySet(models.QuerySet["SignUp"]):
    def seated(self) -> SignUpQuerySet:
        """Those who have a seat, in the order they got it."""
        return self.filter(standing=SignUp.Standing.SEATED).order_by("stood_at", "pk")

    def in_line(self) -> SignUpQuerySet:
        """The waiting list, first come first."""
        return self.filter(standing=SignUp.Standing.WAITING).order_by("stood_at", "pk")

    def people(self) -> int:
        """How many people these are."""
        return int(self.aggregate(n=Sum("people"))["n"] or 0)

    def visible_to(self, person: Any) -> SignUpQuerySet:
        """Only the body that called the meeting sees who comes."""
        if getattr(person, "pk", None) is None:
            return self.none()
        return self.filter(meeting__body__in=Seat.objects.filter(person=person).in_force().values("office"))


class SignUp(models.Model):
    """One address that said: we come, so and so many.

    It takes no seat before its owner used the link in the letter. `trace` tells the address without holding it, so
    that one who takes it back and comes again goes on in the calendar where they were.
    """

    class Standing(models.TextChoices):
        ASKED = "asked", _("not confirmed yet")
        SEATED = "seated", _("has a seat")
        WAITING = "waiting", _("on the waiting list")
        GONE = "gone", _("does not come")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="sign_ups")
    trace = models.CharField(max_length=24)
    name = models.CharField(max_length=80, blank=True)
    email = models.EmailField(blank=True)
    people = models.PositiveSmallIntegerField(default=1)
    needs = models.CharField(max_length=300, blank=True, help_text="What they need to take part; hosts only.")
    language = models.CharField(max_length=5, default="da")
    standing = models.CharField(max_length=7, choices=Standing, default=Standing.ASKED)
    asked_at = models.DateTimeField()
    stood_at = models.DateTimeField(
        null=True, help_text="When they got their seat, or their place in the line."
    )
    turn = models.PositiveSmallIntegerField(
        default=0, help_text="How often their own calendar had to be told."
    )

    objects = SignUpQuerySet.as_manager()

    class Meta:
        verbose_name = _("sign-up")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "trace"], name="an_address_signs_up_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_standing_display()}: {self.people}"
