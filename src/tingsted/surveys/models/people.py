"""How many live in an area, by age and gender: what those who answered are held beside."""

from __future__ import annotations

from collections import Counter
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tingsted.places.models import Area


class Population(models.Model):
    """One figure of the population: the people of one age band and one gender in one area."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="+")
    age_band = models.CharField(max_length=8)
    gender = models.CharField(max_length=6)
    people = models.PositiveIntegerField()
    entered_on = models.DateField()

    class Meta:
        verbose_name = _("figure of the population")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["area", "age_band", "gender"], name="one_figure_per_age_and_gender"
            )
        ]

    def __str__(self) -> str:
        return f"{self.area_id} {self.age_band} {self.gender}: {self.people}"

    @classmethod
    def margins(cls, area: int) -> dict[str, dict[str, int]]:
        """The area's people by age and by gender; empty where no figures were entered."""
        age, gender = Counter[str](), Counter[str]()
        rows = cls.objects.filter(area=area).order_by("age_band", "gender")
        for band, who, people in rows.values_list("age_band", "gender", "people"):
            age[band] += people
            gender[who] += people
        return {"age": dict(age), "gender": dict(gender)} if age else {}
