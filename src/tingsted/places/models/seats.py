"""Seats: who sits in an office, as what, from when to when. Mandates: who may answer for it, in what."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tingsted.kernel import clock
from tingsted.kernel.models import Noun
from tingsted.places.models.offices import Office


class Role(models.TextChoices):
    CHAIR = "chair", _("chair")
    DEPUTY = "deputy chair", _("deputy chair")
    TREASURER = "treasurer", _("treasurer")
    SECRETARY = "secretary", _("secretary")
    MEMBER = "member", _("member")
    SUBSTITUTE = "substitute", _("substitute")
    AUDITOR = "auditor", _("auditor")
    LOCAL_CONTACT = "local contact", _("local contact person")
    OFFICER = "officer", _("officer")
    STAND_IN = "stand-in", _("stand-in")
    LEADER = "leader", _("leader")
    POLITICIAN = "politician", _("politician")
    EDITOR = "editor", _("editor")


EDITING = frozenset({Role.EDITOR, Role.LEADER})  # who sits so keeps every area and body


class SeatQuerySet(models.QuerySet["Seat"]):
    def in_force(self, on: date | None = None) -> SeatQuerySet:
        """The seats that give rights on that day."""
        day = on or clock.today()
        return self.filter(starts__lte=day).filter(Q(ends__isnull=True) | Q(ends__gte=day))

    def visible_to(self, person: Any) -> SeatQuerySet:
        """What each person agreed to show, one's own seats, and those of one's own offices."""
        if getattr(person, "pk", None) is None:
            return self.filter(public=True)
        mine = Seat.objects.filter(person=person).in_force().values("office")
        return self.filter(Q(public=True) | Q(person=person) | Q(office__in=mine))


class Seat(Noun):
    """A person in an office, with a role and a term. Every civic or municipal right comes from one in force."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="seats")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="seats"
    )
    role = models.CharField(max_length=16, choices=Role, default=Role.MEMBER)
    title = models.CharField(max_length=80, blank=True)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    speaks = models.BooleanField(default=False, help_text="The mandate: may answer and act for the office.")
    public = models.BooleanField(default=False, help_text="The person agreed to stand on the public list.")
    phone = models.CharField(max_length=30, blank=True)
    shows_phone = models.BooleanField(default=False, help_text="The person agreed to show the telephone.")
    shows_mail = models.BooleanField(default=False, help_text="The person agreed to show the e-mail.")
    chosen_by = models.CharField(max_length=120, blank=True, help_text="How they came to sit there.")

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("seat")
        ordering: ClassVar[list[str]] = ["office", "starts"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")), name="seat_ends_after_it_begins"
            ),
            models.UniqueConstraint(
                fields=["office"],
                condition=Q(role=Role.CHAIR, ends__isnull=True, person__isnull=False),
                name="one_chair_without_an_end",
            ),
            models.UniqueConstraint(
                fields=["office", "person", "role"],
                condition=Q(ends__isnull=True, person__isnull=False),
                name="one_seat_of_a_kind_without_an_end",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["person", "starts", "ends"])]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_role_display()}, {self.office}"

    def is_in_force(self, on: date | None = None) -> bool:
        day = on or clock.today()
        return self.starts <= day and (self.ends is None or self.ends >= day)

    def may_speak(self, subject: str = "") -> bool:
        """Whether this seat speaks for its office in that subject today; read with `rules.seats_of`."""
        mandates: frozenset[str] = self.__dict__.get("mandated", frozenset())
        return self.speaks or Subject.EVERYTHING in mandates or (bool(subject) and subject in mandates)


class Subject(models.TextChoices):
    """What a mandate is about: the things a body does here in its own name."""

    EVERYTHING = "everything", _("everything")
    ANSWERS = "answers", _("answers to the municipality")
    PLANS = "plans", _("the local development plan")
    SURVEYS = "surveys", _("surveys")
    MEETINGS = "meetings", _("meetings")
    MONEY = "money", _("grants and accounts")
    SEATS = "seats", _("who sits in it")


class MandateQuerySet(models.QuerySet["Mandate"]):
    def in_force(self, on: date | None = None) -> MandateQuerySet:
        day = on or clock.today()
        return self.filter(starts__lte=day).filter(Q(ends__isnull=True) | Q(ends__gte=day))


class Mandate(Noun):
    """One seat may answer for its office in one subject, from a day to a day within the seat's term.

    A seat that `speaks` has the mandate in everything for all of its term; a mandate is for the others.
    """

    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="mandates")
    subject = models.CharField(max_length=12, choices=Subject, default=Subject.EVERYTHING)
    limits = models.CharField(max_length=200, blank=True, help_text="What it is limited to, in words.")
    decided = models.CharField(
        max_length=120, blank=True, help_text="By whom it was given: a meeting, a day."
    )
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)

    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = _("mandate")
        ordering: ClassVar[list[str]] = ["starts", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")), name="mandate_ends_after_it_begins"
            ),
            models.UniqueConstraint(
                fields=["seat", "subject"],
                condition=Q(ends__isnull=True),
                name="one_mandate_of_a_kind_without_an_end",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat}: {self.get_subject_display()}"
