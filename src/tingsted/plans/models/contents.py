"""What stands in a plan: actions, the ideas behind them, and what was carried to departments."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tingsted.ideas.models import Idea
from tingsted.kernel.models import Noun
from tingsted.places.models import Office
from tingsted.plans.models.headings import Goal, Theme
from tingsted.plans.models.plans import Plan
from tingsted.promises.models import Promise


class ActionQuerySet(models.QuerySet["Action"]):
    def visible_to(self, person: Any) -> ActionQuerySet:
        """What stands in a plan is public, as the plan is."""
        return self

    def standing(self) -> ActionQuerySet:
        """Those that nobody has taken out of their plan."""
        return self.filter(archived_on__isnull=True)


class Action(Noun):
    """Something the area will do or wants done: who drives it, who coordinates, how far it is."""

    class Driver(models.TextChoices):
        CITIZENS = "citizens", _("citizens")
        MUNICIPALITY = "municipality", _("the municipality")
        JOINT = "joint", _("citizens and municipality together")

    class Work(models.TextChoices):
        """How far it is; the codes are those the design room draws."""

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
    partners = models.CharField(max_length=120, blank=True, help_text="Together with whom.")
    goal = models.ForeignKey(Goal, null=True, blank=True, on_delete=models.SET_NULL, related_name="actions")
    place = models.CharField(max_length=120, blank=True, help_text="Where, in people's own words.")
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    sdgs = models.JSONField(
        default=list, blank=True, help_text="Codes of goals and targets, such as 11 and 11.7."
    )
    time = models.CharField(max_length=80, blank=True, help_text="When, as the area says it: »spring 2028«.")
    cost = models.PositiveIntegerField(null=True, blank=True, help_text="About how many kroner it takes.")
    money = models.CharField(max_length=120, blank=True, help_text="Where the money comes from.")
    coordinator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="coordinates_actions",
    )
    coordinator_public = models.BooleanField(default=False, help_text="The coordinator agreed to be named.")
    work = models.CharField(max_length=14, choices=Work, default=Work.NOT_BEGUN)
    work_note = models.CharField(max_length=300, blank=True)
    work_on = models.DateField(null=True, blank=True)
    archived_on = models.DateField(null=True, blank=True, help_text="Taken out of the plan; its trail stays.")
    archived_why = models.CharField(max_length=300, blank=True)
    ideas = models.ManyToManyField(Idea, blank=True, through="Entry", related_name="actions")

    objects = ActionQuerySet.as_manager()

    class Meta:
        verbose_name = _("action")
        ordering: ClassVar[list[str]] = ["theme__order", "order", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(work="laid aside") | ~Q(work_note=""), name="laid_aside_has_its_reason"
            ),
            models.CheckConstraint(
                condition=Q(archived_on__isnull=True) | ~Q(archived_why=""), name="taken_out_has_its_reason"
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False),
                name="a_point_has_both_its_numbers",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def anchor(self) -> str:
        """Its place on the plan's page."""
        return f"handling-{self.pk}"

    def get_absolute_url(self) -> str:
        return f"{self.plan.get_absolute_url()}#{self.anchor}"

    def edit_url(self) -> str:
        """Where its coordinator and the body write it."""
        return reverse("plans:action", args=[self.plan.slug, self.pk])

    def coordinator_url(self) -> str:
        """Where the body names who coordinates."""
        return reverse("plans:coordinator", args=[self.plan.slug, self.pk])

    def out_url(self) -> str:
        """Where the body takes it out of the plan."""
        return reverse("plans:take_out", args=[self.plan.slug, self.pk])

    def back_url(self) -> str:
        """Where the body puts it back."""
        return reverse("plans:put_back", args=[self.plan.slug, self.pk])

    def forward_url(self) -> str:
        """Where the contact office carries it to a department."""
        return reverse("plans:forward", args=[self.plan.slug, self.pk])


class Entry(models.Model):
    """An idea that became part of an action: a step on the idea's trail."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="entries")
    idea = models.ForeignKey(Idea, on_delete=models.PROTECT, related_name="entries")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["action", "idea"], name="idea_once_in_an_action")
        ]

    def __str__(self) -> str:
        return f"{self.idea_id} → {self.action_id}"


class Forwarding(models.Model):
    """An action carried to a department: the answer is owed from then on.

    The contact office carries it; a department that passes the question on carries it to the next.
    """

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="forwardings")
    to = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True)
    on = models.DateField()
    at = models.DateTimeField()
    promise = models.OneToOneField(Promise, on_delete=models.PROTECT, related_name="forwarding")

    shown_references: tuple[Any, ...] = ()
    """The department's links, where a whole plan was read."""

    class Meta:
        verbose_name = _("forwarding")
        ordering: ClassVar[list[str]] = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.action} → {self.to}"
