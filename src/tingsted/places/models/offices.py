"""Offices: whatever can be asked, owe and answer. Seats: who sits there, as what, from when to when."""

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
from tingsted.places.models.areas import Area


class OfficeKind(models.TextChoices):
    """What sort of office it is; the first group are bodies of citizens, the rest sit in the town hall."""

    COUNCIL = "council", _("local council (lokalråd)")
    FORUM = "forum", _("local forum (lokalforum)")
    ASSOCIATION = "association", _("association")
    CONTACT_GROUP = "contact group", _("contact group")
    COMMUNITY = "community", _("community")
    UMBRELLA = "umbrella", _("umbrella body")
    CONTACT = "contact office", _("contact office")
    DEPARTMENT = "department", _("department")
    COMMITTEE = "committee", _("committee")
    SECRETARIAT = "secretariat", _("secretariat")


BODIES = frozenset(
    {
        OfficeKind.COUNCIL,
        OfficeKind.FORUM,
        OfficeKind.ASSOCIATION,
        OfficeKind.CONTACT_GROUP,
        OfficeKind.COMMUNITY,
        OfficeKind.UMBRELLA,
    }
)


class OfficeQuerySet(models.QuerySet["Office"]):
    """Offices are public, all of them."""

    def visible_to(self, person: Any) -> OfficeQuerySet:
        return self

    def bodies(self) -> OfficeQuerySet:
        return self.filter(kind__in=BODIES)

    def open(self, on: date | None = None) -> OfficeQuerySet:
        """Those not dissolved that day."""
        return self.filter(Q(dissolved__isnull=True) | Q(dissolved__gt=on or clock.today()))


class Office(Noun):
    """A body, a department, a committee, a contact office: it outlives the people who sit in it."""

    kind = models.CharField(max_length=16, choices=OfficeKind)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=60, blank=True)
    slug = models.SlugField(max_length=60, unique=True)
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.PROTECT, related_name="offices")
    contact_office = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="bodies_served",
        help_text="The municipality's contact for this body.",
    )
    mailbox = models.EmailField(blank=True)
    about = models.TextField(blank=True, help_text="What it works on, in its own words.")
    founded = models.DateField(null=True, blank=True)
    dissolved = models.DateField(null=True, blank=True)

    objects = OfficeQuerySet.as_manager()

    class Meta:
        verbose_name = _("office")
        ordering: ClassVar[list[str]] = ["name"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(dissolved__isnull=True)
                | Q(founded__isnull=True)
                | Q(dissolved__gte=F("founded")),
                name="office_is_dissolved_after_it_is_founded",
            )
        ]

    def __str__(self) -> str:
        return self.short_name or self.name

    def get_absolute_url(self) -> str:
        return reverse("places:office", args=[self.slug])

    @property
    def is_body(self) -> bool:
        return self.kind in BODIES


class Role(models.TextChoices):
    CHAIR = "chair", _("chair")
    DEPUTY = "deputy chair", _("deputy chair")
    TREASURER = "treasurer", _("treasurer")
    SECRETARY = "secretary", _("secretary")
    MEMBER = "member", _("member")
    SUBSTITUTE = "substitute", _("substitute")
    LOCAL_CONTACT = "local contact", _("local contact person")
    OFFICER = "officer", _("officer")
    STAND_IN = "stand-in", _("stand-in")
    LEADER = "leader", _("leader")
    POLITICIAN = "politician", _("politician")
    EDITOR = "editor", _("editor")


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

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("seat")
        ordering: ClassVar[list[str]] = ["office", "starts"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")), name="seat_ends_after_it_begins"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["person", "starts", "ends"])]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_role_display()}, {self.office}"

    def is_in_force(self, on: date | None = None) -> bool:
        day = on or clock.today()
        return self.starts <= day and (self.ends is None or self.ends >= day)
