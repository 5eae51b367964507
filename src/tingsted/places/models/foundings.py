"""The way from an area without a body to one: who is interested, the meeting, the statutes, the approval."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tingsted.kernel.models import Noun
from tingsted.places.models.areas import Area
from tingsted.places.models.offices import LegalBasis, Office, OfficeKind
from tingsted.places.models.seats import Seat


class FoundingQuerySet(models.QuerySet["Founding"]):
    """Foundings are public: anybody may join one."""

    def visible_to(self, person: Any) -> FoundingQuerySet:
        return self

    def under_way(self) -> FoundingQuerySet:
        """Those that have neither become a body nor been laid aside."""
        return self.filter(met_on__isnull=True, ended_on__isnull=True)


class Founding(Noun):
    """People in an area are founding a body: one row from the first name on the list to the council's approval."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="foundings")
    kind = models.CharField(max_length=16, choices=OfficeKind, default=OfficeKind.COUNCIL)
    name = models.CharField(max_length=120, blank=True)
    begun_on = models.DateField()
    meeting_at = models.DateTimeField(null=True, blank=True)
    meeting_place = models.CharField(max_length=160, blank=True)
    legal_basis = models.CharField(max_length=12, choices=LegalBasis, default=LegalBasis.STATUTES)
    purpose = models.CharField(max_length=300, blank=True)
    how_chosen = models.CharField(max_length=200, blank=True)
    size = models.PositiveSmallIntegerField(null=True, blank=True)
    term_years = models.PositiveSmallIntegerField(null=True, blank=True)
    statutes = models.TextField(blank=True)
    met_on = models.DateField(null=True, blank=True)
    approved_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_why = models.CharField(max_length=200, blank=True)
    office = models.OneToOneField(
        Office, null=True, blank=True, on_delete=models.SET_NULL, related_name="founding", editable=False
    )

    objects = FoundingQuerySet.as_manager()

    class Meta:
        verbose_name = _("founding")
        ordering: ClassVar[list[str]] = ["-begun_on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["area"],
                condition=Q(met_on__isnull=True, ended_on__isnull=True),
                name="one_founding_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return self.name or f"{self.get_kind_display()}, {self.area}"

    def get_absolute_url(self) -> str:
        return reverse("places:founding", args=[self.area.slug])

    @property
    def is_under_way(self) -> bool:
        return self.met_on is None and self.ended_on is None


class InterestQuerySet(models.QuerySet["Interest"]):
    def visible_to(self, person: Any) -> InterestQuerySet:
        """Those who gave their name, to the area's contact office only."""
        if getattr(person, "pk", None) is None:
            return self.none()
        mine = Seat.objects.filter(person=person).in_force().values("office")
        return self.filter(founding__area__contact_office__in=mine)


class Interest(Noun):
    """Somebody would like to be part of it; kept until the founding is over, or they take it back."""

    founding = models.ForeignKey(Founding, on_delete=models.CASCADE, related_name="interested")
    name = models.CharField(max_length=120)
    email = models.EmailField()
    words = models.CharField(max_length=300, blank=True, help_text="What they would like to help with.")
    consented_on = models.DateField()

    objects = InterestQuerySet.as_manager()

    class Meta:
        verbose_name = _("interest in founding a body")
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["founding", "email"], name="one_interest_for_an_address")
        ]

    def __str__(self) -> str:
        return f"{self.founding_id}: {self.consented_on}"
