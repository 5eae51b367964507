"""Whom in the municipality a body turns to, what they noted, and how one officer's bodies go to the next."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tingsted.kernel import clock
from tingsted.kernel.models import Noun
from tingsted.places.models.offices import Office
from tingsted.places.models.seats import Seat


class ContactQuerySet(models.QuerySet["Contact"]):
    def in_force(self, on: date | None = None) -> ContactQuerySet:
        day = on or clock.today()
        return self.filter(starts__lte=day).filter(Q(ends__isnull=True) | Q(ends__gte=day))


class Contact(Noun):
    """An officer has a body: their seat in the contact office, and the seat of the one who stands in."""

    body = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="contacts")
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="portfolio")
    stand_in = models.ForeignKey(
        Seat, null=True, blank=True, on_delete=models.SET_NULL, related_name="stands_in_for"
    )
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact")
        ordering: ClassVar[list[str]] = ["body", "starts", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")), name="contact_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(stand_in__isnull=True) | ~Q(stand_in=F("seat")),
                name="nobody_stands_in_for_themself",
            ),
            models.UniqueConstraint(
                fields=["body"], condition=Q(ends__isnull=True), name="one_contact_without_an_end"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.seat}"


class PortfolioNoteQuerySet(models.QuerySet["PortfolioNote"]):
    def visible_to(self, person: Any) -> PortfolioNoteQuerySet:
        """Those of the contact office where one sits; they are written for the next officer, not for the body."""
        if getattr(person, "pk", None) is None:
            return self.none()
        return self.filter(office__in=Seat.objects.filter(person=person).in_force().values("office"))


class PortfolioNote(Noun):
    """What an officer wants the next one to know about a body."""

    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="portfolio_notes")
    body = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="+")
    words = models.TextField()
    written_on = models.DateField()
    writer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = PortfolioNoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("note for the next officer")
        ordering: ClassVar[list[str]] = ["-written_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.body}, {self.written_on}"


class HandOverQuerySet(models.QuerySet["HandOver"]):
    def planned(self) -> HandOverQuerySet:
        return self.filter(done_on__isnull=True, withdrawn_on__isnull=True)

    def visible_to(self, person: Any) -> HandOverQuerySet:
        """Those of the contact office where one sits, and those one is to take over."""
        if getattr(person, "pk", None) is None:
            return self.none()
        mine = Seat.objects.filter(person=person).in_force().values("office")
        return self.filter(Q(office__in=mine) | Q(successor=person))


class HandOver(Noun):
    """One officer's bodies go to another on a day: the seat changes, everything else stays where it is."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="hand_overs")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="hand_overs")
    successor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    on = models.DateField()
    leaves = models.BooleanField(default=True, help_text="The officer's own seat ends the day before.")
    words = models.TextField(blank=True, help_text="What the one who leaves wants to say.")
    new_seat = models.ForeignKey(
        Seat, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    planned_on = models.DateField()
    done_on = models.DateField(null=True, editable=False)
    read_on = models.DateField(null=True, editable=False, help_text="When the one who took over had read it.")
    withdrawn_on = models.DateField(null=True, editable=False)

    objects = HandOverQuerySet.as_manager()

    class Meta:
        verbose_name = _("hand-over")
        ordering: ClassVar[list[str]] = ["-on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["seat"],
                condition=Q(done_on__isnull=True, withdrawn_on__isnull=True),
                name="one_planned_hand_over_of_a_seat",
            )
        ]

    def __str__(self) -> str:
        return f"{self.seat} → {self.successor}, {self.on}"

    def get_absolute_url(self) -> str:
        return reverse("places:hand_over", args=[self.pk])

    @property
    def is_planned(self) -> bool:
        return self.done_on is None and self.withdrawn_on is None
