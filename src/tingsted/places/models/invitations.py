"""An invitation to a seat: it becomes a seat when the person takes it, through the link in the letter."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tingsted.kernel import clock
from tingsted.kernel.models import Noun
from tingsted.places.models.offices import Office
from tingsted.places.models.seats import Role, Seat


class SeatInvitationQuerySet(models.QuerySet["SeatInvitation"]):
    def waiting(self, on: date | None = None) -> SeatInvitationQuerySet:
        """Those that may still be taken on that day."""
        day = on or clock.today()
        return self.filter(taken_at__isnull=True, withdrawn_at__isnull=True, open_until__gte=day)

    def visible_to(self, person: Any) -> SeatInvitationQuerySet:
        """Those of one's own offices; nobody else sees who was asked."""
        if getattr(person, "pk", None) is None:
            return self.none()
        mine = Seat.objects.filter(person=person).in_force().values("office")
        return self.filter(Q(office__in=mine) | Q(office__contact_office__in=mine))


class SeatInvitation(Noun):
    """Somebody is asked to sit in an office: name and mail are kept until the seat is taken or the link runs out."""

    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="seat_invitations")
    name = models.CharField(max_length=120)
    email = models.EmailField()
    role = models.CharField(max_length=16, choices=Role, default=Role.MEMBER)
    title = models.CharField(max_length=80, blank=True)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    speaks = models.BooleanField(default=False)
    invited_by = models.CharField(max_length=120, help_text="The office that invited, by name.")
    open_until = models.DateField()
    seat = models.OneToOneField(
        Seat, null=True, blank=True, on_delete=models.SET_NULL, related_name="invitation", editable=False
    )
    taken_at = models.DateTimeField(null=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)

    objects = SeatInvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation to a seat")
        ordering: ClassVar[list[str]] = ["-created_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                name="invited_term_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.office}"

    def is_waiting(self, on: date | None = None) -> bool:
        """Whether the link in the letter still leads to a seat."""
        return (
            self.taken_at is None and self.withdrawn_at is None and self.open_until >= (on or clock.today())
        )
