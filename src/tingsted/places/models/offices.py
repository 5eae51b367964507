"""Offices: whatever can be asked, owe and answer. Bodies of citizens, departments, committees, contact offices."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

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
    DISTRICT = "district", _("district committee (s. 65 d)")
    GUILD = "guild", _("village guild")
    CLUSTER = "cluster", _("village cluster")
    ASSOCIATION = "association", _("association")
    CONTACT_GROUP = "contact group", _("contact group")
    ESTATE = "estate", _("housing estate")
    PARENTS = "parents", _("parents")
    USERS = "users", _("users")
    COMMUNITY = "community", _("community")
    UMBRELLA = "umbrella", _("umbrella body")
    CONTACT = "contact office", _("contact office")
    DEPARTMENT = "department", _("department")
    COMMITTEE = "committee", _("committee")
    SPECIAL = "special", _("special committee (s. 17(4))")
    SECRETARIAT = "secretariat", _("secretariat")


BODIES = frozenset(
    {
        OfficeKind.COUNCIL,
        OfficeKind.FORUM,
        OfficeKind.DISTRICT,
        OfficeKind.GUILD,
        OfficeKind.CLUSTER,
        OfficeKind.ASSOCIATION,
        OfficeKind.CONTACT_GROUP,
        OfficeKind.ESTATE,
        OfficeKind.PARENTS,
        OfficeKind.USERS,
        OfficeKind.COMMUNITY,
        OfficeKind.UMBRELLA,
    }
)
# Bodies that speak for people who share something other than a piece of land.
WITHOUT_TERRITORY = frozenset(
    {OfficeKind.ESTATE, OfficeKind.PARENTS, OfficeKind.USERS, OfficeKind.ASSOCIATION, OfficeKind.COMMUNITY}
)
COMMITTEES = frozenset({OfficeKind.COMMITTEE, OfficeKind.SPECIAL})


class LegalBasis(models.TextChoices):
    """What a body stands on. An open forum without a board is as good a body as an association."""

    STATUTES = "statutes", _("an association with statutes of its own")
    OPEN = "open", _("an open forum without a board")
    DELEGATED = "delegated", _("set up by the municipal council (s. 65 d)")
    AGREEMENT = "agreement", _("an agreement with the municipality")
    LAW = "law", _("set up by law")
    INFORMAL = "informal", _("no formal basis: people who have agreed to meet")


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
    covers = models.ManyToManyField(
        Area,
        blank=True,
        related_name="covered_by",
        help_text="Other areas it speaks in: a cluster's, an umbrella's.",
    )
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
    how_chosen = models.CharField(max_length=200, blank=True)
    legal_basis = models.CharField(max_length=12, choices=LegalBasis, blank=True)
    basis_words = models.CharField(
        max_length=300, blank=True, help_text="Where the basis can be read, and what it says in short."
    )
    size = models.PositiveSmallIntegerField(null=True, blank=True, help_text="How many seats it has.")
    term_years = models.PositiveSmallIntegerField(null=True, blank=True)
    staggered = models.BooleanField(default=False, help_text="Half of the seats are up at each election.")
    hearing_right = models.BooleanField(default=False, help_text="The municipality hears it in its matters.")
    approved = models.DateField(null=True, blank=True, help_text="When the municipal council approved it.")
    term_starts = models.DateField(null=True, blank=True, help_text="Of a committee: the council's term.")
    term_ends = models.DateField(null=True, blank=True)
    secretary = models.CharField(max_length=120, blank=True, help_text="The office that keeps its papers.")
    departments = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="committees",
        help_text="Of a committee: the departments that prepare its cases.",
    )  # fmt: skip
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
            ),
            models.CheckConstraint(
                condition=Q(term_ends__isnull=True)
                | Q(term_starts__isnull=True)
                | Q(term_ends__gte=F("term_starts")),
                name="committee_term_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.short_name or self.name

    def get_absolute_url(self) -> str:
        return reverse("places:office", args=[self.slug])

    @property
    def is_body(self) -> bool:
        return self.kind in BODIES

    @property
    def is_committee(self) -> bool:
        return self.kind in COMMITTEES

    def is_open(self, on: date | None = None) -> bool:
        """Whether it is not dissolved that day."""
        return self.dissolved is None or self.dissolved > (on or clock.today())


class FormerName(models.Model):
    """What an office was called until a day: people look for it under the old name."""

    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="former_names")
    name = models.CharField(max_length=120)
    until = models.DateField()

    class Meta:
        verbose_name = _("former name")
        ordering: ClassVar[list[str]] = ["-until", "-pk"]

    def __str__(self) -> str:
        return f"{self.name} – {self.until}"


class EarlierLife(models.Model):
    """A stretch of years in which an office existed before it was founded again."""

    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="earlier_lives")
    founded = models.DateField(null=True, blank=True)
    approved = models.DateField(null=True, blank=True)
    dissolved = models.DateField()
    why = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("earlier life of an office")
        ordering: ClassVar[list[str]] = ["-dissolved", "-pk"]

    def __str__(self) -> str:
        return f"{self.office}: {self.founded or ''}–{self.dissolved}"


class TaskCode(models.Model):
    """The first figures of the municipal task numbers that a department works with; the longest that fits wins."""

    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="task_codes")
    prefix = models.CharField(max_length=8, unique=True, help_text="As in 05 or 13.05.")

    class Meta:
        verbose_name = _("task code")
        ordering: ClassVar[list[str]] = ["prefix"]

    def __str__(self) -> str:
        return self.prefix
