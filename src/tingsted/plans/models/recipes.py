"""A municipality's own recipe for a plan, and the written sections of a plan that came of it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tingsted.kernel.models import Noun
from tingsted.plans.models.plans import Plan


class RecipeQuerySet(models.QuerySet["Recipe"]):
    def visible_to(self, person: Any) -> RecipeQuerySet:
        """How plans come about here is no secret."""
        return self

    def in_use(self) -> RecipeQuerySet:
        return self.filter(retired_on__isnull=True).order_by("name", "pk")


class Recipe(Noun):
    """How plans come about in this municipality: copied from one that came along, and adapted.

    `phases` are rows of kind, name, weeks from the start, weeks it lasts; `sections` are keys of the shared skeleton,
    each perhaps under a heading of its own, and whether an edition must have it.
    """

    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=5, choices=Plan.Kind)
    name = models.CharField(max_length=80)
    words = models.CharField(max_length=300, blank=True)
    phases = models.JSONField(default=list)
    sections = models.JSONField(default=list)
    retired_on = models.DateField(null=True, blank=True)

    objects = RecipeQuerySet.as_manager()

    class Meta:
        verbose_name = _("recipe")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("plans:recipe", args=[self.slug])


class Part(models.Model):
    """A section of a plan that is written by hand: its place in the shared skeleton, its heading, its words."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="parts")
    key = models.CharField(max_length=12)
    heading = models.CharField(max_length=80)
    text = models.TextField(blank=True)
    required = models.BooleanField(default=False, help_text="An edition must have it.")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar[list[str]] = ["order", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["plan", "key"], name="part_once_in_a_plan")]

    def __str__(self) -> str:
        return self.heading
