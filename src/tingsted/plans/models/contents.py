"""What stands in a plan: themes, actions, the ideas behind them, and what was carried to departments."""

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
from tingsted.plans.models.plans import Plan
from tingsted.promises.models import Promise


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


class ActionQuerySet(models.QuerySet["Action"]):
    def visible_to(self, person: Any) -> ActionQuerySet:
        """What stands in a plan is public, as the plan is."""
        return self


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
    ideas = models.ManyToManyField(Idea, blank=True, through="Entry", related_name="actions")

    objects = ActionQuerySet.as_manager()

    class Meta:
        verbose_name = _("action")
        ordering: ClassVar[list[str]] = ["theme__order", "order", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(work="laid aside") | ~Q(work_note=""), name="laid_aside_has_its_reason"
            )
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


class ActionChange(models.Model):
    """One change of an action's work, as a sentence can tell it."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="changes")
    on = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(Office, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    work = models.CharField(max_length=14, choices=Action.Work)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["at"]

    def __str__(self) -> str:
        return f"{self.action_id} {self.work}"

    def sentence(self) -> str:
        """The change as it is told, without its note."""
        words = {
            Action.Work.NOT_BEGUN: _("»%(title)s« has not begun after all"),
            Action.Work.BEGUN: _("»%(title)s« has begun"),
            Action.Work.WELL: _("»%(title)s« is well under way"),
            Action.Work.DONE: _("»%(title)s« is done"),
            Action.Work.ASIDE: _("»%(title)s« is laid aside"),
        }
        return str(words[Action.Work(self.work)]) % {"title": self.action.title}


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

    class Meta:
        verbose_name = _("forwarding")
        ordering: ClassVar[list[str]] = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.action} → {self.to}"
