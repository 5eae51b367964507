"""The plan itself, its phases, and the choice of having none."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tingsted.kernel import clock
from tingsted.kernel.models import Noun
from tingsted.places.models import Area, Office


class PlanQuerySet(models.QuerySet["Plan"]):
    def visible_to(self, person: Any) -> PlanQuerySet:
        """Plans are public from the day they are started: that is their point."""
        return self

    def current(self) -> PlanQuerySet:
        return self.filter(ended_on__isnull=True)


class Plan(Noun):
    """A local area's plan (LUP or BLUP): begun by its body, with the municipality or alone."""

    class Kind(models.TextChoices):
        LUP = "lup", _("local development plan (LUP)")
        BLUP = "blup", _("sustainable local development plan (BLUP)")

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="plans")
    body = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="plans")
    kind = models.CharField(max_length=5, choices=Kind, default=Kind.LUP)
    title = models.CharField(max_length=140)
    slug = models.SlugField(max_length=80, unique=True)
    renews = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="renewed_by"
    )
    recipe = models.CharField(max_length=80, blank=True, help_text="The recipe it was begun with.")
    with_municipality = models.BooleanField(default=True)
    vision = models.TextField(blank=True)
    story = models.TextField(blank=True, help_text="How the plan came about, in the area's words.")
    started_on = models.DateField()
    changed_on = models.DateField(help_text="When anything in it last changed: the edition line.")
    adopted_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("plan")
        ordering: ClassVar[list[str]] = ["-started_on"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["area", "body"], condition=Q(ended_on__isnull=True), name="one_living_plan_per_body"
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("plans:plan", args=[self.slug])

    def successor(self) -> Plan | None:
        """The plan that renewed it."""
        return Plan.objects.filter(renews=self).first()

    def open_for(self, act: str, on: date | None = None) -> bool:
        """Whether some phase in force that day opens this act (`suggest`, `answer`, `write`, `forward`)."""
        day = on or clock.today()
        return any(p.is_open(day) and act in OPENS[Phase.Kind(p.kind)] for p in self.phases.all())


class Phase(models.Model):
    """A stretch of the plan's way; phases may overlap."""

    class Kind(models.TextChoices):
        APPLICATION = "application", _("application")
        CHOICE = "choice", _("the municipality chooses")
        MOBILISATION = "mobilisation", _("mobilisation")
        MAPPING = "mapping", _("mapping")
        FACILITATION = "facilitation", _("facilitation")
        ORGANISATION = "organisation", _("organisation")
        MEETING = "meeting", _("citizen meeting")
        SURVEY = "survey", _("survey")
        RESULT = "result", _("meeting about the result")
        WORKSHOP = "workshop", _("workshop")
        DIALOGUE = "dialogue", _("dialogue with the municipality")
        GROUPS = "groups", _("working groups")
        WRITING = "writing", _("the plan is written")
        APPROVAL = "approval", _("political approval")
        HEARING = "hearing", _("public hearing")
        LIVING = "living", _("the plan is alive")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="phases")
    kind = models.CharField(max_length=12, choices=Kind)
    name_here = models.CharField(
        max_length=60, blank=True, help_text="What it is called here, if something else."
    )
    opens = models.DateField(null=True, blank=True)
    closes = models.DateField(null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar[list[str]] = ["order"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(opens__isnull=True) | Q(closes__isnull=True) | Q(closes__gte=F("opens")),
                name="phase_closes_after_it_opens",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """What it is called; an area's page says six of them, and Django's own way builds all names for each."""
        return self.name_here or str(Phase.Kind(self.kind).label)

    def is_open(self, on: date | None = None) -> bool:
        day = on or clock.today()
        return self.opens is not None and self.opens <= day and (self.closes is None or self.closes >= day)

    def moment(self) -> str:
        """Where it lies on the plan's way today: »past«, »now«, or still ahead (empty)."""
        if self.is_open():
            return "now"
        return "past" if self.opens is not None and self.opens < clock.today() else ""


OPENS: dict[Phase.Kind, frozenset[str]] = {
    Phase.Kind.APPLICATION: frozenset({"suggest"}),
    Phase.Kind.CHOICE: frozenset(),
    Phase.Kind.MOBILISATION: frozenset({"suggest"}),
    Phase.Kind.MAPPING: frozenset({"suggest", "answer"}),
    Phase.Kind.FACILITATION: frozenset({"suggest", "group"}),
    Phase.Kind.ORGANISATION: frozenset({"group", "write", "forward"}),
    Phase.Kind.MEETING: frozenset({"suggest"}),
    Phase.Kind.SURVEY: frozenset({"suggest", "answer"}),
    Phase.Kind.RESULT: frozenset({"group"}),
    Phase.Kind.WORKSHOP: frozenset({"suggest", "group"}),
    Phase.Kind.DIALOGUE: frozenset({"suggest", "group", "write"}),
    Phase.Kind.GROUPS: frozenset({"group", "write"}),
    Phase.Kind.WRITING: frozenset({"group", "write", "forward"}),
    Phase.Kind.APPROVAL: frozenset({"write"}),
    Phase.Kind.HEARING: frozenset({"suggest", "write"}),
    Phase.Kind.LIVING: frozenset({"suggest", "group", "write", "forward"}),
}


class NoPlanQuerySet(models.QuerySet["NoPlan"]):
    def visible_to(self, person: Any) -> NoPlanQuerySet:
        """Public: the choice stands on the area's page with the area's own words."""
        return self

    def current(self) -> NoPlanQuerySet:
        return self.filter(until__isnull=True)


class NoPlan(models.Model):
    """»No plan here«: a choice an area makes, shown with respect and with its own words."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="no_plans")
    body = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=300, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = NoPlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("choice of no plan")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["area"], condition=Q(until__isnull=True), name="one_choice_of_no_plan"
            )
        ]

    def __str__(self) -> str:
        return f"{self.area}: {self.words}"
