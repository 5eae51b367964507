"""What actions stand under: the plan's themes, and what the area wants to reach with each."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tingsted.plans.models.plans import Plan


class ThemeQuerySet(models.QuerySet["Theme"]):
    def standing(self) -> ThemeQuerySet:
        """Those that nobody has taken out of their plan."""
        return self.filter(archived_on__isnull=True)


class Theme(models.Model):
    """A heading of the plan, such as »Paths and nature«."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="themes")
    name = models.CharField(max_length=80)
    order = models.PositiveSmallIntegerField(default=0)
    archived_on = models.DateField(null=True, blank=True)

    objects = ThemeQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["order", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["plan", "name"], name="theme_once_per_plan")]

    def __str__(self) -> str:
        return self.name


class Goal(models.Model):
    """What the area wants to reach under a theme: what an action can work for."""

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="goals")
    words = models.CharField(max_length=200)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar[list[str]] = ["theme__order", "theme_id", "order", "pk"]

    def __str__(self) -> str:
        return self.words
