"""A local development plan that stays alive: phases, themes, actions, and what was forwarded to departments."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tingsted.ideas.models import Idea
from tingsted.kernel import clock
from tingsted.kernel.models import Noun
from tingsted.places.models import Area, Office
from tingsted.promises.models import Promise


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
    with_municipality = models.BooleanField(default=True)
    vision = models.TextField(blank=True)
    story = models.TextField(blank=True, help_text="How the plan came about, in the area's words.")
    started_on = models.DateField()
    adopted_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("plan")
        ordering: ClassVar[list[str]] = ["-started_on"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["area"], condition=Q(ended_on__isnull=True), name="one_living_plan_per_area")
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("plans:plan", args=[self.slug])

    def open_for(self, act: str, on: date | None = None) -> bool:
        """Whether some phase in force that day opens this act (`suggest`, `answer`, `write`, `forward`)."""
        day = on or clock.today()
        return any(p.is_open(day) and act in OPENS[Phase.Kind(p.kind)] for p in self.phases.all())


class Phase(models.Model):
    """A stretch of the plan's way; phases may overlap."""

    class Kind(models.TextChoices):
        MEETING = "meeting", _("citizen meeting")
        SURVEY = "survey", _("survey")
        RESULT = "result", _("meeting about the result")
        GROUPS = "groups", _("working groups")
        WRITING = "writing", _("the plan is written")
        LIVING = "living", _("the plan is alive")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="phases")
    kind = models.CharField(max_length=8, choices=Kind)
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
        return self.get_kind_display()

    def is_open(self, on: date | None = None) -> bool:
        day = on or clock.today()
        return self.opens is not None and self.opens <= day and (self.closes is None or self.closes >= day)


OPENS: dict[Phase.Kind, frozenset[str]] = {
    Phase.Kind.MEETING: frozenset({"suggest"}),
    Phase.Kind.SURVEY: frozenset({"suggest", "answer"}),
    Phase.Kind.RESULT: frozenset({"group"}),
    Phase.Kind.GROUPS: frozenset({"group", "write"}),
    Phase.Kind.WRITING: frozenset({"group", "write", "forward"}),
    Phase.Kind.LIVING: frozenset({"suggest", "group", "write", "forward"}),
}


class NoPlan(models.Model):
    """»No plan here«: a choice an area makes, shown with respect and with its own words."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="no_plans")
    body = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=300, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("choice of no plan")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["area"], condition=Q(until__isnull=True), name="one_choice_of_no_plan")
        ]

    def __str__(self) -> str:
        return f"{self.area}: {self.words}"


class Theme(models.Model):
    """A heading of the plan, such as »Paths and nature«."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="themes")
    name = models.CharField(max_length=80)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar[list[str]] = ["order", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["plan", "name"], name="theme_once_per_plan")]

    def __str__(self) -> str:
        return self.name


class Action(Noun):
    """Something the area will do or wants done: who drives it, who coordinates, how far it is."""

    class Driver(models.TextChoices):
        CITIZENS = "citizens", _("citizens")
        MUNICIPALITY = "municipality", _("the municipality")
        JOINT = "joint", _("citizens and municipality together")

    class Work(models.TextChoices):
        NOT_BEGUN = "not begun", _("not begun")
        BEGUN = "begun", _("begun")
        WELL = "well under way", _("well under way")
        DONE = "done", _("done")
        ASIDE = "laid aside", _("laid aside")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="actions")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="actions")
    order = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=140)
    text = models.TextField(blank=True)
    driver = models.CharField(max_length=12, choices=Driver, default=Driver.CITIZENS)
    coordinator = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="coordinates_actions"
    )
    coordinator_public = models.BooleanField(default=False, help_text="The coordinator agreed to be named.")
    work = models.CharField(max_length=14, choices=Work, default=Work.NOT_BEGUN)
    work_note = models.CharField(max_length=300, blank=True)
    work_on = models.DateField(null=True, blank=True)
    ideas = models.ManyToManyField(Idea, blank=True, related_name="actions")

    class Meta:
        verbose_name = _("action")
        ordering: ClassVar[list[str]] = ["theme__order", "order", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(work="laid aside") | ~Q(work_note=""), name="laid_aside_has_its_reason")
        ]

    def __str__(self) -> str:
        return self.title


class ActionChange(models.Model):
    """One change of an action's work, as a sentence can tell it."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="changes")
    on = models.DateField()
    at = models.DateTimeField()
    work = models.CharField(max_length=14, choices=Action.Work)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["at"]

    def __str__(self) -> str:
        return f"{self.action_id} {self.work}"


class Forwarding(models.Model):
    """An action carried to a department by the contact office: the answer is owed from then on."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="forwardings")
    to = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True)
    on = models.DateField()
    at = models.DateTimeField()
    promise = models.OneToOneField(Promise, on_delete=models.PROTECT, related_name="forwarding")

    class Meta:
        verbose_name = _("forwarding")

    def __str__(self) -> str:
        return f"{self.action} → {self.to}"
