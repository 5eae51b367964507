"""A village's own goals under the seventeen, each with something one can count."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tingsted.kernel.models import Noun
from tingsted.places.models import Area
from tingsted.plans.models import Plan
from tingsted.plans.sdg import Sdg, goal_of


class VillageGoalQuerySet(models.QuerySet["VillageGoal"]):
    def visible_to(self, person: Any) -> VillageGoalQuerySet:
        """What a village wants is public, also once it has been laid down."""
        return self

    def current(self) -> VillageGoalQuerySet:
        return self.filter(ended_on__isnull=True)


class VillageGoal(Noun):
    """What the village wants, under one of the seventeen: an indicator from a baseline towards an aim."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="village_goals")
    plan = models.ForeignKey(
        Plan, null=True, blank=True, on_delete=models.SET_NULL, related_name="village_goals"
    )
    code = models.CharField(max_length=6, help_text="One of the seventeen (11) or a target of it (11.7).")
    title = models.CharField(max_length=140)
    why = models.TextField(blank=True)
    indicator = models.CharField(max_length=140, help_text="What is counted or measured.")
    unit = models.CharField(max_length=40)
    baseline = models.DecimalField(max_digits=12, decimal_places=2)
    baseline_year = models.PositiveSmallIntegerField()
    aim = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    aim_year = models.PositiveSmallIntegerField(null=True, blank=True)
    set_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    objects = VillageGoalQuerySet.as_manager()

    class Meta:
        verbose_name = _("village goal")
        ordering: ClassVar[list[str]] = ["title", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(baseline__gte=0) & (Q(aim__isnull=True) | Q(aim__gte=0)),
                name="a_goal_counts_from_zero_up",
            ),
            models.CheckConstraint(
                condition=Q(aim_year__isnull=True) | Q(aim_year__gt=models.F("baseline_year")),
                name="an_aim_lies_after_its_baseline",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def sdg(self) -> Sdg:
        """The one of the seventeen it stands under."""
        return goal_of(self.code)

    @property
    def values(self) -> dict[int, Decimal]:
        """Year → value, from the baseline on; a reading of the baseline's own year stands in its place."""
        readings = {reading.year: reading.value for reading in self.readings.all()}
        return dict(sorted(({self.baseline_year: self.baseline} | readings).items()))

    def get_absolute_url(self) -> str:
        return reverse("mapping:goal", args=[self.area.slug, self.pk])


class Reading(models.Model):
    """What the indicator showed in one year."""

    goal = models.ForeignKey(VillageGoal, on_delete=models.CASCADE, related_name="readings")
    year = models.PositiveSmallIntegerField()
    value = models.DecimalField(max_digits=12, decimal_places=2)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("reading")
        ordering: ClassVar[list[str]] = ["year"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["goal", "year"], name="one_reading_a_year"),
            models.CheckConstraint(condition=Q(value__gte=0), name="a_reading_counts_from_zero_up"),
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.value}"
